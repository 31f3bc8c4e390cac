#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "model/interventions/intervention_def.hpp"
#include "model/params.hpp"
#include "model/tool.hpp"
#include "population/district_def.hpp"

namespace pilotwave {

/// A threshold that a planner set, used in sentences and verdicts.
struct GoalDef {
  std::string key;  ///< as written: "privacy_incidents"
  int metric = -1;  ///< index into metric_catalogue()
  enum class Kind { AtLeast, AtMost, AtMostPer1000StaffYear } kind = Kind::AtLeast;
  double threshold = 0;
  std::optional<Date> by;     ///< AtLeast: to be reached by this day (default: end of run)
  std::string group = "all";  ///< a group key
};

/// A whole scenario, checked and with everything inherited resolved. Nothing in here is a file any more.
struct Scenario {
  std::string slug;  ///< file name without ending: keys tables
  std::string name;  ///< for people
  std::string summary;
  DistrictDef district;
  Date start{};
  int n_weeks = 156;
  std::uint32_t seed = 20260803;
  Params params;
  std::vector<ToolDef> tools;
  std::vector<InterventionDef>
      interventions;  ///< canonical order: kind, start, name, content; never file order
  std::vector<GoalDef> goals;
  std::vector<std::string> input_files;       ///< every file that was read, in order of reading
  std::map<std::string, std::string> origin;  ///< dotted key -> "file:line" that gave the value in force
};

/// Reads and checks a scenario file with all that it extends; every error of every file in one pass.
/// @param path           a scenario TOML
/// @param district_path  replaces the scenario's district when not empty
[[nodiscard]] Result<Scenario> load_scenario(const std::string& path, const std::string& district_path = {});

/// Reads a scenario back from the text of scenario_text(), without opening any file.
/// @param slug  keys its tables; stands for the file in errors
[[nodiscard]] Result<Scenario> scenario_of_text(const std::string& text, const std::string& slug);

/// Reads and checks a district file (TOML with `[[school]]` rows or `schools_table = "x.csv"`).
[[nodiscard]] Result<DistrictDef> load_district(const std::string& path);

/// The effective scenario as TOML text: every value in force, sorted; parsing it gives the same scenario
/// back.
[[nodiscard]] std::string scenario_text(const Scenario& scenario);

}  // namespace pilotwave
