#include "sweep/analysis/sweep_regression.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/no_number.hpp"
#include "experiment/sensitivity/regression_coefficients.hpp"

namespace pilotwave {
namespace {

/// Resamples hold about two thirds of the points, which must still be more than the factors.
constexpr std::size_t kPointsPerFactor = 2;
constexpr std::uint32_t kLineSeries = 0, kRankSeries = 1;  // of the bootstrap

Diagnostic no_regression(std::string what, std::string hint) {
  return {Trouble::Usage, {}, {}, std::move(what), std::move(hint)};
}

bool is_day(const FactorDef& factor) { return factor.target.kind == FactorTarget::Kind::Day; }

double place_on_line(const FactorDef& factor, double value) {
  if (is_day(factor)) {
    const auto day = parse_date(factor_text(factor, value));
    return day ? static_cast<double>(day->time_since_epoch().count()) : kNaN;
  }
  return factor.by_factor ? std::log(value) : value;
}

/// Points with a value for every factor and an outcome, in the units in which a line is drawn.
struct Sample {
  DesignMatrix points;
  std::vector<double> outputs;
};

Sample sample_of(const SweepDef& def, const SweepDesign& design, const std::vector<std::size_t>& varying,
                 const std::vector<double>& outputs) {
  std::vector<std::size_t> whole;
  for (std::size_t p = 0; p < design.points(); ++p) {
    const bool is_whole = std::none_of(varying.begin(), varying.end(),
                                       [&](std::size_t f) { return std::isnan(design.point(p)[f]); });
    if (is_whole && !std::isnan(outputs[p])) whole.push_back(p);
  }
  Sample out{DesignMatrix(whole.size(), varying.size()), {}};
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (std::size_t c = 0; c < varying.size(); ++c) {
      out.points.row(i)[c] = place_on_line(def.factors[varying[c]], design.point(whole[i])[varying[c]]);
    }
    out.outputs.push_back(outputs[whole[i]]);
  }
  return out;
}

}  // namespace

Result<Sensitivity> sweep_regression(const SweepDef& def, const SweepDesign& design,
                                     const std::vector<double>& outputs, const SensitivityOptions& options,
                                     Sensitivity out) {
  const std::vector<std::size_t> varying = varying_factors(def);
  for (const std::size_t f : varying) {
    const FactorDef& factor = def.factors[f];
    if (factor.is_number() || is_day(factor) || factor.levels.size() == 2) continue;
    return no_regression(
        fmt::format("`{}` has {} names, which lie on no line", factor.key, factor.levels.size()),
        "compare names with method = \"grid\" or \"tornado\"");
  }
  const Sample sample = sample_of(def, design, varying, outputs);
  out.kind = SensitivityKind::Regression;
  out.used = sample.outputs.size();
  out.of = design.points();
  const std::size_t least = kPointsPerFactor * (varying.size() + 1);
  if (out.used < least)
    return no_regression(
        fmt::format("{} of {} points are complete; a line through {} parameters needs at least {}", out.used,
                    out.of, varying.size(), least),
        "let the sweep go on, raise `samples`, or run its failed runs again with --retry-failed");
  const DesignMatrix ranks = ranked(sample.points);
  const std::vector<double> output_ranks = mid_ranks(sample.outputs);
  const RegressionCoefficients line = regression_coefficients(sample.points, sample.outputs),
                               rank_line = regression_coefficients(ranks, output_ranks);
  if (std::isnan(line.r2) || std::isnan(rank_line.r2))
    return no_regression(
        out.sd > 0 ? "parameters move together in these points, so a line cannot tell them apart"
                   : "the outcome is the same at every point",
        out.sd > 0 ? "choose points with method = \"lhs\" or \"sobol\"" : "look at another metric");
  out.r2 = line.adjusted_r2;
  out.rank_r2 = rank_line.adjusted_r2;
  const bool is_line = out.r2 >= kLeastR2, is_rank_line = out.rank_r2 >= kLeastR2;
  if (!is_line && !is_rank_line)
    return no_regression(
        fmt::format("a line accounts for {:.2f} of the variance (of ranks: {:.2f}), which is less than {}: "
                    "its slopes say too little",
                    out.r2, out.rank_r2, kLeastR2),
        "the model bends, parameters work together, or luck is large: method = \"saltelli\" needs no "
        "line, more `replicates` lessen luck");
  const auto bootstrap = [&](std::uint32_t series) {
    return BootstrapDef{options.resamples, Luck(def.seed, 0), series};
  };
  const std::vector<Interval> spread =
      regression_intervals(sample.points, sample.outputs, options.confidence, bootstrap(kLineSeries));
  const std::vector<Interval> rank_spread =
      regression_intervals(ranks, output_ranks, options.confidence, bootstrap(kRankSeries));
  for (std::size_t c = 0; c < varying.size(); ++c) {
    FactorSensitivity f;
    f.factor = varying[c];
    f.slope = is_line ? line.slope[c] : kNaN;
    f.slope_interval = is_line ? spread[c] : Interval{kNaN, kNaN};
    f.rank_slope = is_rank_line ? rank_line.slope[c] : kNaN;
    f.rank_slope_interval = is_rank_line ? rank_spread[c] : Interval{kNaN, kNaN};
    out.factors.push_back(f);
  }
  std::stable_sort(out.factors.begin(), out.factors.end(), [&](const auto& a, const auto& b) {
    return is_line ? std::abs(a.slope) > std::abs(b.slope) : std::abs(a.rank_slope) > std::abs(b.rank_slope);
  });
  return out;
}

}  // namespace pilotwave
