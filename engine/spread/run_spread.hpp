#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "spread/adoption.hpp"
#include "spread/spread.hpp"

namespace pilotwave {

/// When a run ends, at the latest after `steps`.
enum class Until : std::uint8_t {
  StepsAreDone,
  NobodyChanges,  ///< after the first step that changed nobody; the end of rules without luck
  NobodyAdopts,   ///< once nobody counts as adopting; the end of transmission
};

struct SpreadPlan {
  SpreadLuck luck;
  int steps = 52;
  std::vector<std::uint32_t> seeds{};  ///< people at `seed_level` before the first step
  SpreadLevel seed_level = 1;
  Until until = Until::StepsAreDone;
};

/// What a run leaves behind.
struct SpreadHistory {
  std::vector<std::uint64_t> adopting;  ///< people who adopt after step 0 (seeds alone), 1, 2, ...
  std::vector<std::uint64_t> counts;    ///< people at each level, step by step: n_levels entries a step
  std::uint32_t n_levels = 0;
  std::vector<SpreadLevel> levels;       ///< at the end
  std::vector<std::int32_t> adopted_at;  ///< step in which each last came to adopt: 0 seeds, -1 never
  int last_change = 0;                   ///< the last step that changed anybody; 0 if none did

  [[nodiscard]] int steps() const { return static_cast<int>(adopting.size()) - 1; }
  [[nodiscard]] std::uint64_t at_level(int step, SpreadLevel level) const {
    return counts[static_cast<std::size_t>(step) * n_levels + level];
  }
  /// Everyone who ever adopted and those who still do.
  [[nodiscard]] std::uint64_t ever_adopted() const {
    std::uint64_t n = 0;
    for (const std::int32_t at : adopted_at) n += at >= 0 ? 1U : 0U;
    return n;
  }
};

/// Spreads by a rule from the plan's seeds and writes down every step.
/// @param rule  a SpreadRule, or a bare chance of adopting: then nobody stops
template <class Crowd, class Rule>
[[nodiscard]] SpreadHistory run_spread(const Crowd& crowd, const Rule& rule, const SpreadPlan& plan,
                                       Executor& executor) {
  if constexpr (!SpreadRule<Rule>) {
    static_assert(SpreadChance<Rule>, "a rule of spread, or a chance: a function of const Situation&");
    return run_spread(crowd, Adoption(rule), plan, executor);
  } else {
    Spread<Crowd, Rule> spread(crowd, rule, plan.luck, executor);
    for (const std::uint32_t person : plan.seeds) spread.set_level(person, plan.seed_level);
    SpreadHistory history;
    history.n_levels = static_cast<std::uint32_t>(spread.counts().size());
    // Runs that end by themselves are given room for more steps than they take.
    constexpr int kMostRows = 1000;
    const auto n_rows = static_cast<std::size_t>(std::min(plan.steps, kMostRows)) + 1;
    history.adopting.reserve(n_rows);
    history.counts.reserve(n_rows * history.n_levels);
    const auto write_down = [&] {
      history.adopting.push_back(spread.adopting());
      history.counts.insert(history.counts.end(), spread.counts().begin(), spread.counts().end());
    };
    write_down();
    while (spread.steps_done() < plan.steps) {
      if (plan.until == Until::NobodyAdopts && spread.adopting() == 0) break;
      const bool changed = spread.step() > 0;
      if (changed) history.last_change = spread.steps_done();
      if (!changed && plan.until == Until::NobodyChanges) break;
      write_down();
    }
    history.levels.assign(spread.levels().begin(), spread.levels().end());
    history.adopted_at.assign(spread.adopted_at().begin(), spread.adopted_at().end());
    return history;
  }
}

/// On the calling thread alone.
template <class Crowd, class Rule>
[[nodiscard]] SpreadHistory run_spread(const Crowd& crowd, const Rule& rule, const SpreadPlan& plan) {
  const auto executor = make_serial_executor();
  return run_spread(crowd, rule, plan, *executor);
}

}  // namespace pilotwave
