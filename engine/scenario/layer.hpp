#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

/// A value with the place that gave it.
template <class T>
struct Placed {
  T value{};
  SourcePlace place;
};

/// Where a district is described: in another file, or right here.
struct DistrictChoice {
  std::string path;                         ///< resolved; empty when it is described here
  std::shared_ptr<const DistrictDef> here;  ///< nullptr also when what stands here is wrong
};

struct ParameterSetting {
  std::size_t index = 0;  ///< into param_catalogue()
  double value = 0;
};

/// What one `[[tool]]` says.
struct ToolSetting {
  std::string id;
  std::optional<ToolKind> kind;
  std::map<std::string, Placed<double>> fields;  ///< by key of tool_fields()
};

struct GoalSetting {
  GoalDef goal;
  std::map<std::string, SourcePlace> places;  ///< of its keys
};

struct InterventionSetting {
  InterventionDef def;
  std::map<std::string, SourcePlace> places;  ///< of its keys
  std::string path;                           ///< `intervention[2]`
  bool timed = true;                          ///< what it says about time can be checked further
};

struct RemoveSetting {
  std::string kind, name, path;
  SourcePlace place;
};

/// What one file says, each value checked by itself; not yet put together with other files.
struct ScenarioLayer {
  std::string file;
  std::optional<Placed<std::string>> name, summary;
  std::optional<Placed<Date>> start;
  std::optional<Placed<int>> weeks;
  std::optional<Placed<std::uint32_t>> seed;
  std::optional<Placed<DistrictChoice>> district;
  std::optional<Placed<std::string>> extends;    ///< resolved path
  std::vector<Placed<std::string>> assumptions;  ///< resolved paths
  std::vector<Placed<ParameterSetting>> parameters;
  std::vector<Placed<ToolSetting>> tools;
  std::map<std::string, std::vector<GoalSetting>> goals;  ///< by metric key
  std::vector<InterventionSetting> interventions;
  std::vector<RemoveSetting> removals;
};

/// Reads the parsed table of a scenario file whose schema was checked.
/// @param read_district  false when another district was asked for: what stands here is then not looked at
[[nodiscard]] ScenarioLayer read_scenario_layer(const TomlNode& root, const ReadingContext& context,
                                                bool read_district);
/// Reads the parsed table of an assumptions file whose schema was checked.
[[nodiscard]] ScenarioLayer read_assumptions_layer(const TomlNode& root, const ReadingContext& context);

/// Whether the file speaks a version of the language that is understood; reports otherwise.
[[nodiscard]] bool check_schema(const TomlNode& root, const ReadingContext& context);
/// `path` as written in `file`, seen from where `file` is.
[[nodiscard]] std::string resolve_path(const std::string& file, const std::string& path);

}  // namespace pilotwave
