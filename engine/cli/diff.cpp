#include "scenario/diff.hpp"

#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"

namespace pilotwave {
namespace {

struct DiffOptions {
  std::string a, b;
  bool exit_code = false;
};

int diff(const DiffOptions& o) {
  std::string origin;
  const Result<std::vector<Scenario>> loaded = load_scenarios({o.a, o.b}, {}, {}, origin);
  if (!loaded) return report_errors(loaded.errors());
  const Scenario &a = loaded.value()[0], &b = loaded.value()[1];
  std::string text = fmt::format("A is {} ({}), B is {} ({}).\n", a.name, o.a, b.name, o.b);
  const std::vector<std::string> words = diff_in_words(a, b);
  for (const std::string& sentence : words) text += sentence + "\n";
  if (!print(text)) return kInputOutput;
  const bool same = words.size() == 1 && words.front() == "Nothing differs.";
  return o.exit_code && !same ? kDifferenceFound : kSuccess;
}

}  // namespace

void add_diff(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<DiffOptions>();
  Verb verb(app, "diff", "Says in words what differs between two scenarios");
  verb.footer("Example: pilotwave diff scenarios/plans/launch-everywhere.toml scenarios/plans/coaching.toml");
  verb.add_option("A", o->a, "scenario").required();
  verb.add_option("B", o->b, "scenario").required();
  verb.add_flag("--exit-code", o->exit_code, "exit with 3 when they differ");
  verb.callback([o, &exit_code] { exit_code = diff(*o); });
}

}  // namespace pilotwave
