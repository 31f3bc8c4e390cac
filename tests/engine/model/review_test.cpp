#include "model/review.hpp"

#include "model/technology.hpp"

#include <catch2/catch.hpp>

#include <numeric>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

ReviewJob job(std::array<float, kDepartments> needed, bool fast = false) {
  ReviewJob made;
  made.needed = needed;
  made.fast = fast;
  return made;
}

double left(const ReviewJob& j, std::size_t d) { return static_cast<double>(j.needed[d] - j.done[d]); }

}  // namespace

TEST_CASE("in a distributed review each department works through its own part, first come first served") {
  std::vector<ReviewJob> queue = {job({3, 1, 5}), job({1, 1, 1})};
  const auto spent = serve_queue(queue, {Arrangement::Distributed, {2, 4, 1}});
  CHECK(spent == std::array<double, 3>{2, 2, 1});
  CHECK(queue[0].done == std::array<float, 3>{2, 1, 1});
  CHECK(queue[1].done == std::array<float, 3>{0, 1, 0});
  CHECK_FALSE(is_finished(queue[0]));
}

TEST_CASE("a central office pools its hours and passes a job from desk to desk") {
  std::vector<ReviewJob> queue = {job({3, 1, 5}), job({1, 1, 1})};
  CHECK(serve_queue(queue, {Arrangement::Central, {2, 4, 1}}) == std::array<double, 3>{3, 1, 3});
  CHECK(queue[1].done == std::array<float, 3>{0, 0, 0});
  CHECK(serve_queue(queue, {Arrangement::Central, {2, 4, 1}}) == std::array<double, 3>{1, 1, 3});
  CHECK(is_finished(queue[0]));
  CHECK(is_finished(queue[1]));
}

TEST_CASE("the fast lane is served before jobs that came earlier") {
  std::vector<ReviewJob> queue = {job({2, 2, 2}), job({2, 2, 2}, true)};
  (void)serve_queue(queue, {Arrangement::Distributed, {2, 2, 2}});
  CHECK_FALSE(is_finished(queue[0]));
  CHECK(is_finished(queue[1]));
}

TEST_CASE("no hour is idle while work waits") {
  const Luck luck(11, 0);
  for (std::uint32_t round = 0; round < 200; ++round) {
    std::vector<ReviewJob> queue;
    for (std::uint32_t i = 0; i < 6; ++i) {
      const PhiloxCounter w = luck.words(Stream::UserStream, round, i, 0);
      const auto hours = [&](std::size_t k) { return static_cast<float>(Luck::to_unit32(w[k]) * 5); };
      queue.push_back(job({hours(0), hours(1), hours(2)}, w[3] % 3 == 0));
    }
    for (const Arrangement arrangement : {Arrangement::Central, Arrangement::Distributed}) {
      std::vector<ReviewJob> served = queue;
      std::array<double, 3> waiting{};
      for (const ReviewJob& j : queue) {
        for (std::size_t d = 0; d < 3; ++d) waiting[d] += left(j, d);
      }
      const ReviewOffice office{arrangement, {4, 9, 20}};
      const auto spent = serve_queue(served, office);
      if (arrangement == Arrangement::Central) {
        const double all = waiting[0] + waiting[1] + waiting[2];
        CHECK(spent[0] + spent[1] + spent[2] == Approx(std::min(33.0, all)).epsilon(1e-5));
      } else {
        for (std::size_t d = 0; d < 3; ++d)
          CHECK(spent[d] == Approx(std::min(office.hours[d], waiting[d])).epsilon(1e-5));
      }
    }
  }
}

TEST_CASE("nobody finds what nobody looks for, and a central office sees its own trade best") {
  const Params p;
  const double own = 0.7981034820;  // 1 - exp(-1.6)
  CHECK(finding_chance(FlawKind::Privacy, Arrangement::None, Department::IT, p) == 0);
  CHECK(finding_chance(FlawKind::Privacy, Arrangement::Central, Department::IT, p) ==
        Approx(own).epsilon(1e-9));
  CHECK(finding_chance(FlawKind::Fit, Arrangement::Central, Department::IT, p) ==
        Approx(0.4 * own).epsilon(1e-9));
  for (const FlawKind kind : {FlawKind::Fit, FlawKind::Privacy, FlawKind::Policy}) {
    CHECK(finding_chance(kind, Arrangement::Distributed, Department::IT, p) == Approx(own).epsilon(1e-9));
  }
}

