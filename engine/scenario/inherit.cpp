#include "scenario/inherit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "scenario/tool_reader.hpp"

namespace pilotwave {
namespace {

using Origins = std::map<std::string, std::string>;

std::string place_text(const SourcePlace& place) { return fmt::format("{}:{}", place.file, place.line); }

std::string origin_key(const std::string& kind, const std::string& name) {
  return name.empty() ? "intervention." + kind : fmt::format("intervention.{}.{}", kind, name);
}

template <class T, class U>
void take(const std::optional<Placed<T>>& given, U& into, const std::string& key, Origins& origins) {
  if (!given) return;
  into = given->value;
  origins[key] = place_text(given->place);
}

void take_scalars(const ScenarioLayer& layer, Scenario& scenario) {
  take(layer.name, scenario.name, "name", scenario.origin);
  take(layer.summary, scenario.summary, "summary", scenario.origin);
  take(layer.start, scenario.start, "start", scenario.origin);
  take(layer.weeks, scenario.n_weeks, "weeks", scenario.origin);
  take(layer.seed, scenario.seed, "seed", scenario.origin);
  for (const Placed<ParameterSetting>& setting : layer.parameters) {
    scenario.params.set(setting.value.index, setting.value.value);
    const std::string key(param_catalogue()[setting.value.index].key);
    scenario.origin["parameters." + key] = place_text(setting.place);
  }
  for (const Placed<ToolSetting>& tool : layer.tools) {
    scenario.origin["tool." + tool.value.id] = place_text(tool.place);
    for (const auto& [field, value] : tool.value.fields) {
      scenario.origin[fmt::format("tool.{}.{}", tool.value.id, field)] = place_text(value.place);
    }
  }
}

/// Applies one layer's `[[remove]]` and `[[intervention]]` to what was inherited.
class InterventionFolder {
 public:
  InterventionFolder(Origins& origins, Findings& findings) : origins_(origins), findings_(findings) {}

  void fold(const ScenarioLayer& layer) {
    for (const RemoveSetting& removal : layer.removals) remove(removal);
    const std::size_t n_inherited = kept.size();
    for (const InterventionSetting& setting : layer.interventions) add(setting, n_inherited);
  }
  std::vector<InterventionSetting> kept;

 private:
  void remove(const RemoveSetting& removal) {
    std::vector<std::size_t> of_kind, exact;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i].def.kind != removal.kind) continue;
      of_kind.push_back(i);
      if (!kept[i].def.name.empty()) names.push_back(kept[i].def.name);
      if (kept[i].def.name == removal.name) exact.push_back(i);
    }
    // A kind that occurs once needs no name.
    if (exact.empty() && removal.name.empty() && of_kind.size() == 1) exact = of_kind;
    if (exact.empty()) return nothing_to_remove(removal, of_kind.size(), names);
    const InterventionDef& gone = kept[exact.front()].def;
    origins_.erase(origin_key(gone.kind, gone.name));
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(exact.front()));
  }

  void nothing_to_remove(const RemoveSetting& removal, std::size_t n_of_kind,
                         const std::vector<std::string>& names) {
    if (removal.name.empty() && n_of_kind > 1) {
      findings_.bad_input(removal.place, removal.path,
                          fmt::format("{} interventions of kind `{}` are inherited", n_of_kind, removal.kind),
                          fmt::format("give the `name` of one; {}", suggest_name("", names)));
      return;
    }
    std::string hint = "leave this [[remove]] out";
    if (!removal.name.empty() && !names.empty()) hint = suggest_name(removal.name, names);
    findings_.bad_input(removal.place, removal.path,
                        fmt::format("no {} is inherited, so it cannot be removed",
                                    intervention_title(removal.kind, removal.name)),
                        std::move(hint));
  }

  void add(const InterventionSetting& setting, std::size_t n_inherited) {
    const InterventionDef& def = setting.def;
    origins_[origin_key(def.kind, def.name)] = place_text(def.place);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      InterventionSetting& other = kept[i];
      if (other.def.kind != def.kind || other.def.name != def.name) continue;
      if (i < n_inherited && !def.name.empty() && other.def.place.file != def.place.file) {
        other = setting;  // a later layer has the last word
        return;
      }
      findings_.bad_input(def.place, setting.path,
                          fmt::format("{} stands twice, also in {}", intervention_title(def.kind, def.name),
                                      place_text(other.def.place)),
                          "tell interventions of one kind apart by `name`; to change an inherited one, both "
                          "need the same name");
      return;
    }
    kept.push_back(setting);
  }

  Origins& origins_;
  Findings& findings_;
};

void take_goals(const std::map<std::string, std::vector<GoalSetting>>& goals, Inherited& out) {
  for (const auto& [key, settings] : goals) {
    for (const GoalSetting& setting : settings) {
      out.goals.push_back(setting);
      if (!setting.places.empty()) {
        out.scenario.origin["goals." + key] = place_text(setting.places.begin()->second);
      }
    }
  }
}

}  // namespace

std::string intervention_title(const std::string& kind, const std::string& name) {
  return name.empty() ? fmt::format("`{}`", kind) : fmt::format("`{}` named `{}`", kind, name);
}

Inherited inherit(const std::vector<ScenarioLayer>& layers, Findings& findings) {
  Inherited out;
  out.scenario.start = *parse_date("2026-08-03");
  InterventionFolder folder(out.scenario.origin, findings);
  std::map<std::string, std::vector<GoalSetting>> goals;
  std::vector<Placed<ToolSetting>> tools;
  for (const ScenarioLayer& layer : layers) {
    take_scalars(layer, out.scenario);
    for (const auto& [key, settings] : layer.goals) goals[key] = settings;
    tools.insert(tools.end(), layer.tools.begin(), layer.tools.end());
    folder.fold(layer);
    if (!layer.district) continue;
    out.district = layer.district;
    out.scenario.origin["district"] = place_text(layer.district->place);
  }
  take_goals(goals, out);
  out.interventions = std::move(folder.kept);
  out.scenario.tools = assemble_tools(tools, out.scenario.params, findings);
  return out;
}

}  // namespace pilotwave
