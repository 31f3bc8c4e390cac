#include <catch2/catch.hpp>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kTrainingReplicates = 8;

InterventionDef course(const std::string& format, double hours, int sessions) {
  InterventionDef def = required_course(hours, 0, sessions);
  def.fields.set("format", format);
  return def;
}

std::vector<RunRecord> runs_with(std::vector<InterventionDef> interventions, int n_weeks = 104,
                                 const DistrictDef& district = small_district(6, 300)) {
  interventions.push_back(open_tools({"planning", "tutor"}));
  return run_small(district, with_lasting_vendors(small_plan(std::move(interventions), n_weeks)),
                   kTrainingReplicates);
}

double spring_skill(const std::vector<RunRecord>& runs, int year) {
  return mean_in_week(runs, Metric::TeacherSkill, 52 * year - 10);
}

/// Skill that coaches for everybody add on top of a course, in a district of `n_schools` with 20 teachers
/// each.
double coaching_adds(int n_schools) {
  const InterventionDef training = course("cohort", 20, 5),
                        coaches = act("coaching", {{"coaches", static_cast<double>(n_schools)}});
  const DistrictDef district = small_district(n_schools, 300);
  return spring_skill(runs_with({training, coaches}, 54, district), 1) -
         spring_skill(runs_with({training}, 54, district), 1);
}

std::vector<RunRecord> content_runs(double ethics_share) {
  std::vector<InterventionDef> interventions = {open_tools({"planning", "tutor"})};
  if (ethics_share >= 0) interventions.push_back(required_course(16, ethics_share));
  Plan plan = with_lasting_vendors(small_plan(interventions, 96));
  plan.params.set(P::incidents_privacy_base, 0.02);  // more than usual, so that small districts can tell
  DistrictDef early = small_district(6, 300);        // most still have to come to use AI
  early.today.teacher_use_any = 0.3;
  early.today.teacher_use_weekly = 0.1;
  return run_small(early, plan, 16);
}

}  // namespace

TEST_CASE("training: a one-off leaves next to no skill and moves hardly any use, however long it is") {
  const auto none = runs_with({}), one_off = runs_with({course("one_off", 24, 1)}),
             cohort = runs_with({course("cohort", 24, 6)});
  const auto use = [](const auto& runs) { return mean_between(runs, Metric::TeacherWeeklyUse, 30, 42); };
  CAPTURE(spring_skill(none, 1), spring_skill(one_off, 1), spring_skill(cohort, 1));
  CHECK(spring_skill(one_off, 1) < spring_skill(none, 1) + 0.03);
  CHECK(spring_skill(cohort, 1) > spring_skill(none, 1) + 0.1);
  CAPTURE(use(none), use(one_off), use(cohort));
  CHECK(use(one_off) < use(none) + 0.015);
  CHECK(use(cohort) > use(none) + 0.03);
}

TEST_CASE("training: with coaches it is worth about twice the same course alone") {
  const auto none = runs_with({}), alone = runs_with({course("cohort", 20, 5)}),
             coached = runs_with({course("cohort", 20, 5), act("coaching", {{"coaches", 6.0}})});
  const double gain_alone = spring_skill(alone, 2) - spring_skill(none, 2),
               gain_coached = spring_skill(coached, 2) - spring_skill(none, 2);
  CAPTURE(gain_alone, gain_coached, gain_coached / gain_alone);
  CHECK(gain_alone > 0.05);
  CHECK(gain_coached > 1.5 * gain_alone);
  CHECK(gain_coached < 3.2 * gain_alone);
}

TEST_CASE("training: what coaches add is about halved at scale") {
  const double one_school = coaching_adds(1), ten_schools = coaching_adds(10);
  CAPTURE(one_school, ten_schools);
  CHECK(one_school > 0.1);
  CHECK(ten_schools < 0.75 * one_school);
  CHECK(ten_schools > 0.35 * one_school);
}

TEST_CASE("training: a coached teacher costs six to twelve times a trained one") {
  const auto cost = [](std::vector<InterventionDef> interventions) {
    const auto runs = run_small(small_district(6, 300), small_plan(std::move(interventions), 52), 1);
    return mean_total(runs, Metric::CostUsd) / 120;
  };
  const double nothing = cost({}), trained = cost({required_course(14, 0.3, 4, "2026-09-07")}) - nothing,
               coached = cost({act("coaching", {{"coaches", 6.0}})}) - nothing;
  CAPTURE(nothing, trained, coached);
  CHECK(coached > 6 * trained);
  CHECK(coached < 12 * trained);
}

TEST_CASE("training: ethical content lowers incidents, practical content raises use and with it incidents") {
  const auto none = content_runs(-1), ethical = content_runs(1), practical = content_runs(0);
  const auto use = [](const auto& runs) { return mean_between(runs, Metric::TeacherWeeklyUse, 30, 92); };
  CAPTURE(human_privacy_incidents(none), human_privacy_incidents(ethical),
          human_privacy_incidents(practical));
  CAPTURE(use(none), use(ethical), use(practical));
  CHECK(human_privacy_incidents(ethical) < 0.85 * human_privacy_incidents(none));
  CHECK(use(practical) > use(none) + 0.03);
  CHECK(human_privacy_incidents(practical) > 1.01 * human_privacy_incidents(none));
}

TEST_CASE("training: before access it beats the same hours after") {
  // Access in November; two courses of the same hours, in August or the following March.
  const auto run_with = [](std::string_view trained_on) {
    Plan plan = with_lasting_vendors(small_plan(
        {open_tools({"planning", "tutor"}, "2026-11-02"), required_course(20, 0.4, 4, trained_on)}, 96));
    plan.params.set(P::incidents_privacy_base, 0.02);
    return run_small(small_district(6, 300), plan, 12);
  };
  const auto early = run_with("2026-08-03"), late = run_with("2027-03-01");
  const auto total = [](const auto& runs, Metric metric) { return mean_total(runs, metric); };
  CAPTURE(total(early, Metric::HoursTeachers), total(late, Metric::HoursTeachers));
  CAPTURE(total(early, Metric::TeacherWeeklyUse), total(late, Metric::TeacherWeeklyUse));
  CAPTURE(total(early, Metric::GuidedMinutes), total(late, Metric::GuidedMinutes));
  CAPTURE(human_privacy_incidents(early), human_privacy_incidents(late));
  CHECK(total(early, Metric::HoursTeachers) == Approx(total(late, Metric::HoursTeachers)).epsilon(0.02));
  CHECK(total(early, Metric::TeacherWeeklyUse) > total(late, Metric::TeacherWeeklyUse));
  CHECK(total(early, Metric::GuidedMinutes) > 1.02 * total(late, Metric::GuidedMinutes));
  CHECK(human_privacy_incidents(early) < 0.95 * human_privacy_incidents(late));
}

}  // namespace pilotwave::test
