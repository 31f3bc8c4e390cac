#include "sweep/analysis/flip_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "experiment/paired.hpp"
#include "experiment/replicates.hpp"
#include "sweep/design/point_plans.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/run/run_cells.hpp"
#include "sweep/run/sweep_runner.hpp"

namespace pilotwave {
namespace {

using Kind = FactorTarget::Kind;

std::optional<double> number_in_force(const FactorDef& factor, const Scenario& scenario) {
  const FactorTarget& target = factor.target;
  if (target.kind == Kind::Parameter) return scenario.params[target.parameter];
  for (const InterventionDef& act : scenario.interventions) {
    if (act.kind != target.intervention || (!target.name.empty() && act.name != target.name)) continue;
    if (target.kind == Kind::Field) return act.fields.number(target.field->key);
    if (target.kind == Kind::Department) return act.fields.departments(target.field->key)[target.department];
    if (target.kind == Kind::SchoolCount) return act.schools.count;
    if (target.kind == Kind::SchoolShare) return act.schools.share;
  }
  return std::nullopt;
}

struct NumberRange {
  double low, high;
};

NumberRange range_of_numbers(const FactorDef& factor) {
  if (!factor.is_list()) return {factor.min, factor.max};
  NumberRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const FieldValue& level : factor.levels) {
    range.low = std::min(range.low, std::get<double>(level));
    range.high = std::max(range.high, std::get<double>(level));
  }
  return range;
}

double won_share(const WinCount& count) {
  return count.decided() == 0 ? 0.5 : static_cast<double>(count.won) / count.decided();
}

class Search {
 public:
  /// @param cell  the one that holds the outcome, each series being one
  Search(const SweepDef& def, const FlipQuestion& question, std::size_t cell, Executor& executor,
         const std::atomic<bool>* stop)
      : def_(def),
        question_(question),
        cell_(cell),
        better_(RunCells(def).series()[cell].better),
        executor_(executor),
        stop_(stop),
        serial_(make_serial_executor()) {}

  FlipVerdict verdict(const std::vector<double>& point) {
    SweepDesign design(1, def_.factors.size());
    std::copy(point.begin(), point.end(), design.point(0).begin());
    const PointPlans plans(def_);
    const SweepRunner runner(def_, design, plans, *serial_, executor_.n_workers());
    std::vector<double> first, second;
    ReplicatesDef replicates{0, question_.pairs, stop_, {}};
    const ReplicateTally tally =
        run_replicates(executor_, replicates, [&](std::uint32_t replicate) -> Commit {
          const SweepTask task = runner.run(replicate, 0);
          const SweepRun &a = *task.plans[question_.first].run, &b = *task.plans[question_.second].run;
          const double va = a.error.empty() ? a.values[cell_] : kAsTheScenario,
                       vb = b.error.empty() ? b.values[cell_] : kAsTheScenario;
          return [&, va, vb] {
            first.push_back(va), second.push_back(vb);
            return true;
          };
        });
    stopped_ = stopped_ || tally.stopped_early;
    runs_ += 2 * first.size();
    FlipVerdict out;
    for (std::size_t i = 0; i < first.size(); ++i) count_pair(out.count, first[i], second[i], better_);
    out.verdict = verdict_of(out.count, 1);
    return out;
  }

  template <class PointAt>
  Turn turn(PointAt point_at, int side) {
    return find_turn([&](double way) { return verdict(point_at(way)); }, side, [&] { return stopped_; });
  }

