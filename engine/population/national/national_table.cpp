#include "population/national/national_table.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "population/import/csv_table.hpp"
#include "population/import/schools_reader.hpp"
#include "population/import/schools_table.hpp"

namespace pilotwave {
namespace {

const std::vector<std::string> kDistrictColumns{"district_id", "district_name", "state"};

}  // namespace

Result<std::vector<DistrictDef>> read_national_table(const std::string& path) {
  SchoolsReader reader(path, kDistrictColumns);
  Result<std::vector<SchoolDef>> read = reader.read();
  if (!read) return read.errors();
  std::vector<SchoolDef> schools = std::move(read).value();
  std::map<std::string, DistrictDef> by_id;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    const std::string* cells = reader.more_cells().data() + i * kDistrictColumns.size();
    DistrictDef& district = by_id[cells[0]];
    if (district.schools.empty()) {
      district.id = cells[0];
      district.name = cells[1];
      district.state = cells[2];
    }
    district.schools.push_back(std::move(schools[i]));
  }
  std::vector<DistrictDef> districts;
  for (auto& [id, district] : by_id) {
    std::sort(district.schools.begin(), district.schools.end(),
              [](const SchoolDef& a, const SchoolDef& b) { return a.id < b.id; });
    districts.push_back(std::move(district));
  }
  return districts;
}

std::string national_table_text(std::span<const DistrictDef> districts) {
  std::string out =
      fmt::format("{},{}\n", fmt::join(kDistrictColumns, ","), fmt::join(schools_table_columns(), ","));
  for (const DistrictDef& district : districts) {
    const std::string head =
        fmt::format("{},{},{},", csv_cell(district.id), csv_cell(district.name), csv_cell(district.state));
    for (const SchoolDef& school : district.schools) {
      out += head;
      append_school_cells(out, school);
      out += '\n';
    }
  }
  return out;
}

}  // namespace pilotwave
