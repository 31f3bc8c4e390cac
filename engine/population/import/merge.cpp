#include "population/import/merge.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pilotwave {
namespace {

using Facts = std::map<std::string, SchoolFacts>;

/// Fields that travel together.
enum class Group : unsigned char {
  Name,
  Status,
  Level,
  Grades,
  Charter,
  Locale,
  Place,
  Students,
  Teachers,
  Poverty,
  Traits
};
constexpr std::array<std::pair<Group, std::string_view>, 11> kGroups{
    {{Group::Name, "names"},
     {Group::Status, "status"},
     {Group::Level, "level"},
     {Group::Grades, "grades"},
     {Group::Charter, "charter"},
     {Group::Locale, "locale"},
     {Group::Place, "coordinates"},
     {Group::Students, "students"},
     {Group::Teachers, "teachers"},
     {Group::Poverty, "poverty"},
     {Group::Traits, "lunch programme and kind"}}};

bool has(const SchoolFacts& facts, Group group) {
  switch (group) {
    case Group::Name:
      return !facts.name.empty();
    case Group::Status:
      return facts.status || facts.updated_status;
    case Group::Level:
      return facts.level.has_value();
    case Group::Grades:
      return facts.grade_low || facts.grade_high;
    case Group::Charter:
      return facts.charter.has_value();
    case Group::Locale:
      return facts.locale.has_value();
    case Group::Place:
      return facts.latitude && facts.longitude;
    case Group::Students:
      return facts.students.has_value();
    case Group::Teachers:
      return facts.teachers_fte.has_value();
    case Group::Poverty:
      return facts.free_reduced.has_value();
    case Group::Traits:
      return !facts.lunch_programme.empty() || !facts.shared_time.empty() || !facts.virtual_status.empty();
  }
  return false;
}

void copy(SchoolFacts& into, const SchoolFacts& from, Group group) {
  switch (group) {
    case Group::Name:
      into.name = from.name;
      return;
    case Group::Status:
      into.status = from.status;
      into.updated_status = from.updated_status;
      return;
    case Group::Level:
      into.level = from.level;
      return;
    case Group::Grades:
      into.grade_low = from.grade_low;
      into.grade_high = from.grade_high;
      return;
    case Group::Charter:
      into.charter = from.charter;
      return;
    case Group::Locale:
      into.locale = from.locale;
      return;
    case Group::Place:
      into.latitude = from.latitude;
      into.longitude = from.longitude;
      into.place_origin = from.place_origin;
      return;
    case Group::Students:
      into.students = from.students;
      return;
    case Group::Teachers:
      into.teachers_fte = from.teachers_fte;
      into.fte_students = from.fte_students;
      into.fte_origin = from.fte_origin;
      return;
    case Group::Poverty:
      into.free_reduced = from.free_reduced;
      into.lunch_students = from.lunch_students;
      return;
    case Group::Traits:
      into.lunch_programme = from.lunch_programme;
      into.shared_time = from.shared_time;
      into.virtual_status = from.virtual_status;
      return;
  }
}

/// Adds one table's facts to the district's schools and states which fields it gave.
void add_table(const PublicTable& table, const std::string& leaid, Facts& merged, ImportReport& report) {
  std::map<Group, std::size_t> given;
  std::vector<std::string> strangers;
  std::size_t n_rows = 0;
  for (const auto& [id, facts] : table.schools) {
    const auto at = merged.find(id);
    if (at == merged.end()) {
      if (facts.leaid == leaid) strangers.push_back(id);
      continue;
    }
    ++n_rows;
    for (const auto& [group, name] : kGroups) {
      if (!has(facts, group) || has(at->second, group)) continue;
      copy(at->second, facts, group);
      ++given[group];
    }
    for (const std::string& remark : facts.remarks) {
      report.add(Statement::Kind::Note, {}, {id}, fmt::format("{}: school {}: {}", table.file, id, remark));
    }
  }
  report.add(Statement::Kind::Read, {}, {},
             fmt::format("{}: {} ({}), {} in it, {} of them of this district", table.file, table.layout->name,
                         table.year_text(), school_count(table.schools.size()), n_rows));
  for (const auto& [group, n] : given) {
    const std::string_view field = kGroups.at(static_cast<std::size_t>(group)).second;
    report.add(Statement::Kind::Origin, std::string(field), {},
               fmt::format("{} of {} from {} ({})", field, school_count(n), table.file, table.year_text()));
  }
  for (const std::string& id : strangers) {
    const SchoolFacts& facts = table.schools.at(id);
    report.add(Statement::Kind::Dropped, {}, {id},
               fmt::format("{} {}: only {} knows it, the first list of schools does not", id,
                           facts.name.empty() ? "(no name)" : facts.name, table.file),
               "only a later table knows it");
  }
}

void note_damaged_rows(const PublicTable& table, ImportReport& report) {
  for (const std::string& remark : table.remarks) report.add(Statement::Kind::Note, {}, {}, remark);
  if (table.damaged.empty()) return;
  std::vector<int> lines;
  for (const DamagedRow& row : table.damaged) lines.push_back(row.line);
  report.add(Statement::Kind::Note, {}, {},
             fmt::format(
                 "{}: rows with another number of cells than the header's {} passed over, none mentions this "
                 "district: line {}",
                 table.file, table.n_columns, fmt::join(lines, ", ")));
}

}  // namespace

std::map<std::string, SchoolFacts> merge_tables(std::span<const PublicTable> tables, const std::string& leaid,
                                                ImportReport& report) {
  Facts merged;
  const auto listed_here = [&leaid](const auto& entry) { return entry.second.leaid == leaid; };
  const auto list = std::find_if(tables.begin(), tables.end(), [&](const PublicTable& table) {
    return table.layout->lists_schools &&
           std::any_of(table.schools.begin(), table.schools.end(), listed_here);
  });
  if (list != tables.end()) {
    for (const auto& [id, facts] : list->schools) {
      if (facts.leaid != leaid) continue;
      merged[id].id = id;
      merged[id].leaid = leaid;
    }
  }
  std::set<std::string> years;
  for (const PublicTable& table : tables) {
    add_table(table, leaid, merged, report);
    note_damaged_rows(table, report);
    years.insert(table.years.begin(), table.years.end());
  }
  if (years.size() > 1) {
    report.add(Statement::Kind::Note, {}, {},
               fmt::format("the tables are of different years: {}", fmt::join(years, ", ")));
  }
  return merged;
}

}  // namespace pilotwave
