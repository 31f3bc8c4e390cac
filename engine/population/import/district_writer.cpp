#include "population/import/district_writer.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "population/import/file_writer.hpp"
#include "population/import/schools_table.hpp"
#include "population/import/toml_lines.hpp"

namespace pilotwave {
std::string district_toml_text(const ImportedDistrict& imported, const std::string& schools_table) {
  const DistrictDef& district = imported.district;
  const ImportReport& report = imported.report;
  std::string out = "schema = 1\n";
  out += toml_line("kind", "district");
  out += toml_line("id", district.id);
  out += toml_line("name", district.name);
  out += toml_line("state", district.state);
  out += toml_line("schools_table", schools_table);
  out += "\n[source]\n";
  out += toml_line("made_by", "pilotwave import");
  out += toml_line("leaid", district.id);
  out += "tables = [\n";
  for (const Statement& statement : report.of(Statement::Kind::Read)) {
    out += fmt::format("  {},\n", toml_string(statement.text));
  }
  out += "]\n";
  out += fmt::format("schools_listed = {}\nschools_imported = {}\n", report.before.schools,
                     report.after.schools);
  out += fmt::format("students_listed = {}\nstudents_imported = {}\n", report.before.students,
                     report.after.students);
  out += "\n# What the import did, statement by statement:\n";
  for (const std::string& statement : report.lines()) out += toml_comment(statement);
  return out;
}

Result<DistrictFiles> write_district_toml(const ImportedDistrict& imported,
                                          const std::filesystem::path& output, bool force) {
  if (auto wrong = why_no_toml_name(output, "district")) return *std::move(wrong);
  const std::string stem = output.stem().string();
  DistrictFiles files{output, output.parent_path() / (stem + "_schools.csv")};
  const std::string table_name = files.schools_table.filename().string();
  // The district file comes last: it never names a table that is not there.
  Diagnostics errors = write_files({{files.schools_table, schools_table_text(imported.district.schools)},
                                    {files.district, district_toml_text(imported, table_name)}},
                                   force);
  if (!errors.empty()) return errors;
  return files;
}

}  // namespace pilotwave
