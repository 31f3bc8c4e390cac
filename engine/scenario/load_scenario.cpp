#include <filesystem>

#include "scenario/canonical_order.hpp"
#include "scenario/chain.hpp"
#include "scenario/cross_check.hpp"
#include "scenario/district_reader.hpp"
#include "scenario/inherit.hpp"
#include "scenario/scenario.hpp"
#include "scenario/toml_document.hpp"

namespace pilotwave {
namespace {

/// The district that a scenario or its caller asks for; nothing after an error.
/// @param complete  whether every file was read that might name one
std::optional<DistrictDef> find_district(const Inherited& inherited, const std::string& asked,
                                         const std::string& path, bool complete, Findings& findings) {
  if (!asked.empty()) return read_district_file(asked, {}, findings);
  if (!inherited.district) {
    if (complete) {
      findings.bad_input({path, 1, 1}, "district", "it is not said which district the plan is for",
                         "add `district = \"district.toml\"`, here or in a file that this one extends");
    }
    return std::nullopt;
  }
  const DistrictChoice& choice = inherited.district->value;
  if (choice.here != nullptr) return *choice.here;
  if (choice.path.empty()) return std::nullopt;
  return read_district_file(choice.path, inherited.district->place, findings);
}

/// The scenario out of layers that were found to be right.
Scenario assemble(Inherited inherited, std::string slug, DistrictDef district) {
  Scenario scenario = std::move(inherited.scenario);
  scenario.slug = std::move(slug);
  scenario.district = std::move(district);
  for (InterventionSetting& setting : inherited.interventions)
    scenario.interventions.push_back(std::move(setting.def));
  for (GoalSetting& setting : inherited.goals) scenario.goals.push_back(std::move(setting.goal));
  sort_canonically(scenario.interventions);
  sort_canonically(scenario.goals);
  return scenario;
}

}  // namespace

Result<Scenario> load_scenario(const std::string& path, const std::string& district_path) {
  Findings findings;
  const Chain chain = read_chain(path, district_path.empty(), findings);
  // With a file missing, what builds upon it would be called wrong for no fault of its own.
  Findings unsure;
  Inherited inherited = inherit(chain.layers, chain.complete ? findings : unsure);
  auto district = find_district(inherited, district_path, path, chain.complete, findings);
  cross_check(inherited, district ? &*district : nullptr, chain.complete ? findings : unsure);
  if (!findings.empty()) return findings.take();

  Scenario scenario =
      assemble(std::move(inherited), std::filesystem::path(path).stem().string(), *std::move(district));
  scenario.input_files = findings.files();
  return scenario;
}

Result<Scenario> scenario_of_text(const std::string& text, const std::string& slug) {
  Findings findings;
  const Result<TomlNode> root = parse_toml(text, slug);
  if (!root) return root.errors();
  const ReadingContext context{findings, slug};
  if (!check_schema(root.value(), context)) return findings.take();
  const std::vector<ScenarioLayer> layers = {read_scenario_layer(root.value(), context, true)};
  Inherited inherited = inherit(layers, findings);
  const auto district = find_district(inherited, {}, slug, true, findings);
  cross_check(inherited, district ? &*district : nullptr, findings);
  if (!findings.empty()) return findings.take();
  return assemble(std::move(inherited), slug, *district);
}

}  // namespace pilotwave
