#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr int kPilotSchools = 4;
constexpr std::uint32_t kRolloutReplicates = 24;

/// Twelve schools whose principals differ in how far they back AI.
DistrictDef uneven_district() {
  DistrictDef district = small_district(12, 150);
  for (std::size_t s = 0; s < district.schools.size(); ++s)
    district.schools[s].principal_support = 0.1 + 0.8 * static_cast<double>(s * 7 % 12) / 11;
  return district;
}

/// Use of approved tools in spring, at the schools of a pilot and where the same pilot runs everywhere.
struct Pilot {
  double in_pilot = 0, at_scale = 0;
  [[nodiscard]] double shrinks() const { return in_pilot - at_scale; }
};
Pilot pilot_of(PickRule rule) {
  InterventionDef some = act("pilot", {{"tools", tools({"planning", "tutor"})}}), all = some;
  some.schools.rule = rule;
  some.schools.count = kPilotSchools;
  const auto spring_use = [](const InterventionDef& pilot) {
    double use = 0, teachers = 0;
    watch(uneven_district(), with_lasting_vendors(small_plan({pilot}, 44)), kRolloutReplicates,
          [&](const World& world, const Simulation& simulation) {
            if (simulation.week() < 40) return;
            const ModelState& state = simulation.state();
            for (std::uint32_t t = 0; t < world.n_teachers(); ++t) {
              if (!state.levers[0].selected[world.posts.school[t]]) continue;
              teachers += 1;
              use += uses_weekly(state.teachers.level[t]) && (state.teachers.channel[t] & kApproved);
            }
          });
    return use / teachers;
  };
  return {spring_use(some), spring_use(all)};
}

/// A rollout of a tutor with or without a pilot whose gate stops at any incident found in a quarter.
struct GatedRollout {
  double incidents = 0, guided_weeks = 0, guided_at_end = 0, went_ahead = 0;
};
GatedRollout gated_rollout(bool gated, double flaws_on_arrival) {
  InterventionDef pilot = act("pilot", {{"tools", tools({"tutor"})},
                                        {"gate_after_weeks", 18.0},
                                        {"gate_max_incidents", 0.0},
                                        {"gate_extensions", 0.0}});
  pilot.schools.rule = PickRule::Random;
  pilot.schools.count = 2;
  InterventionDef rest = open_tools({"tutor"});
  if (gated) rest.when.program = {{Condition::Op::GreaterEqual, Signal::PilotGatePassed, 1}};
  std::vector<InterventionDef> interventions = {rest, act("monitor", {{"strength", 1.0}})};
  if (gated) interventions.push_back(pilot);
  Plan plan = with_lasting_vendors(small_plan(interventions, 104));
  plan.tools[0].flaw_mean = flaws_on_arrival;
  plan.tools[3].privacy_exposure = 0;  // the tutor's harm alone
  plan.params.set(P::technology_release_flaws, 0);
  plan.params.set(P::technology_contract_flaws, 0);
  plan.params.set(P::incidents_vendor_base, 2);  // more than usual, so that small districts can tell
  plan.params.set(P::incidents_monitor_find, 0.5);
  GatedRollout mean;
  for (const RunRecord& run : run_small(small_district(9, 90), plan, kRolloutReplicates)) {
    mean.incidents += run_total(run, Metric::VendorPrivacyIncidents) / kRolloutReplicates;
    mean.guided_weeks += run_total(run, Metric::StudentGuidedUse) / kRolloutReplicates;
    for (int week = 88; week < 96; ++week)
      mean.guided_at_end += in_week(run, Metric::StudentGuidedUse, week) / 8 / kRolloutReplicates;
    mean.went_ahead += in_week(run, Metric::AccessShare, -1) > 0.5 ? 1.0 / kRolloutReplicates : 0.0;
  }
  return mean;
}

}  // namespace

TEST_CASE("rollout: a pilot of volunteers looks better than one of random schools and shrinks at scale") {
  const Pilot volunteers = pilot_of(PickRule::Volunteers), random = pilot_of(PickRule::Random);
  CAPTURE(volunteers.in_pilot, volunteers.at_scale, random.in_pilot, random.at_scale);
  CHECK(volunteers.in_pilot > random.in_pilot + 0.015);
  CHECK(volunteers.shrinks() > 0.015);
  CHECK(std::abs(random.shrinks()) < 0.5 * volunteers.shrinks());
}

TEST_CASE("rollout: a gate lowers harm where flaws are common and mostly delays where they are rare") {
  const GatedRollout common = gated_rollout(false, 10), common_gated = gated_rollout(true, 10),
                     rare = gated_rollout(false, 0.05), rare_gated = gated_rollout(true, 0.05);
  CAPTURE(common.incidents, common_gated.incidents, rare.incidents, rare_gated.incidents);
  CAPTURE(common_gated.went_ahead, rare_gated.went_ahead);
  CAPTURE(rare.guided_weeks, rare_gated.guided_weeks, rare.guided_at_end, rare_gated.guided_at_end);
  CHECK(common_gated.incidents < 0.5 * common.incidents);
  CHECK(common.incidents - common_gated.incidents > 5 * (rare.incidents - rare_gated.incidents));
  CHECK(common_gated.went_ahead < 0.4);
  CHECK(rare_gated.went_ahead > 0.7);
  CHECK(rare_gated.guided_weeks < 0.9 * rare.guided_weeks);
  CHECK(rare_gated.guided_at_end > 0.7 * rare_gated.went_ahead * rare.guided_at_end);
}

TEST_CASE("rollout: more seats are bought than used") {
  const auto runs = run_small(small_district(6, 300),
                              with_lasting_vendors(small_plan({open_tools({"tutor", "planning"})}, 104)), 6);
  for (const int week : {40, 92}) {
    const double bought = mean_in_week(runs, Metric::SeatsBought, week),
                 used = mean_in_week(runs, Metric::SeatsUsed, week);
    CAPTURE(week, bought, used);
    CHECK(used > 0.05 * bought);
    CHECK(used < 0.73 * bought);  // at least 27% are never activated (6.3)
  }
}

}  // namespace pilotwave::test
