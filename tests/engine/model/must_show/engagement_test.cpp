#include <catch2/catch.hpp>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kEngagementReplicates = 6;

InterventionDef families(double meetings, double notices, double feedback = 0, bool opt_out = false) {
  return act("engagement", {{"meetings_per_year", meetings},
                            {"notices_per_year", notices},
                            {"languages", 1.0},
                            {"feedback_channel", feedback},
                            {"opt_out_form", opt_out ? 1.0 : 0.0}});
}

/// Families' trust lost by one breach that is told, relative to what they had: the deepest in a quarter.
double lost_by_a_breach(double informed_share, std::vector<InterventionDef> with) {
  DistrictDef district = small_district(6, 300);
  district.today.family_informed_share = informed_share;
  district.today.trust_families = 0.5;
  const auto run_with = [&](bool breach) {
    std::vector<InterventionDef> interventions = {
        open_tools({"tutor"}), act("governance", {{"arrangement", std::string("none")}, {"openness", 1.0}}),
        act("monitor", {{"strength", 1.0}})};
    interventions.insert(interventions.end(), with.begin(), with.end());
    if (breach) {
      interventions.push_back(
          act("vendor_event", {{"tools", tools({"tutor"})}, {"event", std::string("breach")}}, "2026-10-05"));
    }
    Plan plan = with_lasting_vendors(small_plan(interventions, 24));
    plan.params.set(P::incidents_monitor_find, 0.9);  // found within weeks, so that the loss has one date
    return run_small(district, plan, kEngagementReplicates);
  };
  const auto quiet = run_with(false), hit = run_with(true);
  double worst = 0;
  for (int week = 9; week < 22; ++week) {
    const double trust = mean_in_week(quiet, Metric::TrustFamilies, week);
    worst = std::max(worst, 1 - mean_in_week(hit, Metric::TrustFamilies, week) / trust);
  }
  return worst;
}

}  // namespace

TEST_CASE("engagement: without effort few families are informed, with it most") {
  for (const double at_first : {0.0, 0.1, 0.25}) {
    DistrictDef district = small_district(6, 300);
    district.today.family_informed_share = at_first;
    const auto left = run_small(district, small_plan({}, 156), kEngagementReplicates);
    const double later = mean_last(left, Metric::FamilyInformed);
    CAPTURE(at_first, later);
    CHECK(later > 0.02);
    CHECK(later < 0.25);
    if (at_first == 0.1) {
      CHECK(later > 0.04);
      CHECK(later < 0.17);
    }
  }
  const auto told =
      run_small(small_district(6, 300), small_plan({families(6, 8)}, 104), kEngagementReplicates);
  CAPTURE(mean_last(told, Metric::FamilyInformed));
  CHECK(mean_last(told, Metric::FamilyInformed) > 0.5);
}

TEST_CASE("engagement: an incident costs less trust where families are informed") {
  const double uninformed = lost_by_a_breach(0, {}), informed = lost_by_a_breach(0.9, {families(6, 8)});
  CAPTURE(uninformed, informed);
  CHECK(uninformed > 0.02);
  CHECK(informed < 0.75 * uninformed);
}

TEST_CASE("engagement: participation costs hours, and writing with many takes longer and comes out clearer") {
  DistrictDef district = small_district(6, 300);
  district.today.guidance_reach = 0;
  const auto run_with = [&](double participation, std::vector<InterventionDef> interventions) {
    interventions.push_back(act("guidelines", {{"participation", participation}}));
    Plan plan = small_plan(std::move(interventions), 52);
    plan.params.set(P::incidents_hours_serious, 0);  // response is another matter
    plan.params.set(P::incidents_hours_integrity, 0);
    return run_small(district, plan, 2);
  };
  const auto alone = run_with(0, {}), broad = run_with(1, {}), met = run_with(0, {families(4, 4, 1)});
  const auto first_text = [](const RunRecord& run) {
    int week = 0;
    while (week < run.n_weeks() && in_week(run, Metric::GuidelineFreshness, week) <= 0) ++week;
    return week;
  };
  CAPTURE(first_text(alone[0]), first_text(broad[0]));
  CHECK(first_text(broad[0]) >= first_text(alone[0]) + 4);
  CHECK(in_week(broad[0], Metric::GuidelineFreshness, first_text(broad[0])) >
        1.1 * in_week(alone[0], Metric::GuidelineFreshness, first_text(alone[0])));
  const auto more = [&](const auto& runs, Metric role) {
    return mean_total(runs, role) - mean_total(alone, role);
  };
  CAPTURE(more(broad, Metric::HoursAdministrators), more(met, Metric::HoursAdministrators),
          more(met, Metric::HoursPrincipals), more(met, Metric::HoursTeachers));
  CHECK(more(broad, Metric::HoursAdministrators) > 50);
  CHECK(more(met, Metric::HoursAdministrators) > 10);
  CHECK(more(met, Metric::HoursPrincipals) > 50);
  CHECK(more(met, Metric::HoursTeachers) > 100);
}

TEST_CASE(
    "engagement: a feedback channel finds flaws sooner, and families who may opt out cost some access") {
  const auto run_with = [](std::vector<InterventionDef> interventions) {
    interventions.push_back(open_tools({"tutor", "feedback"}));
    return run_small(small_district(6, 300), with_lasting_vendors(small_plan(interventions, 80)),
                     kEngagementReplicates);
  };
  const auto deaf = run_with({families(4, 4)}), heard = run_with({families(4, 4, 1)}),
             may_leave = run_with({families(4, 4, 0, true)});
  CAPTURE(mean_last(deaf, Metric::FlawsInService), mean_last(heard, Metric::FlawsInService));
  CHECK(mean_last(heard, Metric::FlawsInService) < 0.75 * mean_last(deaf, Metric::FlawsInService));
  CAPTURE(mean_last(may_leave, Metric::OptOut), mean_last(deaf, Metric::AccessShare),
          mean_last(may_leave, Metric::AccessShare));
  CHECK(mean_last(deaf, Metric::OptOut) == 0);
  CHECK(mean_last(may_leave, Metric::OptOut) > 0.005);
  CHECK(mean_last(may_leave, Metric::AccessShare) < mean_last(deaf, Metric::AccessShare) - 0.004);
}

}  // namespace pilotwave::test
