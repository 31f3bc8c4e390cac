#include "scenario/school_reader.hpp"

#include <array>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "scenario/slug.hpp"

namespace pilotwave {
namespace {

/// A grade as a number or a name: -1 or "PK", 0 or "KG", 1 or "01".
std::optional<int> read_grade(const TableReader& reader, std::string_view key) {
  const TomlNode* node = reader.find(key);
  if (node == nullptr) return std::nullopt;
  if (node->type != TomlNode::Type::Text) {
    const auto grade = check_whole(*node, reader.path(key), kGradePK, kGradeMax, "", reader.context());
    return grade ? std::optional<int>(static_cast<int>(*grade)) : std::nullopt;
  }
  const auto grade = parse_grade(node->text);
  if (!grade)
    reader.error(key, fmt::format("unknown grade `{}`", node->text), "write \"PK\", \"KG\" or 1 to 12");
  return grade;
}

void read_grades(const TableReader& reader, SchoolDef& school) {
  const auto low = read_grade(reader, "grade_low");
  const auto high = read_grade(reader, "grade_high");
  if (low) school.grade_low = *low;
  if (high) school.grade_high = *high;
  if (low && high && *low > *high) {
    reader.error(
        "grade_high",
        fmt::format("`grade_high` {} lies below `grade_low` {}", grade_name(*high), grade_name(*low)),
        "swap them");
  }
}

void read_level(const TableReader& reader, SchoolDef& school) {
  const auto text = reader.text("level");
  if (!text) return;
  const auto level = parse_level(*text);
  if (level) {
    school.level = *level;
    return;
  }
  const std::array<std::string, 4> levels = {"elementary", "middle", "high", "other"};
  reader.error("level", fmt::format("unknown level of school `{}`", *text), suggest_name(*text, levels));
}

void read_place(const TableReader& reader, SchoolDef& school) {
  if (const auto locale = reader.whole("locale")) {
    const auto urban = *locale / 10, size = *locale % 10;
    if (*locale != 0 && (urban < 1 || urban > 4 || size < 1 || size > 3)) {
      reader.error("locale", fmt::format("{} is no NCES locale code", *locale),
                   "codes are 11-13, 21-23, 31-33, 41-43; 0 unknown");
    }
    school.locale = static_cast<int>(*locale);
  }
  if (const auto latitude = reader.number("latitude")) school.latitude = *latitude;
  if (const auto longitude = reader.number("longitude")) school.longitude = *longitude;
  if (reader.has("latitude") != reader.has("longitude")) {
    reader.error(reader.has("latitude") ? "latitude" : "longitude", "`latitude` and `longitude` go together",
                 "give both or neither");
  }
}

}  // namespace

std::optional<SchoolDef> read_school(const TomlNode& table, const std::string& path,
                                     const ReadingContext& context) {
  const TableReader reader(table, path, school_keys(), context);
  SchoolDef school;
  const auto id = reader.text("id");
  if (id && !is_slug(*id)) reader.error("id", fmt::format("`{}` is no short name", *id), kSlugAdvice);
  school.id = id.value_or("");
  school.name = reader.text("name").value_or("");
  read_level(reader, school);
  read_grades(reader, school);
  school.students = static_cast<int>(reader.whole("students").value_or(0));
  school.teachers = static_cast<int>(reader.whole("teachers").value_or(0));
  const std::pair<std::string_view, double*> numbers[] = {
      {"poverty_share", &school.poverty_share},
      {"english_learner_share", &school.english_learner_share},
      {"home_access_share", &school.home_access_share},
      {"devices_per_student", &school.devices_per_student},
      {"principal_support", &school.principal_support}};
  for (const auto& [key, value] : numbers) {
    if (const auto given = reader.number(key)) *value = *given;
  }
  if (const auto charter = reader.flag("charter")) school.charter = *charter;
  read_place(reader, school);
  return id ? std::optional<SchoolDef>(std::move(school)) : std::nullopt;
}

}  // namespace pilotwave
