#include "experiment/flip/assumption_flips.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "experiment/attribution/variant_values.hpp"
#include "experiment/paired.hpp"
#include "scenario/parameter_change.hpp"

namespace pilotwave {
namespace {

/// Strong, moderate, weak, assumed.
constexpr std::array<double, 4> kPoorlyKnown = {1, 2, 3, 4};

struct Look {
  FlipVerdict verdict;
  Moments difference;
};

class AssumptionSearch {
 public:
  AssumptionSearch(const Scenario& first, const Scenario& second, const AssumptionQuestion& question,
                   const RunnerOf& runs, Executor& executor, const std::atomic<bool>* stop)
      : plans_{first, second}, question_(question), runs_(runs), executor_(executor), stop_(stop) {}

  AssumptionFlips search() {
    const Look base = look({}, question_.pairs), screened = look({}, question_.screening_pairs);
    AssumptionFlips out;
    out.base = base.verdict;
    out.base_difference = base.difference.mean;
    for (const std::size_t parameter : question_.parameters) {
      if (stopped()) break;
      out.effects.push_back(effect_of(parameter, screened));
    }
    std::stable_sort(
        out.effects.begin(), out.effects.end(),
        [](const AssumptionEffect& a, const AssumptionEffect& b) { return a.weakness > b.weakness; });
    const int side = side_of(out.base.verdict);
    for (std::size_t i = 0; i < std::min(question_.deepest, out.effects.size()) && !stopped(); ++i)
      search_turn(out.effects[i], side);
    std::stable_sort(out.effects.begin(), out.effects.end(),
                     [](const AssumptionEffect& a, const AssumptionEffect& b) {
                       if (a.flips_at.has_value() != b.flips_at.has_value()) return a.flips_at.has_value();
                       return a.flips_at.has_value() && a.share_of_range < b.share_of_range;
                     });
    out.runs = n_runs_;
    out.stopped_early = stopped_;
    return out;
  }

 private:
  [[nodiscard]] bool stopped() const { return stopped_ || (stop_ != nullptr && stop_->load()); }

  Look look(std::span<const ParameterValue> changes, std::uint32_t pairs) {
    std::vector<Scenario> plans(plans_.begin(), plans_.end());
    for (Scenario& plan : plans) change_parameters(plan.params, plan.tools, changes);
    ReplicatesDef def;
    def.count = pairs;
    def.stop = stop_;
    const VariantValues values =
        run_variants(plans, std::span(&question_.outcome, 1), runs_(plans), executor_, def);
    n_runs_ += 2 * values.replicates.done.size();
    stopped_ = stopped_ || values.replicates.stopped_early;
    const PairedOutcome paired = values.compared(0, 1, 0, question_.outcome.better, 1);
    return {{paired.verdict, paired.count}, paired.difference};
  }

  AssumptionEffect effect_of(std::size_t parameter, const Look& screened) {
    const ParamSpec& spec = param_catalogue()[parameter];
    AssumptionEffect effect;
    effect.parameter = parameter;
    effect.in_force = plans_.front().params[parameter];
    effect.evidence = spec.evidence;
    const auto at = [&](double value) {
      return value == effect.in_force
                 ? screened.difference.mean
                 : look(std::array{ParameterValue{parameter, value}}, question_.screening_pairs)
                       .difference.mean;
    };
    effect.at_low = at(spec.min);
    effect.at_high = at(spec.max);
    const double low = std::abs(effect.at_low - screened.difference.mean),
                 high = std::abs(effect.at_high - screened.difference.mean);
    const double largest = std::max(std::isfinite(low) ? low : 0, std::isfinite(high) ? high : 0);
    // Where pairs do not differ by luck, any change is a whole one.
    const double luck = screened.difference.sd;
    effect.influence = largest == 0 ? 0 : luck > 0 ? largest / luck : 1;
    effect.weakness = effect.influence * kPoorlyKnown[static_cast<std::size_t>(effect.evidence)];
    return effect;
  }

  void search_turn(AssumptionEffect& effect, int side) {
    const ParamSpec& spec = param_catalogue()[effect.parameter];
    effect.searched = true;
    for (const double end : {spec.min, spec.max}) {
      if (end == effect.in_force || stopped()) continue;
      const auto value_at = [&](double way) { return effect.in_force + (end - effect.in_force) * way; };
      const Turn turn = find_turn(
          [&](double way) {
            return look(std::array{ParameterValue{effect.parameter, value_at(way)}}, question_.pairs).verdict;
          },
          side, [&] { return stopped(); });
      if (!turn.at) {
        if (!effect.flips_at) effect.then = turn.then;
        continue;
      }
      const double share = std::abs(end - effect.in_force) * *turn.at / (spec.max - spec.min);
      if (effect.flips_at && share >= effect.share_of_range) continue;
      effect.flips_at = value_at(*turn.at);
      effect.share_of_range = share;
      effect.then = turn.then;
    }
  }

  std::array<Scenario, 2> plans_;
  const AssumptionQuestion& question_;
  const RunnerOf& runs_;
  Executor& executor_;
  const std::atomic<bool>* stop_;
  std::size_t n_runs_ = 0;
  bool stopped_ = false;
};

}  // namespace

AssumptionFlips search_assumptions(const Scenario& first, const Scenario& second,
                                   const AssumptionQuestion& question, const RunnerOf& runs,
                                   Executor& executor, const std::atomic<bool>* stop) {
  return AssumptionSearch(first, second, question, runs, executor, stop).search();
}

}  // namespace pilotwave
