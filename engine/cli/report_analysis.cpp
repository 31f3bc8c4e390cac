#include "cli/report_analysis.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/interrupt.hpp"
#include "experiment/plan_runner.hpp"
#include "report/assumptions.hpp"
#include "report/headline_choice.hpp"
#include "report/page/found.hpp"

namespace pilotwave {
namespace {

/// The outcome of the second line, whose verdict is to be turned, and every parameter of the rules behind it.
AssumptionQuestion question_of(const Comparison& c, std::uint32_t pairs) {
  AssumptionQuestion question;
  const HeadlineChoice choice = choose_headline(c, c.pairs.front());
  question.outcome = c.outcomes[choice.difference.value_or(choice.goal.value_or(0))];
  question.pairs = pairs;
  question.screening_pairs = std::min(question.screening_pairs, pairs);
  const Grades grades = grades_behind(question.outcome);
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    const std::string_view key = param_catalogue()[i].key, process = key.substr(0, key.find('.'));
    if (std::find(grades.processes.begin(), grades.processes.end(), process) != grades.processes.end())
      question.parameters.push_back(i);
  }
  return question;
}

}  // namespace

page::Analysis analyse_for_report(const Comparison& c, std::span<const Scenario> plans, std::uint32_t pairs,
                                  const ExecutorPair& executors, const CommonOptions& options) {
  page::Analysis out;
  if (c.pairs.front().identical()) return out;
  ReplicatesDef def;
  def.count = pairs;
  def.stop = &stop_requested();
  const AttributionRuns runs = attribution_runs(plans);
  note(options, fmt::format("what each part does: {} runs", runs.variants.size() * pairs));
  const PlanRunner runner(runs.variants, *executors.inside, {});
  const Attribution parts = attribute(plans, runs, runner, *executors.outside, def);
  if (!parts.replicates.done.empty()) page::add_attribution(out, c, parts);
  const RunnerOf runner_of = [&](std::span<const Scenario> variants) {
    return PlanRunner(variants, *executors.inside, RecordOptions{});
  };
  note(options, "stress tests");
  const StressTest stress = stress_test(plans, runner_of, *executors.outside, def);
  if (!stress.replicates.done.empty()) page::add_stresses(out, c, stress);
  const AssumptionQuestion question = question_of(c, pairs);
  note(options, fmt::format("what would turn the verdict on {}: {} assumptions", question.outcome.label,
                            question.parameters.size()));
  const AssumptionFlips flips =
      search_assumptions(plans[0], plans[1], question, runner_of, *executors.outside, &stop_requested());
  if (!flips.stopped_early) page::add_flips(out, flips, question, plans);
  return out;
}

}  // namespace pilotwave
