#include "nation/nation_reader.hpp"

#include <utility>

#include <fmt/format.h>

#include "population/national/national_table.hpp"
#include "scenario/kinded_file.hpp"
#include "scenario/layer.hpp"

namespace pilotwave {
namespace {

using enum KeyType;
constexpr double kMostHours = 1e6, kMostPeople = 1e9, kMostGrowth = 2;

constexpr KeySpec kNationKeys[] = {
    {"schema", Whole, kRequired, 0, 1e9, "", "Version of the language: 1."},
    {"kind", Text, kRequired, 0, 0, "", "\"nation\"."},
    {"name", Text, kRequired, 0, 0, "", "For people."},
    {"schools_table", Text, kRequired, 0, 0, "", "Path of the table of all schools."},
    {"department_hours", Table, kOptional, 0, 0, "", "Hours of departments, by size of district."},
    {"source", Table, kOptional, 0, 0, "", "Where it comes from."},
};
constexpr KeySpec kHours[] = {
    {"educators", Number, kOptional, 0, kMostHours, "hours a week", "Of the educators' department."},
    {"it", Number, kOptional, 0, kMostHours, "hours a week", "Of the IT department."},
    {"administrators", Number, kOptional, 0, kMostHours, "hours a week", "Of administrators."},
    {"students", Number, kOptional, 1, kMostPeople, "students", "Size of the district that has these hours."},
    {"growth", Number, kOptional, 0, kMostGrowth, "", "Hours grow with enrolment to this power."},
};

HoursBySize read_hours(const TableReader& top) {
  HoursBySize hours;
  const TomlNode* table = top.table("department_hours");
  if (table == nullptr) return hours;
  const TableReader reader(*table, "department_hours", kHours, top.context());
  const auto read = [&](std::string_view key, double& value) { value = reader.number(key).value_or(value); };
  read("educators", hours.at_size.educators);
  read("it", hours.at_size.it);
  read("administrators", hours.at_size.administrators);
  read("students", hours.students);
  read("growth", hours.growth);
  return hours;
}

void read_districts(const TableReader& top, NationDef& nation) {
  const auto named = top.text("schools_table");
  if (!named) return;
  const std::string file = resolve_path(top.context().file, *named);
  Findings& findings = top.context().findings;
  findings.enter_file(file);
  nation.input_files.push_back(file);
  Result<std::vector<DistrictDef>> districts = read_national_table(file);
  if (districts) {
    nation.districts = std::move(districts).value();
    return;
  }
  for (Diagnostic wrong : districts.errors()) {
    if (wrong.trouble == Trouble::MissingInput) {
      wrong.place = top.place("schools_table");
      wrong.key = "schools_table";
      wrong.what = fmt::format("`{}`: {}", file, wrong.what);
    }
    findings.add(std::move(wrong));
  }
}

}  // namespace

Result<NationDef> load_nation(const std::string& path) {
  Findings findings;
  const FileKind kind{"nation", "nation file", "make one with `pilotwave import --nation`", kNationKeys};
  const auto file = KindedFile::open(path, kind, findings);
  if (file == nullptr) return findings.take();
  NationDef nation;
  nation.input_files.push_back(path);
  nation.name = file->top().text("name").value_or("");
  nation.hours = read_hours(file->top());
  static_cast<void>(file->top().table("source"));
  read_districts(file->top(), nation);
  if (!findings.empty()) return findings.take();
  for (DistrictDef& district : nation.districts)
    district.department_hours = nation.hours.of(district.n_students());
  sort_by_size(nation.districts);
  return nation;
}

}  // namespace pilotwave
