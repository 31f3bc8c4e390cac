#include "population/national/national_import.hpp"

#include <utility>

#include <fmt/format.h>

#include "population/import/district_import.hpp"
#include "population/import/table_set.hpp"

namespace pilotwave {
namespace {

void note_tables(std::span<const PublicTable> tables, NationalReport& report) {
  for (const PublicTable& table : tables) {
    report.note(fmt::format("{}: {} ({}), {}", table.file, table.layout->name, table.year_text(),
                            school_count(table.schools.size())));
    if (!table.damaged.empty())
      report.note(
          fmt::format("{}: {} rows with another number of cells than the header's {} passed over, the "
                      "first in line {}",
                      table.file, table.damaged.size(), table.n_columns, table.damaged.front().line));
    for (const std::string& remark : table.remarks) report.note(remark);
  }
}

}  // namespace

Result<ImportedNation> import_nation(std::span<const std::string> paths) {
  Result<std::vector<PublicTable>> read = read_tables(paths);
  if (!read) return read.errors();
  ImportedNation out;
  note_tables(read.value(), out.report);
  for (auto& [leaid, tables] : by_district(std::move(read).value())) {
    const auto chosen = choose_district(tables, {leaid, {}});
    if (!chosen) continue;  // only tables that list no schools know it
    ImportedDistrict imported = complete_district(tables, chosen.value());
    if (imported.district.schools.empty()) {
      out.report.drop_district(imported.report);
      continue;
    }
    out.report.add(imported.report);
    out.nation.districts.push_back(std::move(imported.district));
  }
  if (out.nation.districts.empty())
    return Diagnostic{Trouble::BadInput,
                      {paths.front(), 0, 0},
                      {},
                      "no district of these tables has a school to simulate",
                      "import one with --leaid to see why its schools are dropped"};
  sort_by_size(out.nation.districts);
  return out;
}

}  // namespace pilotwave
