#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/attribution/variant_values.hpp"

/// The same plans when something goes wrong that nobody planned.
namespace pilotwave {

enum class Stress : std::uint8_t {
  VendorFails,      ///< of the tool that the plan opens most often
  BudgetCut,        ///< a fifth of the money
  PrincipalLeaves,  ///< the principal of the largest school gives way to one who does not back AI
  NewsIncident,     ///< data leak at that vendor, and families hear of it
};
inline constexpr std::array kStresses = {Stress::VendorFails, Stress::BudgetCut, Stress::PrincipalLeaves,
                                         Stress::NewsIncident};
[[nodiscard]] std::string_view stress_key(Stress stress);    ///< "vendor_fails"
[[nodiscard]] std::string_view stress_label(Stress stress);  ///< "the vendor fails"

/// A plan under a stress.
struct StressedPlan {
  std::optional<Scenario> plan;  ///< nothing where there is nothing to strike
  std::string what;              ///< what was changed, or why nothing could be
};
/// @param annual_cost_usd  what the plan spends in a year when all goes well, for a cut where it has no cap
[[nodiscard]] StressedPlan stressed(Stress stress, const Scenario& plan, double annual_cost_usd);

/// One stress, all plans.
struct StressOutcome {
  Stress stress = Stress::VendorFails;
  std::vector<std::string> what;  ///< [plan]
  std::vector<bool> struck;       ///< [plan]
  /// [plan][outcome] the plan under stress against itself without; without values where it was not struck.
  std::vector<std::vector<PairedOutcome>> change;
  /// [outcome] the first plan against the second, both under stress (one that was not struck as it is).
  std::vector<PairedOutcome> between;
};

struct StressTest {
  std::vector<OutcomeDef> outcomes;
  std::vector<PairedOutcome> calm;  ///< [outcome] first against second without stress
  std::vector<StressOutcome> stresses;
  ReplicateTally replicates;
  std::size_t runs = 0;
};

/// Runs one plan or two without stress, then under each stress in the same replicates.
/// @param plans  one, or two such that why_not_paired() is empty
[[nodiscard]] StressTest stress_test(std::span<const Scenario> plans, const RunnerOf& runner,
                                     Executor& executor, const ReplicatesDef& def);

}  // namespace pilotwave
