#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "model/metrics/metric.hpp"
#include "scenario/district_text.hpp"
#include "scenario/goal_reader.hpp"
#include "scenario/intervention_text.hpp"
#include "scenario/language.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table_reader.hpp"
#include "scenario/toml_writer.hpp"
#include "scenario/tool_reader.hpp"

namespace pilotwave {
namespace {

/// Where a value came from, without folders, so that the text is the same wherever the files lie; "" for
/// defaults.
std::string origin_text(const Scenario& scenario, const std::string& key) {
  const auto it = scenario.origin.find(key);
  return it == scenario.origin.end() ? "" : std::filesystem::path(it->second).filename().string();
}

std::string head_text(const Scenario& scenario) {
  std::string out = "# The scenario in force: everything inherited, every default filled in.\n";
  out += fmt::format("schema = {}\nname = {}\n", kSchema, toml_text(scenario.name));
  if (!scenario.summary.empty()) out += fmt::format("summary = {}\n", toml_text(scenario.summary));
  return out + fmt::format("start = {}\nweeks = {}\nseed = {}\n", date_text(scenario.start), scenario.n_weeks,
                           scenario.seed);
}

std::string goal_text(const GoalDef& goal) {
  std::string out = fmt::format("{{ {} = {}", goal_kind_name(goal.kind), number_text(goal.threshold));
  if (goal.by) out += fmt::format(", by = {}", date_text(*goal.by));
  if (goal.group != "all") out += fmt::format(", group = {}", toml_text(goal.group));
  return out + " }";
}

std::string goals_text(const Scenario& scenario) {
  if (scenario.goals.empty()) return {};
  std::string out = "\n[goals]\n";
  for (std::size_t i = 0; i < scenario.goals.size();) {
    std::vector<std::string> of_metric;
    const std::string& key = scenario.goals[i].key;
    for (; i < scenario.goals.size() && scenario.goals[i].key == key; ++i)
      of_metric.push_back(goal_text(scenario.goals[i]));
    if (of_metric.size() == 1) {
      out += fmt::format("{} = {}\n", key, of_metric.front());
      continue;
    }
    out += fmt::format("{} = [\n", key);
    for (const std::string& text : of_metric) out += fmt::format("  {},\n", text);
    out += "]\n";
  }
  return out;
}

std::string parameters_text(const Scenario& scenario) {
  std::string changed, kept;
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    const ParamSpec& spec = param_catalogue()[i];
    const std::string line = fmt::format("\"{}\" = {}", spec.key, number_text(scenario.params[i]));
    if (scenario.params[i] == spec.default_value) {
      kept += line + "\n";
      continue;
    }
    const std::string origin = origin_text(scenario, fmt::format("parameters.{}", spec.key));
    changed += line + "  " +
               toml_comment(fmt::format("{}; default {}{}{}", spec.unit, number_text(spec.default_value),
                                        origin.empty() ? "" : "; set in ", origin)) +
               "\n";
  }
  std::string out = "\n[parameters]\n";
  if (!changed.empty()) out += "# Changed from their defaults:\n" + changed;
  return out + "# At their defaults:\n" + kept;
}

std::string tool_text(const Scenario& scenario, const ToolDef& tool) {
  std::string out = fmt::format("\n[[tool]]\nid = {}\nkind = {}\n", toml_text(tool.id),
                                toml_text(tool_kind_name(tool.kind)));
  for (const ToolField& field : tool_fields()) {
    const std::string origin = origin_text(scenario, fmt::format("tool.{}.{}", tool.id, field.key));
    out += fmt::format("{} = {}{}\n", field.key, number_text(tool.*field.value),
                       origin.empty() ? "" : "  " + toml_comment("set in " + origin));
  }
  return out;
}

}  // namespace

std::string scenario_text(const Scenario& scenario) {
  std::string out = head_text(scenario);
  out += goals_text(scenario);
  out += parameters_text(scenario);
  for (const ToolDef& tool : scenario.tools) out += tool_text(scenario, tool);
  for (const InterventionDef& def : scenario.interventions) out += "\n" + intervention_text(def);
  return out + "\n" + district_text(scenario.district);
}

}  // namespace pilotwave
