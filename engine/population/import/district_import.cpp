#include "population/import/district_import.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "population/import/imputation.hpp"
#include "population/import/merge.hpp"
#include "population/import/public_table.hpp"
#include "population/import/screening.hpp"

namespace pilotwave {
namespace {

using Tables = std::vector<PublicTable>;

Result<Tables> read_tables(std::span<const std::string> paths) {
  if (paths.empty()) {
    return Diagnostic{Trouble::Usage, {}, {}, "no table is named", "name one or more public school tables"};
  }
  Tables tables;
  Diagnostics errors;
  for (const std::string& path : paths) {
    auto table = read_public_table(path);
    if (table) {
      tables.push_back(std::move(table).value());
    } else {
      errors.insert(errors.end(), table.errors().begin(), table.errors().end());
    }
  }
  if (!errors.empty()) return errors;
  return tables;
}

/// Whether the tables together can describe a district at all.
Diagnostics what_is_lacking(const Tables& tables) {
  Diagnostics errors;
  const auto lists = [](const PublicTable& table) { return table.layout->lists_schools; };
  if (std::none_of(tables.begin(), tables.end(), lists)) {
    errors.push_back(
        {Trouble::BadInput,
         {tables.front().path, 0, 0},
         {},
         fmt::format("no table lists a district's schools (this one: {})", tables.front().layout->name),
         "add the school directory of the same year: ccd_sch_029_*.csv"});
  }
  const auto counts = [](const PublicTable& table) {
    return std::any_of(table.schools.begin(), table.schools.end(),
                       [](const auto& entry) { return entry.second.students.has_value(); });
  };
  if (std::none_of(tables.begin(), tables.end(), counts)) {
    errors.push_back(
        {Trouble::BadInput,
         {tables.front().path, 0, 0},
         {},
         fmt::format("enrolment is in none of the tables (this one: {})", tables.front().layout->name),
         "add the school membership file of the same year: ccd_sch_052_*.csv"});
  }
  return errors;
}

Diagnostics damage_in_district(const Tables& tables, const std::string& leaid) {
  Diagnostics errors;
  for (const PublicTable& table : tables) {
    for (const DamagedRow& row : table.damaged) {
      if (!row.ids.contains(leaid)) continue;
      errors.push_back({Trouble::BadInput,
                        {table.path, row.line, 0},
                        {},
                        fmt::format("{} cells where the header has {}, in a row of district {}", row.n_fields,
                                    table.n_columns, leaid),
                        "put cells that hold commas between quotation marks, or download the file again"});
    }
  }
  return errors;
}

ImportTotals totals_before(const std::map<std::string, SchoolFacts>& schools) {
  ImportTotals totals;
  totals.schools = static_cast<int>(schools.size());
  for (const auto& [id, facts] : schools) {
    if (facts.students && *facts.students <= kMostStudents)
      totals.students += std::int64_t(*facts.students + 0.5);
    totals.teachers += facts.teachers_fte.value_or(0);
  }
  return totals;
}

void state_totals(const DistrictDef& district, ImportReport& report) {
  report.after = {static_cast<int>(district.schools.size()), district.n_students(),
                  double(district.n_teachers())};
  report.add(Statement::Kind::Total, {}, {},
             fmt::format("listed: {}, {} students, {:.2f} full-time equivalent teachers reported",
                         school_count(static_cast<std::size_t>(report.before.schools)),
                         report.before.students, report.before.teachers));
  report.add(Statement::Kind::Total, {}, {},
             fmt::format("imported: {}, {} students, {} teachers", school_count(district.schools.size()),
                         report.after.students, district.n_teachers()));
}

Diagnostic nothing_left(const ChosenDistrict& chosen, const ImportReport& report) {
  std::string reasons;
  const auto dropped = report.of(Statement::Kind::Dropped);
  for (std::size_t i = 0; i < std::min<std::size_t>(dropped.size(), 5); ++i)
    reasons += "\n  " + dropped[i].text;
  return {Trouble::BadInput,
          {},
          {},
          fmt::format("district {} {} has no school to simulate: all {} are dropped", chosen.leaid,
                      chosen.name, dropped.size()),
          "the first of them:" + reasons};
}

}  // namespace

Result<ImportedDistrict> import_district(std::span<const std::string> paths, const DistrictChoice& choice) {
  auto read = read_tables(paths);
  if (!read) return read.errors();
  const Tables& tables = read.value();
  if (Diagnostics errors = what_is_lacking(tables); !errors.empty()) return errors;
  const auto chosen = choose_district(tables, choice);
  if (!chosen) return chosen.errors();
  const std::string& leaid = chosen.value().leaid;
  if (Diagnostics errors = damage_in_district(tables, leaid); !errors.empty()) return errors;

  ImportedDistrict imported;
  ImportReport& report = imported.report;
  const auto merged = merge_tables(tables, leaid, report);
  if (!chosen.value().named) report.add(Statement::Kind::Note, "name", {}, "no table names the district");
  report.before = totals_before(merged);
  const std::vector<SchoolFacts> kept = screen_schools(merged, report);
  if (kept.empty()) return nothing_left(chosen.value(), report);
  DistrictDef& district = imported.district;
  district.id = leaid;
  district.name = chosen.value().name;
  district.state = chosen.value().state;
  district.schools = complete_schools(kept, report);
  state_totals(district, report);
  return imported;
}

}  // namespace pilotwave
