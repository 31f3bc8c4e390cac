#include "scenario/plan_of.hpp"

namespace pilotwave {

Plan plan_of(const Scenario& scenario) {
  Plan plan;
  plan.start = scenario.start;
  plan.n_weeks = scenario.n_weeks;
  plan.seed = scenario.seed;
  plan.params = scenario.params;
  plan.tools = scenario.tools;
  plan.interventions = scenario.interventions;
  return plan;
}

}  // namespace pilotwave
