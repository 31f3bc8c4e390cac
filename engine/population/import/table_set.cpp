#include "population/import/table_set.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace pilotwave {
namespace {

/// Whether the tables together can describe a district at all.
Diagnostics what_is_lacking(const std::vector<PublicTable>& tables) {
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

}  // namespace

Result<std::vector<PublicTable>> read_tables(std::span<const std::string> paths) {
  if (paths.empty()) {
    return Diagnostic{Trouble::Usage, {}, {}, "no table is named", "name one or more public school tables"};
  }
  std::vector<PublicTable> tables;
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
  if (errors = what_is_lacking(tables); !errors.empty()) return errors;
  return tables;
}

std::map<std::string, std::vector<PublicTable>> by_district(std::vector<PublicTable> tables) {
  std::map<std::string, std::string> district_of;  // the first list that names a school says whose it is
  for (const PublicTable& table : tables) {
    if (!table.layout->lists_schools) continue;
    for (const auto& [id, facts] : table.schools) district_of.try_emplace(id, facts.leaid);
  }
  std::map<std::string, std::vector<PublicTable>> districts;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    PublicTable& table = tables[t];
    while (!table.schools.empty()) {
      auto school = table.schools.extract(table.schools.begin());
      const auto known = district_of.find(school.key());
      std::vector<PublicTable>& parts =
          districts[known == district_of.end() ? school.mapped().leaid : known->second];
      if (parts.empty()) {
        for (const PublicTable& whole : tables)
          parts.push_back({whole.path, whole.file, whole.layout, whole.years, whole.n_columns, {}, {}, {}});
      }
      parts[t].schools.insert(std::move(school));
    }
  }
  return districts;
}

}  // namespace pilotwave
