#pragma once

#include <optional>
#include <string_view>

#include "population/district_def.hpp"

/// The code lists of the National Center for Education Statistics, in every wording in which its tables write
/// them.
namespace pilotwave {

/// A published school level. Prekindergarten counts as Elementary, Secondary as High, Ungraded as Other.
struct NcesLevel {
  Level level = Level::Other;
  bool adult_education = false;
};
/// From names in any case, or the numbers 1 to 4 used before 2017-18. Nothing for "Not reported" and the
/// like.
[[nodiscard]] std::optional<NcesLevel> parse_nces_level(std::string_view text);

/// Grades beyond those a SchoolDef knows.
inline constexpr int kGrade13 = 13, kGradeUngraded = 14, kGradeAdult = 15;
/// From codes (`PK`, `06`, `UG`) or words (`Prekindergarten`, `6th Grade`): -1 .. 15.
[[nodiscard]] std::optional<int> parse_nces_grade(std::string_view text);

/// Two-digit locale 11 .. 43 from `13`, `13-City: Small`, `Suburb: Midsize`, `City, Small`.
[[nodiscard]] std::optional<int> parse_nces_locale(std::string_view text);

/// Whether a school runs in the year of the table.
enum class Operation : unsigned char { Running, Closed, Inactive, Future };
/// From the codes 1 to 8 or their names (`Open`, `Changed Boundary`, `Future`).
[[nodiscard]] std::optional<Operation> parse_operation(std::string_view text);
[[nodiscard]] std::string_view operation_name(Operation operation);

/// From `Yes`, `1-Yes`, `1`; `No`, `2-No`, `0`, `2`.
[[nodiscard]] std::optional<bool> parse_charter(std::string_view text);

/// The level NCES gives a grade span (learned from the published 2019-20 pairs of span and level; it gives
/// the published level of 99.9 % of those schools). @param low,high  -1 .. 12, low <= high
[[nodiscard]] Level level_of_grades(int low, int high);

struct GradeSpan {
  int low = 0, high = kGradeMax;
};
/// The usual span of a level: KG to 05, 06 to 08, 09 to 12, KG to 12.
[[nodiscard]] GradeSpan usual_grades(Level level);

/// A guess from the words of a school's name; nothing when they do not say.
[[nodiscard]] std::optional<Level> level_of_name(std::string_view name);

}  // namespace pilotwave
