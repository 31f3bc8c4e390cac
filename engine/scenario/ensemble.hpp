#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "population/national/district_mix.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// One point of a curve: what share of all districts had begun by a day.
struct AdoptedShare {
  Date by{};
  double share = 0;
};

/// Something that districts did of themselves, each from a day of its own: what a national ensemble knows of
/// who banned, guided, trained or bought, and when.
struct PracticeDef {
  std::string name;
  std::vector<AdoptedShare> adopted;  ///< rising in both; straight in between, held after the last point
  double capacity = 0;     ///< correlation of beginning early with being a district of low poverty, [-1, 1]
  double lasts_weeks = 0;  ///< from a district's own first day; 0 = to the end of the run
  std::vector<InterventionDef> interventions;  ///< without dates: the draw gives them
};

/// A set of districts that stands for a country, and what each of them did: content of an ensemble file.
struct EnsembleDef {
  std::string slug, name, summary;
  Scenario plan;  ///< what all districts share: dates, parameters, tools, levers; without a district
  DistrictMix mix;
  std::vector<PracticeDef> practices;
};

/// Reads and checks an ensemble file and the plan that it names; every error of every file in one pass.
[[nodiscard]] Result<EnsembleDef> load_ensemble(const std::string& path);

/// One district of an ensemble with its own plan.
struct EnsembleMember {
  Scenario scenario;
  double weight = 0;         ///< districts of the country it stands for, as a share
  double poverty_score = 0;  ///< standard normal: how poor among all districts
};

/// The members of one replicate: districts and first days are drawn anew for each. Keyed on the plan's seed,
/// the replicate, the practice's name and the member, so that adding a practice changes no other.
[[nodiscard]] std::vector<EnsembleMember> draw_members(const EnsembleDef& ensemble, std::uint32_t replicate);

}  // namespace pilotwave
