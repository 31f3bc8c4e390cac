#include "sweep/file/paired_scenarios.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "experiment/plan_runner.hpp"
#include "sweep/file/named_file.hpp"
#include "sweep/file/sweep_keys.hpp"

namespace pilotwave {
namespace {

class ScenarioReader {
 public:
  ScenarioReader(const TableReader& reader, SweepDef& def, SweepSources& sources)
      : reader_(reader), context_(reader.context()), def_(def), sources_(sources) {}

  void read() {
    std::vector<std::string> districts = {reader_.text("district").value_or("")};
    if (def_.district_factor) districts = def_.factors[*def_.district_factor].level_texts;
    for (const NamedPath& plan : plan_paths()) {
      SweepScenario scenario;
      scenario.path = plan.path;
      for (const std::string& district : districts) {
        Result<Scenario> loaded = sources_.scenario(plan.path, district);
        if (!loaded) {
          add_errors(loaded.errors(), {sources_.place_of(plan.path), plan.place}, context_.findings);
          continue;
        }
        Scenario one = std::move(loaded).value();
        add_inputs(one.input_files);
        // Where a value was written is no part of what is run.
        one.origin.clear();
        one.input_files.clear();
        scenario.in_district.push_back(std::move(one));
      }
      if (scenario.in_district.size() != districts.size()) continue;
      scenario.slug = scenario.in_district.front().slug;
      scenario.name = scenario.in_district.front().name;
      check_scenario(scenario, plan.place);
      def_.scenarios.push_back(std::move(scenario));
    }
  }

 private:
  [[nodiscard]] std::vector<NamedPath> plan_paths() const {
    std::vector<NamedPath> paths;
    if (def_.plan_factor) {
      const FactorDef& factor = def_.factors[*def_.plan_factor];
      for (const std::string& text : factor.level_texts) paths.push_back({text, factor.place});
      return paths;
    }
    const TomlNode* list = reader_.list("scenarios");
    if (list == nullptr) return paths;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const auto path = check_text(list->items[i], fmt::format("scenarios[{}]", i + 1), context_);
      if (path) paths.push_back({*path, context_.place(list->items[i])});
    }
    if (list->items.empty())
      reader_.error("scenarios", "no scenario is named", "add scenarios = [\"plan.toml\"]");
    if (paths.size() > kMostPairedScenarios)
      reader_.error("scenarios", fmt::format("at most {} scenarios are paired", kMostPairedScenarios),
                    "vary more plans with the parameter `plan`");
    return paths;
  }

  void add_inputs(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      if (std::find(def_.input_files.begin(), def_.input_files.end(), file) == def_.input_files.end())
        def_.input_files.push_back(file);
    }
  }

  void check_scenario(const SweepScenario& scenario, const SourcePlace& place) {
    for (const SweepScenario& other : def_.scenarios) {
      if (other.slug == scenario.slug)
        context_.findings.bad_input(place, "scenarios",
                                    fmt::format("two scenarios are called `{}`", scenario.slug),
                                    "tables name a scenario by its file: rename one");
    }
    if (def_.scenarios.empty()) return;
    for (std::size_t d = 0; d < scenario.in_district.size(); ++d) {
      const std::vector<Scenario> two = {def_.scenarios.front().in_district[d], scenario.in_district[d]};
      for (const Diagnostic& why : why_not_paired(two))
        context_.findings.bad_input(place, "scenarios", fmt::format("{} {}", why.key, why.what), why.hint);
    }
  }

  const TableReader& reader_;
  const ReadingContext& context_;
  SweepDef& def_;
  SweepSources& sources_;
};

}  // namespace

void read_scenarios(const TableReader& sweep, SweepDef& def, SweepSources& sources) {
  ScenarioReader(sweep, def, sources).read();
}

void check_fields(const SweepDef& def, Findings& findings) {
  for (const FactorDef& factor : def.factors) {
    const FactorTarget& target = factor.target;
    if (target.intervention.empty() || def.scenarios.empty()) continue;
    std::size_t found = 0;
    std::vector<std::string> names;
    for (const SweepScenario& scenario : def.scenarios) {
      std::size_t here = 0;
      for (const InterventionDef& act : scenario.in_district.front().interventions) {
        if (act.kind != target.intervention) continue;
        if (!act.name.empty()) names.push_back(act.name);
        here += target.name.empty() || act.name == target.name;
      }
      if (here > 1 && target.name.empty()) {
        findings.bad_input(
            factor.place, "parameters." + factor.key,
            fmt::format("{} has {} interventions of kind `{}`", scenario.slug, here, target.intervention),
            fmt::format("name one: \"{}[NAME].{}\"; {}", target.intervention,
                        factor.key.substr(factor.key.find('.') + 1), suggest_name("", names)));
      }
      found += here;
    }
    if (found == 0)
      findings.bad_input(
          factor.place, "parameters." + factor.key,
          target.name.empty()
              ? fmt::format("no scenario has an intervention of kind `{}`", target.intervention)
              : fmt::format("no scenario has a `{}` named `{}`", target.intervention, target.name),
          names.empty() ? "a field is varied where a plan has its intervention"
                        : suggest_name(target.name, names));
  }
}

}  // namespace pilotwave
