#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "report/json_text.hpp"
#include "scenario/scenario.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/file/sweep_reader.hpp"

namespace pilotwave {
namespace {

struct CheckOptions {
  std::vector<std::string> files;
  std::string district;
  bool json = false;
};

/// Adds what is wrong with a sweep file, or what it is.
void check_sweep(const std::string& file, std::string& good, Diagnostics& errors) {
  const Result<SweepDef> def = load_sweep(file);
  if (!def) {
    errors.insert(errors.end(), def.errors().begin(), def.errors().end());
    return;
  }
  const Result<SweepDesign> design = sweep_design(def.value());
  if (!design) {
    for (Diagnostic wrong : design.errors()) {
      wrong.place.file = file;
      errors.push_back(std::move(wrong));
    }
    return;
  }
  good += fmt::format("{}: {} is a valid sweep: {} parameters, {} points, {} plan{}, {} replicates\n", file,
                      def.value().name, def.value().factors.size(), design.value().points(),
                      def.value().n_plans(), def.value().n_plans() == 1 ? "" : "s", def.value().replicates);
}

int check(const CheckOptions& o) {
  Diagnostics errors;
  std::string good;
  for (const std::string& file : o.files) {
    if (is_sweep_file(file)) {
      check_sweep(file, good, errors);
      continue;
    }
    const Result<Scenario> scenario = load_scenario(file, o.district);
    if (scenario) {
      const Scenario& s = scenario.value();
      good +=
          fmt::format("{}: {} is a valid scenario: {} interventions, {} goals, {} weeks on {} ({} schools)\n",
                      file, s.name, s.interventions.size(), s.goals.size(), s.n_weeks, s.district.name,
                      s.district.schools.size());
      continue;
    }
    // A district file is worth checking too: try it as one before complaining that it is no scenario.
    const Result<DistrictDef> district = load_district(file);
    if (district) {
      good += fmt::format("{}: {} is a valid district: {} schools, {} students, {} teachers\n", file,
                          district.value().name, district.value().schools.size(),
                          district.value().n_students(), district.value().n_teachers());
      continue;
    }
    const Diagnostics& fewer =
        district.errors().size() < scenario.errors().size() ? district.errors() : scenario.errors();
    errors.insert(errors.end(), fewer.begin(), fewer.end());
  }
  if (o.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Diagnostic& e : errors) {
      list.push_back({{"column", e.place.column},
                      {"file", e.place.file},
                      {"hint", e.hint},
                      {"key", e.key},
                      {"line", e.place.line},
                      {"what", e.what}});
    }
    if (!print(json_text(list))) return kInputOutput;
    return errors.empty() ? kSuccess : exit_code_of(errors.front().trouble);
  }
  if (!print(good)) return kInputOutput;
  if (errors.empty()) return kSuccess;
  const int code = report_errors(errors);
  say(fmt::format("{} error{}", errors.size(), errors.size() == 1 ? "" : "s"));
  return code;
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<CheckOptions>();
  Verb verb(app, "check", "Checks scenario, district and sweep files; every error in one pass");
  verb.footer("Example: pilotwave check scenarios/plans/staged-pilot.toml");
  verb.add_option("FILE", o->files, "scenario, district or sweep files").required();
  verb.add_option("--district", o->district, "district file to check the plans against");
  verb.add_flag("--json", o->json, "errors as JSON");
  verb.callback([o, &exit_code] { exit_code = check(*o); });
}

}  // namespace pilotwave
