#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/console.hpp"
#include "cli/session.hpp"
#include "scenario/diff.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {
namespace {

struct DiffOptions {
  std::string a, b, district;
  bool exit_code = false;
};

ExitCode diff(const DiffOptions& options) {
  const Result<Scenario> a = load_scenario(options.a, options.district);
  const Result<Scenario> b = load_scenario(options.b, options.district);
  Diagnostics errors = a.errors();
  errors.insert(errors.end(), b.errors().begin(), b.errors().end());
  if (!errors.empty()) return report(errors);
  const std::vector<std::string> lines = diff_in_words(a.value(), b.value());
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  const ExitCode printed = print_data(text);
  if (printed != ExitCode::Success || !options.exit_code) return printed;
  const bool same = lines == std::vector<std::string>{"Nothing differs."};
  return same ? ExitCode::Success : ExitCode::Differs;
}

}  // namespace

void add_diff_verb(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("diff", "Example: pilotwave diff no-plan.toml staged-pilot.toml\n\nSays in words "
                                              "what differs between two scenarios, with everything inherited.");
  auto options = std::make_shared<DiffOptions>();
  verb->add_option("A", options->a, "Scenario file")->required();
  verb->add_option("B", options->b, "Scenario file")->required();
  verb->add_option("--district", options->district, "District file for both");
  verb->add_flag("--exit-code", options->exit_code, "End with 3 when something differs");
  verb->callback([options, &session] { session.action = [options] { return diff(*options); }; });
}

}  // namespace pilotwave
