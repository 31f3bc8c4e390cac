#include "viz/support/small_plans.hpp"

#include "model/metrics/metric.hpp"
#include "scenario/canonical_order.hpp"

namespace pilotwave::viz::test {

Scenario small_scenario(const char* name, const char* open, int n_schools, int students, int n_weeks) {
  std::vector<InterventionDef> acts = {act("training", {{"hours_per_teacher", 6.0}})};
  if (*open != '\0')
    acts.push_back(act("expand", {{"tools", pilotwave::test::tools({"tutor", "planning"})}}, open));
  const Plan plan = pilotwave::test::small_plan(acts, n_weeks);
  Scenario s;
  s.slug = name;
  s.name = name;
  s.district = small_district(n_schools, students);
  s.start = plan.start;
  s.n_weeks = plan.n_weeks;
  s.seed = plan.seed;
  s.params = plan.params;
  s.tools = plan.tools;
  s.interventions = plan.interventions;
  s.goals = {
      {"teacher_weekly_use", find_metric("teacher_weekly_use"), GoalDef::Kind::AtLeast, 0.05, {}, "all"}};
  sort_canonically(s.interventions);
  return s;
}

std::vector<Scenario> small_pair(int n_schools, int students, int n_weeks) {
  return {small_scenario("early", "2026-10-05", n_schools, students, n_weeks),
          small_scenario("late", "2027-01-11", n_schools, students, n_weeks)};
}

}  // namespace pilotwave::viz::test
