#include "population/district_def.hpp"

#include <charconv>

#include <fmt/format.h>

namespace pilotwave {
namespace {

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::string_view level_name(Level level) {
  switch (level) {
    case Level::Elementary:
      return "elementary";
    case Level::Middle:
      return "middle";
    case Level::High:
      return "high";
    case Level::Other:
      return "other";
  }
  return "other";
}

std::optional<Level> parse_level(std::string_view text) {
  const std::string wanted = lower_case(text);
  for (const Level level : {Level::Elementary, Level::Middle, Level::High, Level::Other}) {
    if (wanted == level_name(level)) return level;
  }
  return std::nullopt;
}

std::string grade_name(int grade) {
  if (grade == kGradePK) return "PK";
  if (grade == 0) return "KG";
  return fmt::format("{:02}", grade);
}

std::optional<int> parse_grade(std::string_view text) {
  const std::string wanted = lower_case(text);
  if (wanted == "pk") return kGradePK;
  if (wanted == "kg" || wanted == "k") return 0;
  int grade = 0;
  const char* end = wanted.data() + wanted.size();
  const auto [stop, error] = std::from_chars(wanted.data(), end, grade);
  if (error != std::errc{} || stop != end || wanted.size() > 2) return std::nullopt;
  if (grade < 1 || grade > kGradeMax) return std::nullopt;
  return grade;
}

int DistrictDef::n_students() const {
  int sum = 0;
  for (const SchoolDef& school : schools) sum += school.students;
  return sum;
}

int DistrictDef::n_teachers() const {
  int sum = 0;
  for (const SchoolDef& school : schools) sum += school.teachers;
  return sum;
}

}  // namespace pilotwave
