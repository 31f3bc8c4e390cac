#include "model/start.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

Date day(const char* text) { return parse_date(text).value(); }

double share_of(const std::vector<UseLevel>& levels, bool (*is)(UseLevel)) {
  double n = 0;
  for (const UseLevel level : levels) n += is(level);
  return n / static_cast<double>(levels.size());
}

/// Four standard errors of a share of `n`, and one percentage point for what the start spreads over schools.
double margin(double share, double n) { return 4 * std::sqrt(share * (1 - share) / n) + 0.01; }

}  // namespace

TEST_CASE("the national record runs straight between its dated figures and is held after the last") {
  CHECK(national_record(day("2022-11-01")).teacher_any == 0);
  CHECK(national_record(day("2022-11-01")).student_high == 0);
  CHECK(national_record(day("2024-04-01")).teacher_any == Approx(0.27));
  CHECK(national_record(day("2024-07-01")).teacher_any == Approx(0.27 + 0.06 * 91 / 183));
  CHECK(national_record(day("2025-07-01")).teacher_refuse == Approx(0.21));
  CHECK(national_record(day("2026-08-01")).teacher_any == national_record(day("2030-01-01")).teacher_any);
  CHECK(national_record(day("2025-03-01")).student_high == Approx(0.61));
}

TEST_CASE("what a district knows about itself stands in place of the record") {
  DistrictDef district;
  district.today.teacher_use_any = 0.2;
  district.today.family_informed_share = 0.7;
  const Date when = day("2026-08-03");
  const NationalRecord r = starting_record(district, when), nation = national_record(when);
  CHECK(r.teacher_any == 0.2);
  CHECK(r.informed == 0.7);
  CHECK(r.teacher_weekly == 0.2);  // never more weekly users than users
  CHECK(r.trained == nation.trained);
  CHECK(r.student_high == nation.student_high);
}

TEST_CASE("people on the first day are as the record says, within sampling error") {
  SmallWeek w(small_district(45, 500));  // 1,485 teachers, 22,500 students
  const NationalRecord r = starting_record(w.world->district, w.plan.start);
  const double n = w.world->n_teachers();
  // Colleagues resemble each other, so the mean over 45 schools spreads more than that of single people.
  const double clustered = 0.05;
  CHECK(share_of(w.state.teachers.level, [](UseLevel l) {
          return uses_monthly(l) || l == UseLevel::Tried;
        }) == Approx(r.teacher_any).margin(margin(r.teacher_any, n) + clustered));
  CHECK(share_of(w.state.teachers.level, uses_weekly) ==
        Approx(r.teacher_weekly).margin(margin(r.teacher_weekly, n) + clustered));
  CHECK(share_of(w.state.teachers.level, [](UseLevel l) { return l == UseLevel::Refuses; }) ==
        Approx(r.teacher_refuse).margin(margin(r.teacher_refuse, n) + clustered));
  double trained = 0, guided = 0;
  for (std::uint32_t t = 0; t < w.world->n_teachers(); ++t) {
    trained += w.state.teachers.sessions[t] > 0;
    guided += w.state.teachers.guidance[t] != 0;
  }
  CHECK(trained / n == Approx(r.trained).margin(margin(r.trained, n) + clustered));
  CHECK(guided / n == Approx(r.guidance).margin(margin(r.guidance, n)));
}

TEST_CASE("students on the first day follow the record of their level") {
  SmallWeek w(small_district(12, 1000));
  const NationalRecord r = starting_record(w.world->district, w.plan.start);
  std::array<double, 3> users{}, all{};
  double informed = 0;
  for (std::uint32_t c = 0; c < w.world->sections.size(); ++c) {
    const int grade = w.world->sections.grade[c];
    const std::size_t band = grade <= 5 ? 0 : grade <= 8 ? 1 : 2;
    for (std::uint32_t seat = w.world->sections.first_student[c];
         seat < w.world->sections.first_student[c + 1]; ++seat) {
      users[band] += w.state.students.use[seat] != StudentUse::None;
      informed += (w.state.students.flags[seat] & kInformed) != 0;
      all[band] += 1;
      if (grade <= 2) REQUIRE(w.state.students.use[seat] == StudentUse::None);
    }
  }
  CHECK(users[0] / all[0] == Approx(r.student_elementary).margin(margin(r.student_elementary, all[0])));
  CHECK(users[1] / all[1] == Approx(r.student_middle).margin(margin(r.student_middle, all[1])));
  CHECK(users[2] / all[2] == Approx(r.student_high).margin(margin(r.student_high, all[2])));
  CHECK(informed / (all[0] + all[1] + all[2]) == Approx(r.informed).margin(margin(r.informed, 12000)));
}

TEST_CASE("before generative AI nobody uses, knows or is trained") {
  Plan plan = small_plan();
  plan.start = day("2022-11-21");
  SmallWeek w(small_district(6, 300), plan);
  CHECK(share_of(w.state.teachers.level,
                 [](UseLevel l) { return l == UseLevel::Unaware || l == UseLevel::Refuses; }) == 1);
  for (const StudentUse use : w.state.students.use) CHECK(use == StudentUse::None);
  for (const std::uint8_t sessions : w.state.teachers.sessions) CHECK(sessions == 0);
}

TEST_CASE("innovative people are further along on the first day") {
  SmallWeek w(small_district(20, 500));
  double users = 0, others = 0, n_users = 0, n_others = 0;
  for (std::uint32_t t = 0; t < w.world->n_teachers(); ++t) {
    const bool uses = uses_monthly(w.state.teachers.level[t]);
    (uses ? users : others) += static_cast<double>(w.state.teachers.innovativeness[t]);
    (uses ? n_users : n_others) += 1;
  }
  CHECK(users / n_users > others / n_others + 0.5);
}

TEST_CASE("week one is no shock: shares stay within a few points of where they start") {
  const auto runs = run_small(small_district(12, 300), small_plan({}, 8), 2);
  for (const RunRecord& run : runs) {
    CHECK(in_week(run, Metric::TeacherAnyUse, 7) ==
          Approx(in_week(run, Metric::TeacherAnyUse, 0)).margin(0.05));
    CHECK(in_week(run, Metric::StudentUnguidedUse, 7) ==
          Approx(in_week(run, Metric::StudentUnguidedUse, 0)).margin(0.05));
    CHECK(in_week(run, Metric::TrustFamilies, 7) ==
          Approx(in_week(run, Metric::TrustFamilies, 0)).margin(0.05));
  }
}

}  // namespace pilotwave::test
