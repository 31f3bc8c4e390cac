#include "scenario/cross_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "scenario/school_pick_reader.hpp"

namespace pilotwave {
namespace {

/// The days of a run: from the Monday of its start up to, not including, `end`.
struct RunDays {
  Date begin, end;
  [[nodiscard]] std::string last() const { return date_text(end - std::chrono::days{1}); }
};

SourcePlace place_of(const InterventionSetting& setting, const std::string& key) {
  const auto it = setting.places.find(key);
  return it == setting.places.end() ? setting.def.place : it->second;
}

void check_days(const InterventionSetting& setting, const RunDays& run, Findings& findings) {
  const InterventionDef& def = setting.def;
  const std::string hint =
      fmt::format("the run lasts from {} to {}; change the day, or `start` and `weeks` of the run",
                  date_text(run.begin), run.last());
  const auto never = [&](const char* key, const std::string& why) {
    findings.bad_input(place_of(setting, key), setting.path + "." + key, why, hint);
  };
  if (def.start && *def.start >= run.end) {
    never("start", fmt::format("`start` {} lies after the end of the run, so it never happens",
                               date_text(*def.start)));
  }
  if (def.not_before && *def.not_before >= run.end) {
    never("not_before", fmt::format("`not_before` {} lies after the end of the run, so it never happens",
                                    date_text(*def.not_before)));
  }
  if (def.end && monday_of(*def.end) <= run.begin) {
    never("end", fmt::format("`end` {} does not lie after the first week of the run, so it never happens",
                             date_text(*def.end)));
  }
}

void check_tools(const InterventionSetting& setting, const std::vector<ToolDef>& tools, Findings& findings) {
  std::vector<std::string> ids;
  for (const ToolDef& tool : tools) ids.push_back(tool.id);
  for (const auto& [key, value] : setting.def.fields.all()) {
    const auto* wanted = std::get_if<std::vector<std::string>>(&value);
    if (wanted == nullptr) continue;
    for (const std::string& id : *wanted) {
      if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      findings.bad_input(place_of(setting, key), setting.path + "." + key,
                         fmt::format("there is no tool `{}`", id),
                         fmt::format("{} A new tool needs a [[tool]] table", suggest_name(id, ids)));
    }
  }
}

void check_goal(const GoalSetting& setting, const RunDays& run, const DistrictDef* district,
                Findings& findings) {
  const GoalDef& goal = setting.goal;
  const std::string path = "goals." + goal.key;
  if (goal.by && (*goal.by < run.begin || *goal.by >= run.end)) {
    findings.bad_input(setting.places.at("by"), path + ".by",
                       fmt::format("`by` {} lies outside the run", date_text(*goal.by)),
                       fmt::format("the run lasts from {} to {}", date_text(run.begin), run.last()));
  }
  constexpr std::string_view kPrefix = "school:";
  if (district == nullptr || goal.group.substr(0, kPrefix.size()) != kPrefix) return;
  std::vector<std::string> ids;
  for (const SchoolDef& school : district->schools) ids.push_back(school.id);
  const std::string id = goal.group.substr(kPrefix.size());
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
  findings.bad_input(setting.places.at("group"), path + ".group",
                     fmt::format("district `{}` has no school `{}`", district->id, id),
                     suggest_name(id, ids));
}

}  // namespace

void cross_check(const Inherited& inherited, const DistrictDef* district, Findings& findings) {
  const Scenario& scenario = inherited.scenario;
  const Date begin = monday_of(scenario.start);
  const RunDays run{begin, begin + std::chrono::days{7 * scenario.n_weeks}};
  for (const InterventionSetting& setting : inherited.interventions) {
    if (setting.timed) check_days(setting, run, findings);
    check_tools(setting, scenario.tools, findings);
    if (district != nullptr) {
      check_school_pick(setting.def.schools, *district, place_of(setting, "schools"),
                        setting.path + ".schools", findings);
    }
  }
  for (const GoalSetting& setting : inherited.goals) check_goal(setting, run, district, findings);
}

}  // namespace pilotwave