TEST_CASE("Little's law holds on every path: waiting summed over weeks is time summed over jobs") {
  const std::array arrangements = {"central", "distributed"};
  for (const std::string arrangement : arrangements) {
    const FieldValue hours = std::array<double, 3>{0.5, 0.5, 0.5};
    Plan plan = small_plan({act("governance", {{"arrangement", arrangement},
                                               {"weekly_hours", hours},
                                               {"rereview_share", 1.0},
                                               {"fast_lane", 0.5}}),
                            act("expand", {{"tools", tools({"tutor", "feedback"})}})},
                           156);
    const auto executor = make_serial_executor();
    Simulation simulation(build_world(small_district(6, 100), plan, 0, *executor), plan, *executor);
    while (!simulation.finished()) {
      simulation.step();
      const DistrictState& d = simulation.state().district;
      std::uint64_t ages = 0;
      for (const ReviewJob& j : d.queue) ages += static_cast<std::uint64_t>(simulation.week() - j.arrived);
      REQUIRE(d.queue_week_sum == d.sojourn_weeks + ages);
      REQUIRE(d.jobs_arrived == d.jobs_finished + d.queue.size());
    }
    CHECK(simulation.state().district.jobs_finished > 4);
    CHECK(simulation.state().district.sojourn_weeks > 0);
  }
}

TEST_CASE("a tool that schools want enters the queue once, and is open to nobody before it is approved") {
  SmallWeek w(small_district(3, 60));
  w.effects.arrangement = Arrangement::Distributed;
  w.effects.review_hours = {0, 0, 0};
  for (SchoolEffects& school : w.effects.schools) school.open = tool_bit(0);
  std::vector<Happening> story;
  for (int i = 0; i < 4; ++i) {
    step_review(w.context(), w.state.district, story);
    w.settle();
    ++w.week;
  }
  const auto about_it = [](const ReviewJob& j) { return j.tool == 0 && j.kind == JobKind::Request; };
  CHECK(std::count_if(w.state.district.queue.begin(), w.state.district.queue.end(), about_it) == 1);
  CHECK(w.state.district.tools[0].approval == Approval::InReview);
  w.effects.review_hours = {1000, 1000, 1000};
  step_review(w.context(), w.state.district, story);
  CHECK(w.state.district.queue.empty());
  CHECK(w.state.district.tools[0].approval != Approval::InReview);
  CHECK(w.state.district.tools[0].flaws(FlawKind::Privacy) <=
        w.before.district.tools[0].flaws(FlawKind::Privacy));
}

TEST_CASE("without any review a wanted tool is used unseen, with all its flaws") {
  SmallWeek w(small_district(3, 60));
  for (SchoolEffects& school : w.effects.schools) school.open = tool_bit(1);
  std::vector<Happening> story;
  step_review(w.context(), w.state.district, story);
  CHECK(w.state.district.tools[1].approval == Approval::Approved);
  CHECK(w.state.district.tools[0].approval == Approval::Unreviewed);
  CHECK(w.state.district.tools[1].mended_by_review == std::array<double, 3>{});
}

TEST_CASE("a scripted release of a tool in service is reviewed again, as any other release is") {
  SmallWeek w(small_district(3, 60));
  w.effects.arrangement = Arrangement::Distributed;
  w.effects.rereview_share = 1;
  w.state.district.tools[0].approval = w.state.district.tools[1].approval = Approval::Approved;
  w.plan.params.set(P::technology_releases_per_year, 0);
  w.plan.params.set(P::review_background_jobs, 0);
  ToolShock shock;
  shock.tool = 1;
  shock.release = true;
  w.effects.shocks = {shock};
  w.settle();
  std::vector<Happening> story;
  step_technology(w.context(), w.state.district, story);
  CHECK(w.state.district.tools[1].releases == 1);
  w.effects.shocks.clear();
  w.settle();
  step_review(w.context(), w.state.district, story);
  REQUIRE(w.state.district.queue.size() == 1);
  CHECK(w.state.district.queue[0].tool == 1);
  CHECK(w.state.district.queue[0].kind == JobKind::Release);
}

}  // namespace pilotwave::test
