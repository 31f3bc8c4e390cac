#include "model/metrics/measure.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

/// One school of 4 students and 2 teachers whose every number is set by hand.
SmallWeek tiny() {
  DistrictDef district = small_district(1, 4);
  district.schools[0].devices_per_student = 0.5;
  SmallWeek w(district);
  TeacherColumns& t = w.state.teachers;
  t.level = {UseLevel::Integrated, UseLevel::Tried};
  t.channel = {kApproved | kUnapproved, kUnapproved};
  t.sessions = {3, 0};
  t.skill = {0.5F, 0.1F};
  t.ethics = {0.2F, 0.0F};
  t.guidance = {0, 4};
  t.trust = {0.8F, 0.4F};
  t.hours_saved = {4, -1};
  StudentColumns& s = w.state.students;
  s.traits = {kLowIncome, kEnglishLearner | kHomeAccess, kLowIncome | kEnglishLearner, 0};
  s.use = {StudentUse::Heavy, StudentUse::None, StudentUse::Light, StudentUse::None};
  s.flags = {kHadGuided | kInformed, kOptedOut, kInformed, 0};
  s.literacy = {0.4F, 0, 0, 0};
  s.learning = {0.1F, -0.3F, 0.2F, 0.4F};
  s.trust = {1, 0.5F, 0.5F, 0};
  s.family_trust = {0.2F, 0.4F, 0.6F, 0.8F};
  SchoolState& school = w.state.schools[0];
  school.open = tool_bit(0);
  school.student_seats[0] = 3;
  school.guided_minutes = 30;
  school.occurred = {1, 2, 3, 4, 5};
  school.found = {1, 0, 2, 0, 0};
  school.disclosed = {1, 0, 0, 0, 0};
  w.settle();
  return w;
}

}  // namespace

TEST_CASE("metrics of staff are what one counts by hand") {
  const SmallWeek w = tiny();
  MetricValues v{};
  measure_staff(tally_school(*w.world, w.plan.tools, w.plan.params, w.state, 0).staff, v);
  const auto of = [&](Metric m) { return v[static_cast<std::size_t>(m)]; };
  CHECK(of(Metric::TeacherAnyUse) == 1);
  CHECK(of(Metric::TeacherWeeklyUse) == 0.5);
  CHECK(of(Metric::TeacherUnapprovedUse) == 0.5);
  CHECK(of(Metric::TeacherIntegrated) == 0.5);
  CHECK(of(Metric::TeacherRefuse) == 0);
  CHECK(of(Metric::TrainedShare) == 0.5);
  CHECK(of(Metric::TeacherSkill) == Approx(0.3));
  CHECK(of(Metric::GuidanceReach) == 0.5);
  CHECK(of(Metric::TrustTeachers) == Approx(0.6));
  CHECK(of(Metric::HoursSaved) == Approx(1.5));
  CHECK(of(Metric::GuidedMinutes) == Approx(7.5));
  CHECK(of(Metric::PrivacyIncidents) == 3);
  CHECK(of(Metric::VendorPrivacyIncidents) == 2);
  CHECK(of(Metric::IntegrityIncidents) == 3);
  CHECK(of(Metric::BiasIncidents) == 4);
  CHECK(of(Metric::SafetyIncidents) == 5);
  CHECK(of(Metric::IncidentsFound) == 3);
  CHECK(of(Metric::IncidentsDisclosed) == 1);
}

TEST_CASE("metrics of students are what one counts by hand, whole and by subgroup") {
  const SmallWeek w = tiny();
  const SchoolTally tally = tally_school(*w.world, w.plan.tools, w.plan.params, w.state, 0);
  StudentTally all, low_income;
  for (const StudentTally& cell : tally.cells) all += cell;
  low_income += tally.cells[1];
  low_income += tally.cells[3];
  MetricValues v{}, low{};
  measure_students(all, v);
  measure_students(low_income, low);
  const auto of = [](const MetricValues& values, Metric m) { return values[static_cast<std::size_t>(m)]; };
  CHECK(of(v, Metric::StudentGuidedUse) == 0.25);
  CHECK(of(v, Metric::StudentUnguidedUse) == 0.5);
  CHECK(of(v, Metric::StudentHeavyUse) == 0.25);
  CHECK(of(v, Metric::StudentLiteracy) == Approx(0.1));
  CHECK(of(v, Metric::Learning) == Approx(0.1));
  CHECK(of(v, Metric::TrustFamilies) == Approx(0.5));
  CHECK(of(v, Metric::FamilyInformed) == 0.5);
  CHECK(of(v, Metric::OptOut) == 0.25);
  CHECK(of(v, Metric::AccessShare) == Approx(0.25));  // seats for three, one opted out, half of the devices
  CHECK(of(low, Metric::Learning) == Approx(0.15));
  CHECK(of(low, Metric::StudentUnguidedUse) == 1);
}

TEST_CASE("nobody in a group means no number, not zero") {
  MetricValues v{};
  measure_students(StudentTally{}, v);
  CHECK(std::isnan(v[static_cast<std::size_t>(Metric::Learning)]));
}

TEST_CASE("what closes a week is what its tally holds") {
  SmallWeek w = tiny();
  close_school(tally_school(*w.world, w.plan.tools, w.plan.params, w.state, 0), w.state.schools[0]);
  CHECK(w.state.schools[0].teacher_use_share == 1.0F);
  CHECK(w.state.schools[0].trained_share == 0.5F);
  CHECK(w.state.schools[0].unguided_share == 0.5F);
  CHECK(w.state.schools[0].informed_share == 0.5F);
  CHECK(static_cast<double>(w.state.schools[0].learning) == Approx(0.1));
}

TEST_CASE("groups of a run add up to the district") {
  const DistrictDef district = small_district(9, 120);
  const auto run = run_small(district, small_plan({act("expand", {{"tools", tools({"tutor"})}})}, 70))[0];
  for (const int week : {0, 30, 69}) {
    for (const std::array<std::string_view, 3> split :
         {std::array<std::string_view, 3>{"high_poverty", "mid_poverty", "low_poverty"},
          std::array<std::string_view, 3>{"elementary", "middle", "high"}}) {
      double incidents = 0, learning = 0;
      for (const std::string_view group : split) {
        incidents += in_week(run, Metric::IntegrityIncidents, week, group);
        learning += in_week(run, Metric::Learning, week, group) / 3;  // groups of three schools of one size
      }
      CHECK(incidents == in_week(run, Metric::IntegrityIncidents, week));
      CHECK(learning == Approx(in_week(run, Metric::Learning, week)).margin(1e-9));
    }
    const double whole = in_week(run, Metric::StudentUnguidedUse, week);
    for (const std::string_view group : {"low_income", "english_learner"}) {
      const double part = in_week(run, Metric::StudentUnguidedUse, week, group);
      const double rest = in_week(run, Metric::StudentUnguidedUse, week, "not_" + std::string(group));
      CHECK(whole >= std::min(part, rest));
      CHECK(whole <= std::max(part, rest));
    }
  }
}

}  // namespace pilotwave::test
