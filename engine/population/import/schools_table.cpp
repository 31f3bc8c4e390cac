#include "population/import/schools_table.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "population/import/csv_table.hpp"
#include "population/import/schools_reader.hpp"

namespace pilotwave {
namespace {

const std::vector<std::string> kColumns{"id",
                                        "name",
                                        "level",
                                        "grade_low",
                                        "grade_high",
                                        "students",
                                        "teachers",
                                        "poverty_share",
                                        "english_learner_share",
                                        "home_access_share",
                                        "devices_per_student",
                                        "locale",
                                        "latitude",
                                        "longitude",
                                        "charter",
                                        "principal_support"};

std::string unless(double value, double usual) {
  return value == usual ? std::string{} : fmt::format("{}", value);
}

std::string coordinate(double degrees) {
  return std::isnan(degrees) ? std::string{} : fmt::format("{}", degrees);
}

}  // namespace

std::span<const std::string> schools_table_columns() { return kColumns; }

Result<std::vector<SchoolDef>> read_schools_table(const std::string& path) {
  SchoolsReader reader(path);
  Result<std::vector<SchoolDef>> read = reader.read();
  if (!read) return read;
  std::vector<SchoolDef> schools = std::move(read).value();
  std::sort(schools.begin(), schools.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return schools;
}

void append_school_cells(std::string& out, const SchoolDef& school) {
  static const SchoolDef usual;
  fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}",
                 csv_cell(school.id), csv_cell(school.name), level_name(school.level),
                 grade_name(school.grade_low), grade_name(school.grade_high), school.students,
                 school.teachers, school.poverty_share,
                 unless(school.english_learner_share, usual.english_learner_share),
                 unless(school.home_access_share, usual.home_access_share),
                 unless(school.devices_per_student, usual.devices_per_student),
                 school.locale == 0 ? std::string{} : fmt::format("{}", school.locale),
                 coordinate(school.latitude), coordinate(school.longitude), school.charter ? "true" : "",
                 unless(school.principal_support, usual.principal_support));
}

std::string schools_table_text(std::span<const SchoolDef> schools) {
  std::string out = fmt::format("{}\n", fmt::join(kColumns, ","));
  for (const SchoolDef& school : schools) {
    append_school_cells(out, school);
    out += '\n';
  }
  return out;
}

}  // namespace pilotwave
