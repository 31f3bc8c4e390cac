#pragma once

#include <cstdint>
#include <vector>

#include "spread/run_spread.hpp"

namespace pilotwave::test {

/// The plain way to spread: in every step everyone looks at everyone they watch. What the runner must equal
/// bit by bit.
template <SpreadRule Rule>
SpreadHistory scan_all(const ContactGraph& ties, const Rule& rule, const SpreadPlan& plan) {
  const std::uint32_t n = ties.n_nodes();
  SpreadHistory h;
  h.n_levels = rule.n_levels();
  h.levels.assign(n, 0);
  h.adopted_at.assign(n, -1);
  const auto settle = [&](std::uint32_t i, SpreadLevel to, int step) {
    if (rule.adopts(to) && !rule.adopts(h.levels[i])) h.adopted_at[i] = step;
    h.levels[i] = to;
  };
  const auto write_down = [&] {
    std::vector<std::uint64_t> counts(h.n_levels, 0);
    std::uint64_t adopting = 0;
    for (const SpreadLevel level : h.levels) ++counts[level], adopting += rule.adopts(level) ? 1U : 0U;
    h.adopting.push_back(adopting);
    h.counts.insert(h.counts.end(), counts.begin(), counts.end());
  };
  for (const std::uint32_t person : plan.seeds) settle(person, plan.seed_level, 0);
  write_down();
  for (int step = 1; step <= plan.steps; ++step) {
    if (plan.until == Until::NobodyAdopts && h.adopting.back() == 0) break;
    const std::vector<SpreadLevel> before = h.levels;
    for (std::uint32_t i = 0; i < n; ++i) {
      Situation x;
      x.person = i;
      x.step = step;
      x.adopted_at = h.adopted_at[i];
      for (const std::uint32_t j : ties.neighbours(i)) x.adopting += rule.adopts(before[j]) ? 1U : 0U;
      x.watched = ties.degree(i);
      const double u = kIsCertain<Rule> ? 0.5
                                        : plan.luck.luck.seat_uniform(plan.luck.stream, plan.luck.place,
                                                                      static_cast<std::uint32_t>(step), i);
      settle(i, rule.next(before[i], x, u), step);
    }
    if (h.levels != before) h.last_change = step;
    if (h.levels == before && plan.until == Until::NobodyChanges) break;
    write_down();
  }
  return h;
}

inline bool same(const SpreadHistory& a, const SpreadHistory& b) {
  return a.adopting == b.adopting && a.counts == b.counts && a.levels == b.levels &&
         a.adopted_at == b.adopted_at && a.last_change == b.last_change;
}

/// Counts of adopting neighbours, from scratch.
template <SpreadRule Rule>
std::vector<std::uint32_t> recounted(const ContactGraph& ties, const Rule& rule,
                                     std::span<const SpreadLevel> levels) {
  std::vector<std::uint32_t> seen(ties.n_nodes(), 0);
  for (std::uint32_t i = 0; i < ties.n_nodes(); ++i) {
    for (const std::uint32_t j : ties.neighbours(i)) seen[i] += rule.adopts(levels[j]) ? 1U : 0U;
  }
  return seen;
}

}  // namespace pilotwave::test