  FlipResult run() {
    FlipResult out;
    const std::vector<double> base(def_.factors.size(), kAsTheScenario);
    out.base = verdict(base);
    const int side = side_of(out.base.verdict);
    std::vector<std::pair<std::size_t, double>> worst;  // factor and the end that hurts
    for (std::size_t f = 0; f < def_.factors.size() && !stopped_; ++f) {
      const FactorDef& factor = def_.factors[f];
      const auto in_force = value_in_force(factor);
      if (!in_force || !factor.varies()) continue;
      const auto range = range_of_numbers(factor);
      FactorFlip flip;
      flip.key = factor.key;
      flip.unit = factor.unit;
      flip.in_force = *in_force;
      double hurt = 2, hurt_end = range.low;
      for (const double end : {range.low, range.high}) {
        if (end == *in_force) continue;
        const auto point_at = [&](double way) {
          std::vector<double> point = base;
          const double value = *in_force + (end - *in_force) * way;
          point[f] = factor.whole ? std::round(value) : value;
          return point;
        };
        const Turn found = turn(point_at, side);
        const double share = won_share(found.then.count), support = side < 0 ? 1 - share : share;
        if (!found.at && support < hurt) hurt = support, hurt_end = end;
        if (found.at) {
          hurt = -1, hurt_end = end;
          const double change = std::abs(end - *in_force) * *found.at / (range.high - range.low);
          if (!flip.flips_at || change < flip.share_of_range) {
            flip.flips_at = point_at(*found.at)[f];
            flip.share_of_range = change;
            flip.then = found.then;
          }
        } else if (!flip.flips_at) {
          flip.then = found.then;
        }
      }
      worst.emplace_back(f, hurt_end);
      out.factors.push_back(std::move(flip));
    }
    if (worst.size() > 1 && !stopped_) {
      const auto all = [&](double way) {
        std::vector<double> point = base;
        for (const auto& [f, end] : worst) {
          const double from = *value_in_force(def_.factors[f]), value = from + (end - from) * way;
          point[f] = def_.factors[f].whole ? std::round(value) : value;
        }
        return point;
      };
      const Turn found = turn(all, side);
      out.together = found.at;
      out.together_then = found.then;
    }
    std::stable_sort(out.factors.begin(), out.factors.end(), [](const FactorFlip& a, const FactorFlip& b) {
      if (a.flips_at.has_value() != b.flips_at.has_value()) return a.flips_at.has_value();
      return a.share_of_range < b.share_of_range;
    });
    out.runs = runs_;
    out.stopped_early = stopped_;
    return out;
  }

 private:
  [[nodiscard]] std::optional<double> value_in_force(const FactorDef& factor) const {
    if (!factor.is_number()) return std::nullopt;
    for (const std::size_t scenario : {question_.first, question_.second}) {
      if (auto value = number_in_force(factor, def_.scenarios[scenario].in_district.front())) return value;
    }
    return std::nullopt;
  }

  const SweepDef& def_;
  const FlipQuestion& question_;
  std::size_t cell_;
  Better better_;
  Executor& executor_;
  const std::atomic<bool>* stop_;
  std::unique_ptr<Executor> serial_;
  std::uint64_t runs_ = 0;
  bool stopped_ = false;
};

/// The cell of a sweep that holds what is asked for.
Result<std::size_t> cell_of(const SweepDef& def, const FlipQuestion& question) {
  const RunCells kept(def);
  std::vector<std::string> known;
  for (std::size_t c = 0; c < kept.series().size(); ++c) {
    const SeriesDef& series = kept.series()[c];
    if (series.key == question.outcome && series.group == question.group) return c;
    known.push_back(series.key);
  }
  for (const MetricSpec& spec : metric_catalogue()) known.emplace_back(spec.key);
  const bool is_known = std::find(known.begin(), known.end(), question.outcome) != known.end();
  return Diagnostic{Trouble::Usage,
                    {},
                    is_known ? "--group" : "--metric",
                    is_known ? fmt::format("`{}` is not measured for `{}`", question.outcome, question.group)
                             : fmt::format("there is no metric or goal `{}`", question.outcome),
                    is_known ? "leave --group out" : suggest_name(question.outcome, known)};
}

}  // namespace

Result<FlipResult> search_flips(const SweepDef& def, const FlipQuestion& question, Executor& executor,
                                const std::atomic<bool>* stop) {
  if (def.plan_factor || question.first == question.second || question.first >= def.scenarios.size() ||
      question.second >= def.scenarios.size())
    return Diagnostic{Trouble::Usage,
                      {},
                      "--difference",
                      "a verdict is between two plans of the sweep",
                      "name two: --difference A B"};
  SweepDef one = def;
  const int metric = find_metric(question.outcome);
  one.outputs = {{}, {question.group}, Every::End, false, metric < 0};
  if (metric >= 0) one.outputs.metrics = {metric};
  if (one.district_factor) {
    // Verdicts are of the first district; the others are another sweep's question.
    for (SweepScenario& scenario : one.scenarios) scenario.in_district.resize(1);
    one.factors.erase(one.factors.begin() + static_cast<std::ptrdiff_t>(*one.district_factor));
    one.district_factor.reset();
  }
  const bool any = std::any_of(one.factors.begin(), one.factors.end(),
                               [](const FactorDef& f) { return f.is_number() && f.varies(); });
  if (!any)
    return Diagnostic{Trouble::Usage,
                      {},
                      "--flip",
                      "no parameter of this sweep is a number with a range",
                      "a search moves numbers; compare named choices with a grid"};
  const Result<std::size_t> cell = cell_of(one, question);
  if (!cell) return cell.errors();
  return Search(one, question, cell.value(), executor, stop).run();
}

}  // namespace pilotwave
