#include "sweep/analysis/sweep_sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "experiment/sensitivity/morris_effects.hpp"
#include "experiment/sensitivity/sobol_indices.hpp"
#include "experiment/statistics/bootstrap.hpp"
#include "experiment/statistics/mean_tests.hpp"
#include "experiment/statistics/moments.hpp"
#include "sweep/analysis/sweep_regression.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kLeastBlocks = 2;

Diagnostic no_sensitivity(std::string what, std::string hint) {
  return {Trouble::Usage, {}, {}, std::move(what), std::move(hint)};
}

void take_moments(const std::vector<double>& outputs, Sensitivity& out) {
  RunningMoments sum;
  for (const double y : outputs) {
    if (!std::isnan(y)) sum.add(y);
  }
  out.mean = sum.value().mean;
  out.sd = sum.value().sd;
}

/// Blocks of equally many points, those with a value at every point.
struct WholeBlocks {
  std::vector<std::size_t> blocks;
  std::vector<double> outputs;  ///< of these blocks, in order
};

WholeBlocks whole_blocks(const std::vector<double>& outputs, std::size_t size) {
  WholeBlocks out;
  for (std::size_t b = 0; (b + 1) * size <= outputs.size(); ++b) {
    const auto begin = outputs.begin() + static_cast<std::ptrdiff_t>(b * size),
               end = begin + static_cast<std::ptrdiff_t>(size);
    if (std::any_of(begin, end, [](double y) { return std::isnan(y); })) continue;
    out.blocks.push_back(b);
    out.outputs.insert(out.outputs.end(), begin, end);
  }
  return out;
}

/// The walks that are whole, as a design of their own.
MorrisDesign part_of(const MorrisDesign& walks, const std::vector<std::size_t>& wanted) {
  const std::size_t k = walks.factors();
  MorrisDesign out{DesignMatrix(wanted.size() * (k + 1), k), {}};
  for (std::size_t w = 0; w < wanted.size(); ++w) {
    for (std::size_t i = 0; i <= k; ++i) {
      const auto from = walks.points.row(wanted[w] * (k + 1) + i);
      std::copy(from.begin(), from.end(), out.points.row(w * (k + 1) + i).begin());
    }
    for (std::size_t i = 0; i < k; ++i) out.moved.push_back(walks.moved[wanted[w] * k + i]);
  }
  return out;
}

/// Outputs of resampled walks, for the spread of mu*.
std::vector<Interval> mu_star_intervals(const MorrisDesign& walks, const std::vector<double>& outputs,
                                        const SensitivityOptions& options, const Luck& luck) {
  const std::size_t k = walks.factors();
  std::vector<std::vector<double>> size(k);  // [factor][walk] of the absolute effect
  for (std::size_t w = 0; w < walks.walks(); ++w) {
    for (std::size_t i = 0; i < k; ++i) {
      const std::size_t at = w * (k + 1) + i, factor = walks.moved[w * k + i];
      const double moved = walks.points.at(at + 1, factor) - walks.points.at(at, factor);
      size[factor].push_back(std::abs((outputs[at + 1] - outputs[at]) / moved));
    }
  }
  std::vector<Interval> out;
  for (std::size_t f = 0; f < k; ++f) {
    const auto mean = [&](std::span<const std::size_t> drawn) {
      double sum = 0;
      for (const std::size_t w : drawn) sum += size[f][w];
      return sum / static_cast<double>(drawn.size());
    };
    const std::vector<double> resampled =
        bootstrap(walks.walks(), {options.resamples, luck, static_cast<std::uint32_t>(f)}, mean);
    out.push_back(percentile_interval(resampled, options.confidence));
  }
  return out;
}

Result<Sensitivity> morris(const SweepDef& def, const std::vector<double>& outputs,
                           const SensitivityOptions& options, Sensitivity out) {
  const std::vector<std::size_t> varying = varying_factors(def);
  const WholeBlocks whole = whole_blocks(outputs, varying.size() + 1);
  out.kind = SensitivityKind::Morris;
  out.used = whole.blocks.size();
  out.of = def.samples;
  if (out.used < kLeastBlocks)
    return no_sensitivity(
        fmt::format("{} of {} walks are complete; effects need at least {}", out.used, out.of, kLeastBlocks),
        "let the sweep go on, or run its failed runs again with --retry-failed");
  const MorrisDesign walks = part_of(sweep_walks(def), whole.blocks);
  const std::vector<MorrisEffect> effects = morris_effects(walks, whole.outputs);
  const std::vector<Interval> spread = mu_star_intervals(walks, whole.outputs, options, Luck(def.seed, 0));
  for (std::size_t i = 0; i < varying.size(); ++i) {
    FactorSensitivity f;
    f.factor = varying[i];
    f.mu = effects[i].mu, f.mu_star = effects[i].mu_star, f.sigma = effects[i].sigma;
    f.mu_star_interval = spread[i];
    out.factors.push_back(f);
  }
  std::stable_sort(out.factors.begin(), out.factors.end(),
                   [](const auto& a, const auto& b) { return a.mu_star > b.mu_star; });
  return out;
}

