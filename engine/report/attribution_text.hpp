#pragma once

#include <span>
#include <string>
#include <vector>

#include "experiment/attribution/attribution.hpp"
#include "experiment/stress/stress.hpp"

namespace pilotwave {

/// Names of one plan or two, and which outcomes a text is about (indices).
struct AttributionWords {
  std::vector<std::string> plans;
  std::vector<std::size_t> outcomes;
  std::size_t width = 96;
};

/// Outcomes that a reader asked for by key, or the goals, or the first outcome where there is no goal.
/// @param asked  keys; unknown ones are left out
[[nodiscard]] std::vector<std::size_t> outcomes_asked(const std::vector<OutcomeDef>& outcomes,
                                                      std::span<const std::string> asked);

/// Shares in the difference of two plans, then each plan with each part taken out, as tables.
[[nodiscard]] std::string attribution_text(const Attribution& attribution, const AttributionWords& words);
/// The same of every outcome, for machines.
[[nodiscard]] std::string attribution_json(const Attribution& attribution,
                                           std::span<const std::string> slugs);

/// Plans under stress, as tables.
[[nodiscard]] std::string stress_text(const StressTest& test, const AttributionWords& words);
[[nodiscard]] std::string stress_json(const StressTest& test, std::span<const std::string> slugs);

}  // namespace pilotwave
