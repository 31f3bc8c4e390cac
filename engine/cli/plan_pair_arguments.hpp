#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cli/scenario_arguments.hpp"
#include "report/attribution_text.hpp"

namespace pilotwave {

class Verb;

/// What verbs about one plan or two take: the plans, a district, how many replicates, which outcomes are
/// shown.
struct PlanPairArguments {
  CommonOptions common;
  std::vector<std::string> plans, outcomes;
  std::string district;
  std::uint32_t n = 30;
};
void add_plan_pair(Verb& verb, PlanPairArguments& arguments);

/// That an outcome asked for is none of those that the plans have.
[[nodiscard]] Diagnostic no_such_outcome(const std::string& key, std::span<const OutcomeDef> outcomes);
/// Errors: as of loading; Usage for an outcome that the plans do not have.
[[nodiscard]] Result<std::vector<Scenario>> load_plan_pair(const PlanPairArguments& arguments);
[[nodiscard]] AttributionWords words_for(const PlanPairArguments& arguments, std::span<const Scenario> plans);
[[nodiscard]] std::vector<std::string> slugs_of(std::span<const Scenario> plans);

/// Says which replicates failed, and how it ended.
[[nodiscard]] int ended(const CommonOptions& options, const ReplicateTally& tally, const std::string& text);

}  // namespace pilotwave
