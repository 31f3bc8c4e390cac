#include "sweep/design/sweep_design.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "experiment/design/full_factorial.hpp"
#include "experiment/design/latin_hypercube.hpp"
#include "experiment/design/random_points.hpp"
#include "experiment/design/saltelli_runs.hpp"
#include "experiment/design/sobol_sequence.hpp"
#include "sweep/design/factor_values.hpp"

namespace pilotwave {
namespace {

Diagnostic wrong(std::string key, std::string what, std::string hint) {
  return {Trouble::BadInput, {}, std::move(key), std::move(what), std::move(hint)};
}

Luck luck_of(const SweepDef& def) { return {def.seed, 0}; }

/// Every factor at its only value, or NaN where it varies.
SweepDesign constants(const SweepDef& def, std::size_t points) {
  SweepDesign design(points, def.factors.size());
  for (std::size_t p = 0; p < points; ++p) {
    for (std::size_t f = 0; f < def.factors.size(); ++f)
      design.point(p)[f] = def.factors[f].varies() ? kAsTheScenario : value_of_step(def.factors[f], 0);
  }
  return design;
}

/// Points of the unit cube as values.
SweepDesign of_places(const SweepDef& def, const DesignMatrix& places) {
  const std::vector<std::size_t> varying = varying_factors(def);
  SweepDesign design = constants(def, places.rows());
  for (std::size_t p = 0; p < places.rows(); ++p) {
    for (std::size_t i = 0; i < varying.size(); ++i)
      design.point(p)[varying[i]] = value_at(def.factors[varying[i]], places.at(p, i));
  }
  return design;
}

Result<SweepDesign> grid(const SweepDef& def) {
  std::vector<std::uint32_t> steps;
  for (const FactorDef& factor : def.factors) steps.push_back(grid_steps(factor));
  const auto size = full_factorial_size(steps);
  if (!size)
    return wrong("method", "the grid has more than 4,294,967,295 points",
                 "take fewer steps, or sample: method = \"sobol\"");
  SweepDesign design(*size, steps.size());
  for (std::uint32_t p = 0; p < *size; ++p) {
    std::uint32_t rest = p;  // the last factor runs fastest
    for (std::size_t f = steps.size(); f-- > 0; rest /= steps[f])
      design.point(p)[f] = value_of_step(def.factors[f], rest % steps[f]);
  }
  return design;
}

Result<SweepDesign> zip(const SweepDef& def) {
  std::uint32_t length = 1;
  const FactorDef* longest = nullptr;
  for (const FactorDef& factor : def.factors) {
    const std::uint32_t steps = grid_steps(factor);
    if (steps == 1) continue;
    if (longest != nullptr && steps != length)
      return wrong(
          "parameters." + factor.key,
          fmt::format("`{}` has {} values, but `{}` has {}", factor.key, steps, longest->key, length),
          "zipped lists have equal lengths; a single value goes with all");
    longest = &factor;
    length = steps;
  }
  SweepDesign design = constants(def, length);
  for (std::uint32_t p = 0; p < length; ++p) {
    for (std::size_t f = 0; f < def.factors.size(); ++f) {
      if (def.factors[f].varies()) design.point(p)[f] = value_of_step(def.factors[f], p);
    }
  }
  return design;
}

SweepDesign list(const SweepDef& def) {
  SweepDesign design(def.rows.size(), def.factors.size());
  for (std::size_t p = 0; p < def.rows.size(); ++p) {
    for (std::size_t f = 0; f < def.factors.size(); ++f) design.point(p)[f] = def.rows[p][f];
  }
  return design;
}

/// The scenario as it is, then each factor at its least and its greatest value, the others left alone.
SweepDesign tornado_points(const SweepDef& def) {
  const std::vector<std::size_t> varying = varying_factors(def);
  SweepDesign design = constants(def, 1 + 2 * varying.size());
  for (std::size_t i = 0; i < varying.size(); ++i) {
    const FactorDef& factor = def.factors[varying[i]];
    design.point(1 + 2 * i)[varying[i]] = value_at(factor, 0);
    design.point(2 + 2 * i)[varying[i]] = value_at(factor, 1);
  }
  return design;
}

/// How many points one of `samples` stands for.
std::uint64_t points_each(Method method, std::size_t k) {
  return method == Method::Morris ? k + 1 : method == Method::Saltelli ? k + 2 : 1;
}

}  // namespace

std::vector<std::size_t> varying_factors(const SweepDef& def) {
  std::vector<std::size_t> varying;
  for (std::size_t f = 0; f < def.factors.size(); ++f) {
    if (def.factors[f].varies()) varying.push_back(f);
  }
  return varying;
}

MorrisDesign sweep_walks(const SweepDef& def) {
  const auto k = static_cast<std::uint32_t>(varying_factors(def).size());
  return random_morris_walks(def.samples, k, def.levels, luck_of(def));
}

Result<SweepDesign> sweep_design(const SweepDef& def) {
  if (def.method == Method::Grid) return grid(def);
  if (def.method == Method::Zip) return zip(def);
  if (def.method == Method::List) return list(def);
  const auto k = static_cast<std::uint32_t>(varying_factors(def).size());
  if (k == 0)
    return wrong("parameters", "no parameter has more than one value",
                 "give a parameter `min` and `max`, or `values`");
  if (def.method == Method::Tornado) return tornado_points(def);
  if (def.samples * points_each(def.method, k) > std::numeric_limits<std::uint32_t>::max())
    return wrong("samples", "the design has more than 4,294,967,295 points", "take fewer samples");
  switch (def.method) {
    case Method::Random:
      return of_places(def, random_points(def.samples, k, luck_of(def)));
    case Method::LatinHypercube:
      return of_places(def, latin_hypercube(def.samples, k, WithinCell::Random, luck_of(def)));
    case Method::Morris:
      return of_places(def, sweep_walks(def).points);
    default:
      break;
  }
  const bool saltelli = def.method == Method::Saltelli;
  const Result<DesignMatrix> base = scrambled_sobol_points(def.samples, saltelli ? 2 * k : k, luck_of(def));
  if (!base) return base.errors();
  return of_places(def, saltelli ? saltelli_runs(base.value()) : base.value());
}

}  // namespace pilotwave
