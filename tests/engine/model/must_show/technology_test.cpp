#include <catch2/catch.hpp>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr double kBasePace = 30, kFastPace = 19;  // weeks for tools to double in capability

/// What three years do to the flaws of tools in service: their mean early and late.
struct Flaws {
  double early, late;
};
Flaws flaws_with(const InterventionDef& governance) {
  const Plan plan =
      with_lasting_vendors(small_plan({open_tools({"tutor", "feedback", "planning"}), governance}, 156));
  const auto runs = run_small(small_district(3, 45), plan, 10);
  return {mean_between(runs, Metric::FlawsInService, 10, 26),
          mean_between(runs, Metric::FlawsInService, 140, 156)};
}

/// How long a text written once keeps half its effect, in weeks and in doublings of capability.
struct HalfLife {
  double weeks = 0, doublings = 0;
};
HalfLife half_life_at(double doubling_time) {
  DistrictDef district = small_district(1, 30);
  district.today.guidance_reach = 0;
  Plan plan = small_plan({act("guidelines", {})}, 156);
  plan.params.set(P::technology_doubling_time, doubling_time);
  HalfLife half;
  double fresh = 0, capability = 0;
  int published = -1;
  watch(district, plan, 1, [&](const World&, const Simulation& simulation) {
    const int week = simulation.week() - 1;
    const double now = in_week(simulation.record(), Metric::GuidelineFreshness, week);
    const double general_chat = simulation.state().district.tools[3].capability;
    if (published < 0 && now > 0) published = week, fresh = now, capability = general_chat;
    if (half.weeks == 0 && published >= 0 && now <= fresh / 2)
      half = {static_cast<double>(week - published), general_chat - capability};
  });
  return half;
}

/// Hours a teacher saves thanks to guidelines that reach everybody, in the first year and in the third.
struct Gain {
  double first_year, third_year;
};
Gain hours_gained(double doubling_time, double revise_every_weeks) {
  const auto run_with = [&](std::vector<InterventionDef> interventions) {
    interventions.push_back(open_tools({"planning"}));
    Plan plan = with_lasting_vendors(small_plan(interventions, 150));
    plan.params.set(P::technology_doubling_time, doubling_time);
    return run_small(small_district(4, 300), plan, 8);
  };
  const auto without = run_with({});
  const auto with =
      run_with({act("guidelines", {{"staff_meetings", 1.0}, {"revise_every_weeks", revise_every_weeks}})});
  const auto gain = [&](int from, int to) {
    return mean_between(with, Metric::HoursSaved, from, to) -
           mean_between(without, Metric::HoursSaved, from, to);
  };
  return {gain(31, 41), gain(135, 145)};
}

}  // namespace

TEST_CASE(
    "technology: flaws in service grow where releases are not reviewed again, and stay few where they are") {
  const Flaws never = flaws_with(review_by("distributed", 40, 0)),
              always = flaws_with(review_by("distributed", 40, 1)), unseen = flaws_with(review_by("none", 0));
  CAPTURE(never.early, never.late, always.early, always.late, unseen.early, unseen.late);
  CHECK(never.late > never.early + 4);
  CHECK(unseen.late > unseen.early + 4);
  CHECK(always.late - always.early < 0.5 * (never.late - never.early));
}

TEST_CASE(
    "technology: a guideline written once loses half its effect within a few doublings, sooner at a fast "
    "pace") {
  const HalfLife base = half_life_at(kBasePace), fast = half_life_at(kFastPace);
  CAPTURE(base.weeks, base.doublings, fast.weeks, fast.doublings);
  CHECK(base.doublings > 1);
  CHECK(base.doublings < 4);
  CHECK(fast.doublings == Approx(base.doublings).margin(0.1));
  CHECK(fast.weeks < 0.75 * base.weeks);
}

TEST_CASE(
    "technology: what a guideline written once saves in hours is lost by the third year unless it is "
    "revised") {
  const Gain once = hours_gained(kBasePace, 0), revised = hours_gained(kBasePace, 13),
             once_fast = hours_gained(kFastPace, 0);
  CAPTURE(once.first_year, once.third_year, revised.first_year, revised.third_year, once_fast.first_year,
          once_fast.third_year);
  CHECK(once.first_year > 0.03);
  CHECK(once.third_year < 0.6 * revised.third_year);
  CHECK(once_fast.third_year / once_fast.first_year < once.third_year / once.first_year);
  CHECK(revised.third_year > revised.first_year);
}

}  // namespace pilotwave::test
