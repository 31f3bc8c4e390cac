#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"

namespace pilotwave {

/// NCES school level. Prekindergarten counts with Elementary, Secondary with High where a rule has three
/// levels.
enum class Level : std::uint8_t { Elementary, Middle, High, Other };
[[nodiscard]] std::string_view level_name(Level level);  ///< "elementary", "middle", "high", "other"
[[nodiscard]] std::optional<Level> parse_level(std::string_view text);

/// Grades as integers: -1 prekindergarten, 0 kindergarten, 1 to 12.
inline constexpr int kGradePK = -1, kGradeMax = 12;
[[nodiscard]] std::string grade_name(int grade);  ///< "PK", "KG", "01".."12"
[[nodiscard]] std::optional<int> parse_grade(std::string_view text);

/// One school as a row of the district's table. What a district file or an import must supply.
struct SchoolDef {
  std::string
      id;  ///< stable and unique in the district (NCES 12-digit id, or a slug); its hash keys the luck
  std::string name;  ///< for people; never enters a result's numbers
  Level level = Level::Other;
  int grade_low = 0, grade_high = 12;
  int students = 0;                      ///< 1 .. 60,000
  int teachers = 0;                      ///< head count used by the model, >= 1
  double poverty_share = 0;              ///< free or reduced-price lunch share of students, [0, 1]
  double english_learner_share = 0.106;  ///< [0, 1]
  double home_access_share = 0.93;       ///< students with internet and a device at home, [0, 1]
  double devices_per_student = 0.9;      ///< school devices per student, [0, 2] (evidence 11.10)
  int locale = 0;                        ///< NCES two-digit locale 11..43, 0 unknown
  double latitude = std::numeric_limits<double>::quiet_NaN();
  double longitude = std::numeric_limits<double>::quiet_NaN();
  bool charter = false;
  double principal_support = 0.55;  ///< how far the principal backs AI use, [0, 1] (3.17, 1.4)
};

/// What the district already knows about itself at the start date; anything absent comes from the national
/// record (parameters `today.*`).
struct TodayDef {
  std::optional<double> teacher_use_any;       ///< share of teachers using AI at all this year
  std::optional<double> teacher_use_weekly;    ///< share using at least weekly
  std::optional<double> teacher_refuse_share;  ///< share that never used and does not plan to
  std::optional<double> teacher_trained_share;
  std::optional<double> guidance_reach;  ///< share of teachers reached by formal guidance
  std::optional<double> student_use_high, student_use_middle, student_use_elementary;
  std::optional<double> trust_teachers, trust_students, trust_families;  ///< [0, 1]
  std::optional<double> family_informed_share;
};

/// Hours a week that the three departments can give to AI work without extra staff.
struct DepartmentHours {
  double educators = 2.0, it = 4.0, administrators = 2.0;
};

/// A district as data: the checked content of a district file.
struct DistrictDef {
  std::string id;  ///< LEAID or slug
  std::string name;
  std::string state;
  std::vector<SchoolDef> schools;  ///< sorted by id after loading, so that file order cannot matter
  CalendarDef calendar;
  DepartmentHours department_hours;
  std::int64_t annual_budget_cents = -1;  ///< AI budget per fiscal year; -1 = no cap
  TodayDef today;

  [[nodiscard]] int n_students() const;
  [[nodiscard]] int n_teachers() const;
};

}  // namespace pilotwave
