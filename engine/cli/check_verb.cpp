#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/session.hpp"
#include "report/quantity.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {
namespace {

/// District files list schools; scenario files name a district.
bool looks_like_district(const std::string& path) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("schools_table") || line.starts_with("[[school]]")) return true;
  }
  return false;
}

std::string district_line(const std::string& path, const DistrictDef& district) {
  return fmt::format("{}: good: {}, {} schools, {} teachers, {} students\n", path, district.name,
                     district.schools.size(), with_commas(district.n_teachers()), with_commas(district.n_students()));
}

std::string scenario_line(const std::string& path, const Scenario& s) {
  return fmt::format("{}: good: {}, {} weeks from {}, {} interventions, {} goals, in {}\n", path, s.name, s.n_weeks,
                     date_text(s.start), s.interventions.size(), s.goals.size(), s.district.name);
}

ExitCode check(const std::vector<std::string>& files) {
  Diagnostics errors;
  std::string good;
  for (const std::string& file : files) {
    if (looks_like_district(file)) {
      const Result<DistrictDef> district = load_district(file);
      if (district) good += district_line(file, district.value());
      errors.insert(errors.end(), district.errors().begin(), district.errors().end());
    } else {
      const Result<Scenario> scenario = load_scenario(file);
      if (scenario) good += scenario_line(file, scenario.value());
      errors.insert(errors.end(), scenario.errors().begin(), scenario.errors().end());
    }
  }
  const ExitCode printed = print_data(good);
  return errors.empty() ? printed : report(errors);
}

}  // namespace

void add_check_verb(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("check", "Example: pilotwave check plans/*.toml\n\nSays everything that is wrong "
                                               "with scenario or district files, in one pass.");
  auto files = std::make_shared<std::vector<std::string>>();
  verb->add_option("FILE", *files, "Scenario or district files")->required();
  verb->callback([files, &session] { session.action = [files] { return check(*files); }; });
}

}  // namespace pilotwave
