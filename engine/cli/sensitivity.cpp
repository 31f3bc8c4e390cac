#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/sensitivity_text.hpp"
#include "cli/sweep_progress.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "sweep/analysis/flip_search.hpp"
#include "sweep/analysis/sweep_sensitivity.hpp"
#include "sweep/store/stored_sweep.hpp"

namespace pilotwave {
namespace {

struct SensitivityArguments {
  CommonOptions common;
  std::string file;
  ResponseQuery query;
  std::vector<std::string> difference;
  SensitivityOptions options;
  bool flip = false;
  std::uint32_t pairs = 50;
};

int flip(const SensitivityArguments& o, const SweepDef& def) {
  FlipQuestion question;
  question.pairs = o.pairs;
  question.group = o.query.group;
  question.outcome = o.query.metric;
  const auto index = [&](const std::string& slug) {
    std::size_t i = 0;
    while (i < def.scenarios.size() && def.scenarios[i].slug != slug) ++i;
    return i;
  };
  const std::string first = o.query.scenario, second = o.query.other;
  question.first = index(first), question.second = index(second);
  const std::unique_ptr<Executor> executor = make_executor(o.common);
  drain_on_interrupt(o.common.quiet);
  const Result<FlipResult> found = search_flips(def, question, *executor, &stop_requested());
  if (!found) return report_errors(found.errors());
  const FlipResult& result = found.value();
  note(o.common, fmt::format("{} runs", count_words(result.runs)));
  const std::string text =
      o.common.json ? flip_json(result, question, first, second) : flip_text(result, question, first, second);
  if (!print(text)) return kInputOutput;
  return result.stopped_early ? kStoppedEarly : kSuccess;
}

int sensitivity(const SensitivityArguments& asked) {
  SensitivityArguments o = asked;
  if (o.difference.size() == 2) o.query.scenario = o.difference[0], o.query.other = o.difference[1];
  const Result<SweepDef> def = stored_sweep(o.file);
  if (!def) return report_errors(def.errors());
  if (o.flip) {
    if (o.difference.empty() && def.value().scenarios.size() == 2)
      o.query.scenario = def.value().scenarios[0].slug, o.query.other = def.value().scenarios[1].slug;
    return flip(o, def.value());
  }
  const Result<SweepDesign> design = sweep_design(def.value());
  if (!design) return report_errors(design.errors());
  const Result<Responses> responses =
      read_responses(o.file, o.query, design.value().points(), def.value().replicates);
  if (!responses) return report_errors(responses.errors());
  const Result<Sensitivity> result =
      sweep_sensitivity(def.value(), design.value(), responses.value(), o.options);
  if (!result) return report_errors(result.errors());
  const std::string text =
      o.common.json ? sensitivity_json(def.value(), result.value(), responses.value())
                    : sensitivity_text(def.value(), result.value(), responses.value(), o.options.confidence);
  return print(text) ? kSuccess : kInputOutput;
}

}  // namespace

void add_sensitivity(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<SensitivityArguments>();
  Verb verb(app, "sensitivity", "Which assumption of a sweep matters, and what turns a verdict");
  verb.footer(
      "Example: pilotwave sensitivity dose.sqlite --metric teacher_weekly_use --difference staged-pilot "
      "launch-everywhere");
  verb.add_option("FILE", o->file, "SQLite file of a sweep").required();
  verb.add_option("--metric", o->query.metric,
                  "outcome that is looked at: a metric, or a goal: weeks_to_goal:METRIC")
      .required();
  verb.add_option("--group", o->query.group, "group (default all)");
  verb.add_option("--date", o->query.date, "day of the tables (default the last)");
  verb.add_option("--scenario", o->query.scenario, "plan");
  verb.add_option("--difference", o->difference, "two plans: the first minus the second, pair by pair")
      .expected(2);
  verb.add_option("--confidence", o->options.confidence, "of the intervals (default 0.95)")
      .in_range(0.5, 0.999);
  verb.add_option("--resamples", o->options.resamples, "of the bootstrap (default 2000)")
      .in_range(100U, 1'000'000U);
  verb.add_flag("--flip", o->flip, "search for the smallest change of assumptions that turns the verdict");
  verb.add_option("--pairs", o->pairs, "with --flip: pairs behind each verdict (default 50)")
      .in_range(5U, 100'000U);
  add_run_options(verb, o->common);
  verb.callback([o, &exit_code] { exit_code = sensitivity(*o); });
}

}  // namespace pilotwave
