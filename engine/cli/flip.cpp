#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/plan_pair_arguments.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/flip/assumption_flips.hpp"
#include "report/assumptions.hpp"
#include "report/flip_text.hpp"

namespace pilotwave {
namespace {

struct FlipArguments {
  CommonOptions common;
  std::vector<std::string> plans, keys;
  std::string district, outcome;
  AssumptionQuestion question;
};

/// The outcome asked for, or the first goal, or the first outcome.
Result<OutcomeDef> outcome_asked(const std::string& key, const std::vector<OutcomeDef>& outcomes) {
  for (const OutcomeDef& outcome : outcomes) {
    if (key.empty() ? outcome.is_goal() : outcome.key == key) return outcome;
  }
  if (key.empty()) return outcomes.front();
  return no_such_outcome(key, outcomes);
}

/// Parameters named, or all of the rules that compute the outcome.
Result<std::vector<std::size_t>> parameters_asked(const std::vector<std::string>& keys,
                                                  const OutcomeDef& outcome) {
  const Grades grades = grades_behind(outcome);
  const auto is_behind = [&](std::string_view key) {
    const std::string_view process = key.substr(0, key.find('.'));
    return std::find(grades.processes.begin(), grades.processes.end(), process) != grades.processes.end();
  };
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    const std::string key(param_catalogue()[i].key);
    if (keys.empty() ? is_behind(key) : std::find(keys.begin(), keys.end(), key) != keys.end())
      out.push_back(i);
  }
  for (const std::string& key : keys) {
    const bool known =
        std::any_of(out.begin(), out.end(), [&](std::size_t i) { return param_catalogue()[i].key == key; });
    if (!known)
      return Diagnostic{Trouble::Usage,
                        {},
                        "--parameter",
                        fmt::format("there is no parameter `{}`", key),
                        "they are listed by `pilotwave list parameters`"};
  }
  return out;
}

int flip(const FlipArguments& asked) {
  FlipArguments o = asked;
  std::string seed_origin;
  const Result<std::vector<Scenario>> loaded = load_scenarios(o.plans, o.district, o.common, seed_origin);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario>& plans = loaded.value();
  if (const Diagnostics why = why_not_paired(plans); !why.empty()) return report_errors(why);
  const Result<OutcomeDef> outcome = outcome_asked(o.outcome, outcomes_of(plans).outcomes);
  if (!outcome) return report_errors(outcome.errors());
  o.question.outcome = outcome.value();
  Result<std::vector<std::size_t>> parameters = parameters_asked(o.keys, outcome.value());
  if (!parameters) return report_errors(parameters.errors());
  o.question.parameters = std::move(parameters).value();
  const ExecutorPair executors = make_executors(o.common, o.question.screening_pairs);
  note(o.common, fmt::format("moving {} assumptions over their ranges", o.question.parameters.size()));
  drain_on_interrupt(o.common.quiet);
  const RunnerOf runs = [&](std::span<const Scenario> moved) {
    return PlanRunner(moved, *executors.inside, RecordOptions{});
  };
  const AssumptionFlips found =
      search_assumptions(plans[0], plans[1], o.question, runs, *executors.outside, &stop_requested());
  note(o.common, fmt::format("{} runs", found.runs));
  const std::string text = o.common.json ? flip_json(found, o.question, plans[0], plans[1])
                                         : flip_text(found, o.question, plans[0], plans[1]);
  if (!print(text)) return kInputOutput;
  return found.stopped_early ? kStoppedEarly : kSuccess;
}

}  // namespace

void add_flip(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<FlipArguments>();
  Verb verb(app, "flip",
            "Which assumption would turn the verdict between two plans, by the "
            "smallest change, and which is weakest");
  verb.footer(
      "Example: pilotwave flip scenarios/plans/staged-pilot.toml scenarios/plans/launch-everywhere.toml "
      "--outcome "
      "cost_usd");
  verb.add_option("PLAN", o->plans, "two scenario files").required().expected(2);
  verb.add_option("--outcome", o->outcome, "outcome that is judged, by key (default: the first goal)");
  verb.add_option("--parameter", o->keys,
                  "parameters that are moved (default: all of the rules that compute the outcome)");
  verb.add_option("--pairs", o->question.pairs, "pairs behind each verdict (default 40)")
      .in_range(5U, 100'000U);
  verb.add_option("--screening-pairs", o->question.screening_pairs,
                  "pairs behind each influence (default 10)")
      .in_range(2U, 100'000U);
  verb.add_option("--deepest", o->question.deepest,
                  "how many of the weakest are searched for a turn (default 6)")
      .in_range(1U, 1000U);
  verb.add_option("--district", o->district, "district file instead of the plans'");
  add_run_options(verb, o->common);
  verb.callback([o, &exit_code] { exit_code = flip(*o); });
}

}  // namespace pilotwave
