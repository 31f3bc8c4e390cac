#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/plan_runner.hpp"
#include "explain/inquiry.hpp"
#include "report/explanation_json.hpp"
#include "report/explanation_text.hpp"
#include "scenario/plan_of.hpp"

namespace pilotwave {
namespace {

struct ExplainOptions {
  CommonOptions common;
  std::string who, plan, twin, district, week, list, school;
  std::uint32_t replicate = 0;
};

Diagnostic wrong(std::string option, std::string what, std::string hint) {
  return {Trouble::Usage, {}, std::move(option), std::move(what), std::move(hint)};
}

/// The week of the run that holds a day.
Result<int> week_asked(const std::string& text, const Calendar& calendar) {
  const std::string range =
      fmt::format("the run goes from {} to {}", date_text(calendar.monday(0)),
                  date_text(calendar.monday(calendar.n_weeks()) - std::chrono::days{1}));
  if (text.empty()) return wrong("--week", "no week was given", fmt::format("give any day of it; {}", range));
  const std::optional<Date> day = parse_date(text);
  if (!day)
    return wrong("--week", fmt::format("`{}` is no date", text), fmt::format("write 2026-11-02; {}", range));
  const int week = calendar.week_of(*day);
  if (week < 0 || week >= calendar.n_weeks())
    return wrong("--week", fmt::format("{} is not in the run", text), range);
  return week;
}

std::optional<EntityKind> kind_listed(const std::string& plural) {
  for (const EntityKind kind : {EntityKind::Teacher, EntityKind::Student, EntityKind::School}) {
    if (plural == std::string(entity_kind_name(kind)) + "s") return kind;
  }
  return std::nullopt;
}

int list_entities(const ExplainOptions& o, const Scenario& scenario, Executor& executor) {
  std::optional<std::uint32_t> school;
  if (!o.school.empty()) {
    const Result<std::uint32_t> found = parse_school(o.school, scenario.district);
    if (!found) return report_errors(found.errors());
    school = found.value();
  }
  const Calendar calendar(scenario.start, scenario.n_weeks, scenario.district.calendar);
  int week = 0;
  if (!o.week.empty()) {
    const Result<int> asked = week_asked(o.week, calendar);
    if (!asked) return report_errors(asked.errors());
    week = asked.value();
  }
  const Plan plan = plan_of(scenario);
  const auto world = build_world(scenario.district, plan, o.replicate, executor);
  Simulation simulation(world, plan, executor);
  while (simulation.week() < week) simulation.step();
  const std::vector<RosterLine> lines = roster(*kind_listed(o.list), school, *world, simulation.state());
  return print(o.common.json ? roster_json(lines) : roster_text(lines)) ? kSuccess : kInputOutput;
}

int explain_decision(const ExplainOptions& o) {
  if (o.plan.empty())
    return report_errors({wrong("--plan", "no plan was given",
                                "say in which plan: --plan scenarios/plans/staged-pilot.toml")});
  if (o.who.empty() == o.list.empty())
    return report_errors(
        {wrong(o.who.empty() ? "WHO" : "--list",
               o.who.empty() ? "nobody was named" : "a list is of everybody, but somebody was named too",
               "give teacher:SCHOOL/POST, student:SCHOOL/SEAT or school:SCHOOL, or --list "
               "teachers, students or schools")});
  std::vector<std::string> paths = {o.plan};
  if (!o.twin.empty()) paths.push_back(o.twin);
  std::string origin;
  Result<std::vector<Scenario>> loaded = load_scenarios(paths, o.district, o.common, origin);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario> scenarios = std::move(loaded).value();
  if (const Diagnostics why = why_not_paired(scenarios); !why.empty()) return report_errors(why);
  const Scenario& scenario = scenarios.front();
  const auto executor = make_executor(o.common);
  if (!o.list.empty()) return list_entities(o, scenario, *executor);

  const Calendar calendar(scenario.start, scenario.n_weeks, scenario.district.calendar);
  const Result<EntityId> who = parse_entity(o.who, scenario.district);
  const Result<int> week = week_asked(o.week, calendar);
  Diagnostics errors = who.errors();
  errors.insert(errors.end(), week.errors().begin(), week.errors().end());
  if (!errors.empty()) return report_errors(errors);
  const Inquiry inquiry{who.value(), week.value()};
  const ExplanationSource source{scenario.district.name,
                                 scenario.name,
                                 o.twin.empty() ? std::string() : scenarios[1].name,
                                 o.replicate,
                                 scenario.seed,
                                 calendar,
                                 inquiry.week};
  const Plan plan = plan_of(scenario);
  const Twin first{build_world(scenario.district, plan, o.replicate, *executor), plan};
  if (o.twin.empty()) {
    const Answer answer = explain(first, inquiry, *executor);
    return print(o.common.json ? explanation_json(source, answer) : explanation_text(source, answer))
               ? kSuccess
               : kInputOutput;
  }
  const Plan other = plan_of(scenarios[1]);
  const Twin second{build_world(scenarios[1].district, other, o.replicate, *executor), other};
  const TwinAnswer answer = explain_twins(first, second, inquiry, *executor);
  return print(o.common.json ? explanation_json(source, answer) : explanation_text(source, answer))
             ? kSuccess
             : kInputOutput;
}

}  // namespace

void add_explain(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<ExplainOptions>();
  Verb verb(
      app, "explain",
      "Explains one decision: the chance as a sum of named influences, the luck, who and what was near");
  verb.footer(
      "Example: pilotwave explain teacher:cedar-elementary/7 --plan scenarios/plans/staged-pilot.toml --week "
      "2026-11-02\n"
      "         pilotwave explain --list teachers --school cedar-elementary --plan "
      "scenarios/plans/staged-pilot.toml");
  verb.add_option("WHO", o->who, "teacher:SCHOOL/POST, student:SCHOOL/SEAT or school:SCHOOL");
  verb.add_option("--plan", o->plan, "scenario file");
  verb.add_option("--week", o->week, "any day of the week, as 2026-11-02");
  verb.add_option("--twin", o->twin, "a second plan: the same person there, and where the two lives part");
  verb.add_option("--list", o->list, "teachers, students or schools: who can be asked about")
      .one_of({"teachers", "students", "schools"});
  verb.add_option("--school", o->school, "list those of one school only");
  verb.add_option("--replicate", o->replicate, "number of the run (default 0)");
  verb.add_option("--district", o->district, "district file instead of the plans'");
  add_run_options(verb, o->common);
  verb.callback([o, &exit_code] { exit_code = explain_decision(*o); });
}

}  // namespace pilotwave