Result<Sensitivity> sobol(const SweepDef& def, const std::vector<double>& outputs,
                          const SensitivityOptions& options, Sensitivity out) {
  const std::vector<std::size_t> varying = varying_factors(def);
  const std::size_t k = varying.size();
  const WholeBlocks whole = whole_blocks(outputs, k + 2);
  out.kind = SensitivityKind::Sobol;
  out.used = whole.blocks.size();
  out.of = def.samples;
  if (out.used < kLeastBlocks)
    return no_sensitivity(fmt::format("{} of {} base points are complete; indices need at least {}", out.used,
                                      out.of, kLeastBlocks),
                          "let the sweep go on, or run its failed runs again with --retry-failed");
  const SobolIndices indices = sobol_indices(whole.outputs, k);
  const SobolIndexIntervals spread =
      sobol_index_intervals(whole.outputs, k, options.confidence, {options.resamples, Luck(def.seed, 0), 0});
  out.mean = indices.mean;
  out.sd = std::sqrt(indices.variance);
  for (std::size_t i = 0; i < k; ++i) {
    FactorSensitivity f;
    f.factor = varying[i];
    f.first = indices.first[i], f.total = indices.total[i];
    f.first_interval = spread.first[i], f.total_interval = spread.total[i];
    out.factors.push_back(f);
  }
  std::stable_sort(out.factors.begin(), out.factors.end(),
                   [](const auto& a, const auto& b) { return a.total > b.total; });
  return out;
}

/// Mean difference between two sets of points, replicate by replicate: the same luck on either side.
void take_swing(const Responses& responses, const std::vector<std::size_t>& low,
                const std::vector<std::size_t>& high, const SensitivityOptions& options,
                FactorSensitivity& f) {
  std::vector<double> differences;
  RunningMoments lows, highs;
  for (const std::uint32_t r : responses.common_replicates()) {
    RunningMoments a, b;
    for (const std::size_t p : low) a.add(responses.values[p][r]);
    for (const std::size_t p : high) b.add(responses.values[p][r]);
    lows.add(a.value().mean);
    highs.add(b.value().mean);
    differences.push_back(b.value().mean - a.value().mean);
  }
  f.low = lows.value().mean;
  f.high = highs.value().mean;
  f.swing_interval = mean_interval(moments(differences), options.confidence);
}

/// The values of a factor that are held against each other: the least and the greatest number; of names,
/// which have no order, those with the least and the greatest outcome.
std::pair<double, double> ends_of(const SweepDef& def, const SweepDesign& design,
                                  const std::vector<double>& outputs, std::size_t factor) {
  const FactorDef& of = def.factors[factor];
  std::map<double, RunningMoments> by_value;
  for (std::size_t p = 0; p < design.points(); ++p) {
    if (!std::isnan(design.point(p)[factor])) by_value[design.point(p)[factor]].add(outputs[p]);
  }
  if (of.is_number()) return {by_value.begin()->first, by_value.rbegin()->first};
  const auto [least, greatest] = std::minmax_element(
      by_value.begin(), by_value.end(),
      [](const auto& a, const auto& b) { return a.second.value().mean < b.second.value().mean; });
  return {least->first, greatest->first};
}

Result<Sensitivity> tornado(const SweepDef& def, const SweepDesign& design, const Responses& responses,
                            const std::vector<double>& outputs, const SensitivityOptions& options,
                            Sensitivity out) {
  out.kind = SensitivityKind::Tornado;
  out.of = design.points();
  out.used = static_cast<std::size_t>(
      std::count_if(outputs.begin(), outputs.end(), [](double y) { return !std::isnan(y); }));
  if (out.used < out.of)
    return no_sensitivity(
        fmt::format("{} of {} points are complete; a tornado needs them all", out.used, out.of),
        "let the sweep go on, or run its failed runs again with --retry-failed");
  for (const std::size_t factor : varying_factors(def)) {
    const FactorDef& of = def.factors[factor];
    const auto [least, greatest] = ends_of(def, design, outputs, factor);
    std::vector<std::size_t> low, high;
    for (std::size_t p = 0; p < design.points(); ++p) {
      if (design.point(p)[factor] == least) low.push_back(p);
      if (design.point(p)[factor] == greatest) high.push_back(p);
    }
    FactorSensitivity f;
    f.factor = factor;
    f.low_text = factor_text(of, least);
    f.high_text = factor_text(of, greatest);
    take_swing(responses, low, high, options, f);
    out.factors.push_back(std::move(f));
  }
  std::stable_sort(out.factors.begin(), out.factors.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.swing()) > std::abs(b.swing()); });
  return out;
}

}  // namespace

Result<Sensitivity> sweep_sensitivity(const SweepDef& def, const SweepDesign& design,
                                      const Responses& responses, const SensitivityOptions& options) {
  const std::vector<double> outputs = responses.means();
  Sensitivity out;
  out.replicates = responses.common_replicates().size();
  take_moments(outputs, out);
  switch (def.method) {
    case Method::Morris:
      return morris(def, outputs, options, std::move(out));
    case Method::Saltelli:
      return sobol(def, outputs, options, std::move(out));
    case Method::Tornado:
    case Method::Grid:
      return tornado(def, design, responses, outputs, options, std::move(out));
    case Method::Random:
    case Method::LatinHypercube:
    case Method::Sobol:
    case Method::List:
      return sweep_regression(def, design, outputs, options, std::move(out));
    case Method::Zip:
      break;
  }
  return no_sensitivity(
      fmt::format("points chosen by `{}` support neither indices nor effects", method_name(def.method)),
      "shares of the variance need method = \"saltelli\", screening \"morris\", low against high \"tornado\" "
      "or \"grid\", slopes \"lhs\", \"sobol\" or \"random\"");
}

}  // namespace pilotwave
