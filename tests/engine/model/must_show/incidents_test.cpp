#include <catch2/catch.hpp>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

std::vector<RunRecord> incident_runs(std::vector<InterventionDef> interventions) {
  return run_small(small_district(6, 300), with_lasting_vendors(small_plan(std::move(interventions))), 8);
}

}  // namespace

TEST_CASE("incidents: a vendor's strikes every school with the tool in the same week") {
  Plan plan = small_plan(
      {open_tools({"tutor"}),
       act("vendor_event", {{"tools", tools({"tutor"})}, {"event", std::string("breach")}}, "2026-12-07")},
      30);
  plan = with_lasting_vendors(plan);
  plan.params.set(P::incidents_vendor_base, 0);
  for (const RunRecord& run : run_small(small_district(8, 200), plan, 4)) {
    int weeks_hit = 0;
    for (int week = 0; week < 30; ++week) {
      const double n = in_week(run, Metric::VendorPrivacyIncidents, week);
      weeks_hit += n > 0;
      if (n > 0) CHECK(n == 8);
    }
    CHECK(weeks_hit == 1);
  }
}

TEST_CASE("incidents: training in ethics lowers those by people and leaves those by vendors") {
  const auto run_with = [](bool trained) {
    std::vector<InterventionDef> acts = {open_tools({"tutor", "feedback", "planning"})};
    if (trained) acts.push_back(required_course(16, 1));
    Plan plan = small_plan(acts);
    plan.params.set(P::incidents_privacy_base, 0.02);  // more than usual, so that small districts can tell
    return run_small(small_district(9, 150), plan, 12);
  };
  const auto untrained = run_with(false), trained = run_with(true);
  const auto vendor = [](const auto& runs) { return mean_total(runs, Metric::VendorPrivacyIncidents); };
  CAPTURE(human_privacy_incidents(untrained), human_privacy_incidents(trained), vendor(untrained),
          vendor(trained));
  CHECK(human_privacy_incidents(trained) < 0.9 * human_privacy_incidents(untrained));
  CHECK(vendor(trained) == Approx(vendor(untrained)).epsilon(0.1));
}

TEST_CASE("incidents: vendors cause at least half of those in which student data leave") {
  const auto runs =
      run_small(small_district(9, 300), small_plan({open_tools({"tutor", "feedback", "planning"})}, 156), 12);
  const double vendor = mean_total(runs, Metric::VendorPrivacyIncidents),
               all = mean_total(runs, Metric::PrivacyIncidents);
  CAPTURE(vendor, all);
  CHECK(vendor / all > 0.5);
}

TEST_CASE("incidents: monitoring raises what is found at first, not what occurs") {
  const auto blind = incident_runs({open_tools({"tutor"})}),
             watched = incident_runs({open_tools({"tutor"}), act("monitor", {{"strength", 1.0}})});
  const auto found = [](const auto& runs) { return 30 * mean_between(runs, Metric::IncidentsFound, 0, 30); };
  CAPTURE(found(blind), found(watched));
  CHECK(found(watched) > 1.5 * found(blind));
  CHECK(mean_total(watched, Metric::IntegrityIncidents) ==
        Approx(mean_total(blind, Metric::IntegrityIncidents)).epsilon(0.05));
}

TEST_CASE("incidents: more use goes with more of them, and detectors accuse English learners") {
  DistrictDef little = small_district(6, 300), much = little;
  little.today.teacher_use_any = little.today.teacher_use_weekly = 0.1;
  much.today.teacher_use_any = much.today.teacher_use_weekly = 0.6;
  Plan plan = small_plan({}, 52);
  plan.params.set(P::incidents_privacy_base, 0.02);
  const double few = human_privacy_incidents(run_small(little, plan, 8)),
               many = human_privacy_incidents(run_small(much, plan, 8));
  CAPTURE(few, many);
  CHECK(many > 1.3 * few);

  double learners = 0, others = 0, n_learners = 0, n_others = 0;
  watch(small_district(6, 300), small_plan({act("ban", {{"students", 1.0}, {"detectors", 1.0}})}, 45), 4,
        [&](const World& world, const Simulation& simulation) {
          const StudentColumns& s = simulation.state().students;
          for (std::uint32_t k = 0; k < world.n_students(); ++k) {
            const bool learner = (s.traits[k] & kEnglishLearner) != 0;
            (learner ? n_learners : n_others) += 1;
            (learner ? learners : others) += (s.flags[k] & kFlaggedFalsely) != 0;
          }
        });
  CAPTURE(learners / n_learners, others / n_others);
  CHECK(learners / n_learners > 4 * others / n_others);
}

}  // namespace pilotwave::test
