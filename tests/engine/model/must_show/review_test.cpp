#include <catch2/catch.hpp>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

/// A district in which tools are asked for but none is in the plan: nothing but the queue matters.
Plan queue_alone(const InterventionDef& governance, double jobs_a_year, int n_weeks) {
  Plan plan = small_plan({governance}, n_weeks);
  plan.params.set(P::review_background_jobs, jobs_a_year);
  plan.params.set(P::review_hours_request, 24);
  return plan;
}

/// The queue's counters at the end of several runs, added up.
struct Queue {
  double weeks = 0, arrived = 0, finished = 0, sojourn = 0, in_system = 0;
  [[nodiscard]] double delay() const { return sojourn / finished; }
};
Queue run_queue(const Plan& plan, std::uint32_t replicates) {
  Queue q;
  watch_end(small_district(10, 20), plan, replicates, [&](const World&, const Simulation& simulation) {
    const DistrictState& d = simulation.state().district;
    q.weeks += simulation.week();
    q.arrived += d.jobs_arrived;
    q.finished += d.jobs_finished;
    q.sojourn += static_cast<double>(d.sojourn_weeks);
    q.in_system += static_cast<double>(d.queue_week_sum);
  });
  return q;
}

/// A rollout under one arrangement of review, over two years in which schools ask for other tools as well.
struct Rollout {
  double opened_week = 0;   ///< mean first week of a school
  double flaws = 0;         ///< in service, last quarter
  double incidents = 0;     ///< of privacy
  double review_hours = 0;  ///< of all departments
  double learning = 0;
};
Rollout reviewed_rollout(const std::string& arrangement, double hours_each, std::string_view opens,
                         double jobs_a_year) {
  Plan plan = with_lasting_vendors(small_plan(
      {open_tools({"tutor", "feedback", "planning"}, opens), review_by(arrangement, hours_each, 1)}, 96));
  plan.params.set(P::review_background_jobs, jobs_a_year);
  plan.params.set(P::incidents_vendor_base, 5);  // more than usual, so that small districts can tell
  plan.params.set(P::incidents_privacy_base, 0.01);
  plan.params.set(P::review_incident_job, 0);  // the same jobs for everybody
  constexpr std::uint32_t kReplicates = 10;
  Rollout mean;
  watch(small_district(6, 120), plan, kReplicates, [&](const World& world, const Simulation& simulation) {
    for (const double hours : simulation.state().district.activity.review_hours)
      mean.review_hours += hours / kReplicates;
    if (!simulation.finished()) return;
    const double n = world.schools.size() * kReplicates;
    for (const SchoolState& s : simulation.state().schools)
      mean.opened_week += (s.open_week < 0 ? simulation.week() : s.open_week) / n;
    const RunRecord& run = simulation.record();
    for (int week = simulation.week() - 13; week < simulation.week(); ++week)
      mean.flaws += in_week(run, Metric::FlawsInService, week) / 13 / kReplicates;
    mean.incidents += run_total(run, Metric::PrivacyIncidents) / kReplicates;
    mean.learning += in_week(run, Metric::Learning, -1) / kReplicates;
  });
  return mean;
}

}  // namespace

TEST_CASE("review: jobs in the queue are arrivals times delay, whoever reviews") {
  for (const char* arrangement : {"central", "distributed"}) {
    const Queue q = run_queue(queue_alone(review_by(arrangement, 9), 13, 520), 2);
    const double jobs = q.in_system / q.weeks, rate = q.arrived / q.weeks;
    CAPTURE(arrangement, jobs, rate, q.delay());
    CHECK(jobs > 0.3);
    CHECK(jobs == Approx(rate * q.delay()).epsilon(0.04));
  }
}

TEST_CASE(
    "review: near saturation half the hours more than double the delay, with ample hours they cost days") {
  // A quarter of a job a week, 24 hours of each department (and 1.0625 as many where they work together).
  for (const char* arrangement : {"central", "distributed"}) {
    const auto delay = [&](double hours) {
      return run_queue(queue_alone(review_by(arrangement, hours), 13, 312), 6).delay();
    };
    const double ample = delay(96), half_of_ample = delay(48), enough = delay(14), scarce = delay(7);
    CAPTURE(arrangement, ample, half_of_ample, enough, scarce);
    CHECK(scarce > 3 * enough);
    CHECK(half_of_ample - ample < 1);
    CHECK(scarce - enough > 4);
  }
}

TEST_CASE(
    "review: none is fastest and leaves most flaws and incidents, three departments leave fewest flaws and "
    "need most hours") {
  const Rollout none = reviewed_rollout("none", 0, "2026-08-03", 40),
                central = reviewed_rollout("central", 5, "2026-08-03", 40),
                distributed = reviewed_rollout("distributed", 5, "2026-08-03", 40);
  CAPTURE(none.opened_week, central.opened_week, distributed.opened_week);
  CHECK(none.opened_week < central.opened_week - 0.5);
  CHECK(none.opened_week < distributed.opened_week - 0.5);
  CAPTURE(none.flaws, central.flaws, distributed.flaws);
  CHECK(none.flaws > 1.2 * central.flaws);
  CHECK(central.flaws > 1.2 * distributed.flaws);
  CAPTURE(none.incidents, central.incidents, distributed.incidents);
  CHECK(none.incidents > 1.05 * central.incidents);
  CHECK(none.incidents > 1.05 * distributed.incidents);
  CAPTURE(none.review_hours, central.review_hours, distributed.review_hours);
  CHECK(none.review_hours == 0);
  CHECK(distributed.review_hours > 1.02 * central.review_hours);
}

TEST_CASE("review: which arrangement serves learning best turns around with the hours there are") {
  // Tools of the plan join a queue that has stood for half a year.
  const auto learning = [](const std::string& arrangement, double hours) {
    return reviewed_rollout(arrangement, hours, "2027-01-25", 60).learning;
  };
  const double none = learning("none", 0), central_scarce = learning("central", 2),
               distributed_scarce = learning("distributed", 2), central_ample = learning("central", 7),
               distributed_ample = learning("distributed", 7);
  CAPTURE(none, central_scarce, distributed_scarce, central_ample, distributed_ample);
  CHECK(none > central_scarce + 0.001);
  CHECK(central_scarce > distributed_scarce + 0.001);
  CHECK(distributed_ample > central_ample + 0.001);
  CHECK(central_ample > none + 0.001);
}

}  // namespace pilotwave::test
