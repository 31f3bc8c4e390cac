// Patterns of section R that a kernel shows by itself. Those that need the national record are judged by
// `pilotwave validate`; docs/model/verification.md says which and why.
#include <catch2/catch.hpp>

#include <vector>

#include <fmt/format.h>

#include "model/state.hpp"
#include "pilotwave/spread.hpp"
#include "pilotwave/statistics.hpp"
#include "support/small_world.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

// Centola's degree; people enough that five starters share hardly a neighbour in a random network.
constexpr std::uint32_t kPatternPeople = 1000, kDegree = 6;
constexpr std::uint32_t kPairs = 20;

/// What came of five neighbours who start it.
struct Outcome {
  double reach = 0;
  double steps_to_most = 0;  ///< until nine in ten adopt; steps of the whole run where they never do
};

Outcome outcome(const ContactGraph& network, double neighbours_needed) {
  SpreadPlan plan;
  plan.steps = 1000;
  plan.seeds = {0, 1, 2, 3, 4};
  plan.until = Until::NobodyChanges;
  const SpreadHistory run = run_spread(TiedCrowd(network), CountThreshold{neighbours_needed}, plan);
  const auto most = static_cast<std::uint64_t>(0.9 * kPatternPeople);
  std::size_t step = 0;
  while (step < run.adopting.size() && run.adopting[step] < most) ++step;
  return {static_cast<double>(run.adopting.back()), static_cast<double>(step)};
}

}  // namespace

TEST_CASE("VV-R2 clustered ties spread what needs reinforcement, random ties what does not") {
  const Case c("VV-R2");
  const ContactGraph clustered = ring_lattice(kPatternPeople, kDegree);
  const Outcome reinforced = outcome(clustered, 2), simple = outcome(clustered, 1);
  c.exact("clustered, two neighbours needed, reach", reinforced.reach, kPatternPeople);
  double further = 0, slower = 0;
  for (std::uint32_t r = 0; r < kPairs; ++r) {
    const ContactGraph random = watts_strogatz(kPatternPeople, kDegree, 1, {c.luck(r)});
    further += reinforced.reach > outcome(random, 2).reach;
    slower += simple.steps_to_most > outcome(random, 1).steps_to_most;
  }
  c.exact("of 20 random networks, those reached less when two are needed", further, kPairs);
  c.exact("of 20 random networks, those faster when one is enough", slower, kPairs);
}

TEST_CASE("VV-R8 incidents of schools scatter more than one rate for all would have them") {
  const Case c("VV-R8");
  Plan plan = small_plan({act("expand", {{"tools", tools({"tutor", "feedback"})}})}, 52);
  plan.seed = c.luck(0).seed();
  const DistrictDef district = small_district(12, 200);
  const auto executor = make_serial_executor();
  std::vector<double> by_school;
  for (std::uint32_t r = 0; r < 4; ++r) {
    Simulation simulation(build_world(district, plan, r, *executor), plan, *executor);
    simulation.run_to_end();
    for (const SchoolState& school : simulation.state().schools)
      by_school.push_back(static_cast<double>(school.incidents_total));
  }
  const Moments m = moments(by_school);
  REQUIRE(m.mean > 1);
  const double scatter = m.sd * m.sd / m.mean;  // 1 if every school had the same rate
  c.exact(fmt::format("variance over mean of a year's incidents by school, {:.1f}, is above 1", scatter),
          scatter > 1, 1);
}

}  // namespace pilotwave::test
