#include "population/import/district_import.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "population/import/imputation.hpp"
#include "population/import/merge.hpp"
#include "population/import/screening.hpp"
#include "population/import/table_set.hpp"

namespace pilotwave {
namespace {

Diagnostics damage_in_district(std::span<const PublicTable> tables, const std::string& leaid) {
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

ImportedDistrict complete_district(std::span<const PublicTable> tables, const ChosenDistrict& chosen) {
  ImportedDistrict imported;
  ImportReport& report = imported.report;
  const auto merged = merge_tables(tables, chosen.leaid, report);
  if (!chosen.named) report.add(Statement::Kind::Note, "name", {}, "no table names the district");
  report.before = totals_before(merged);
  const std::vector<SchoolFacts> kept = screen_schools(merged, report);
  DistrictDef& district = imported.district;
  district.id = chosen.leaid;
  district.name = chosen.name;
  district.state = chosen.state;
  if (kept.empty()) return imported;
  district.schools = complete_schools(kept, report);
  state_totals(district, report);
  return imported;
}

Result<ImportedDistrict> import_district(std::span<const std::string> paths, const DistrictChoice& choice) {
  const auto read = read_tables(paths);
  if (!read) return read.errors();
  const std::vector<PublicTable>& tables = read.value();
  const auto chosen = choose_district(tables, choice);
  if (!chosen) return chosen.errors();
  if (Diagnostics errors = damage_in_district(tables, chosen.value().leaid); !errors.empty()) return errors;
  ImportedDistrict imported = complete_district(tables, chosen.value());
  if (imported.district.schools.empty()) return nothing_left(chosen.value(), imported.report);
  return imported;
}

}  // namespace pilotwave
