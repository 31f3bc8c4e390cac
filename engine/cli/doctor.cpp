#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/plan_runner.hpp"
#include "report/certificate.hpp"
#include "report/digest.hpp"
#include "scenario/plan_of.hpp"

namespace pilotwave {
namespace {

struct DoctorOptions {
  CommonOptions common;
  std::string model, against, district;
  bool quick = false;
};

int check_build(const DoctorOptions& o) {
  const std::vector<InstallationCheck> checks = check_installation(thread_count(o.common));
  if (!print(o.common.json ? installation_json(checks) : installation_text(checks))) return kInputOutput;
  for (const InstallationCheck& check : checks) {
    if (!check.good) return kPromiseBroken;
  }
  return kSuccess;
}

int check_model(const DoctorOptions& o) {
  std::vector<std::string> paths = {o.model};
  if (!o.against.empty()) paths.push_back(o.against);
  std::string origin;
  Result<std::vector<Scenario>> loaded = load_scenarios(paths, o.district, o.common, origin);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario> scenarios = std::move(loaded).value();
  if (const Diagnostics why = why_not_paired(scenarios); !why.empty()) return report_errors(why);
  const Scenario& scenario = scenarios.front();
  const auto executor = make_executor(o.common);
  const Engine engine = sound_engine();
  Trial trial{engine, scenario.district, plan_of(scenario), std::nullopt, *executor, o.quick};
  if (scenarios.size() > 1) trial.against = plan_of(scenarios[1]);
  const CertificateFacts facts{scenario.slug,
                               scenario.name,
                               sha256_hex(scenario_text(scenario)),
                               scenario.district.name,
                               static_cast<int>(scenario.district.schools.size()),
                               scenario.district.n_teachers(),
                               scenario.district.n_students(),
                               scenario.seed,
                               trial.calendar(),
                               o.quick};
  ProgressLine progress(o.common);
  const CheckUp result = check_up(trial, [&](std::size_t place, const Promise& promise) {
    progress.show(fmt::format("promise {} of {}: {}", place + 1, promises().size(), promise.name));
  });
  progress.clear();
  if (!print(o.common.json ? certificate_json(facts, result) : certificate_text(facts, result)))
    return kInputOutput;
  return result.n_of(FindingKind::Broken) > 0 ? kPromiseBroken : kSuccess;
}

int doctor(const DoctorOptions& o) {
  if (!o.model.empty()) return check_model(o);
  if (!o.against.empty() || !o.district.empty() || o.quick)
    return report_errors({{Trouble::Usage,
                           {},
                           "--model",
                           "no scenario was given",
                           "--against, --district and --quick belong to --model SCENARIO"}});
  return check_build(o);
}

}  // namespace

void add_doctor(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<DoctorOptions>();
  Verb verb(app, "doctor",
            "Checks the installation, or tries the engine's promises on a scenario and prints a certificate");
  verb.footer("Example: pilotwave doctor --model scenarios/plans/staged-pilot.toml");
  verb.add_option("--model", o->model, "scenario file to try the promises on");
  verb.add_option(
      "--against", o->against,
      "second plan for the gain of pairing; default: the scenario with one more course of training");
  verb.add_option("--district", o->district, "district file instead of the scenario's");
  verb.add_flag("--quick", o->quick, "fewer runs, shorter ones");
  add_run_options(verb, o->common);
  verb.callback([o, &exit_code] { exit_code = doctor(*o); });
}

}  // namespace pilotwave
