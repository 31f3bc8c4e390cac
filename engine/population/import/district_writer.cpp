#include "population/import/district_writer.hpp"

#include <sstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "population/import/file_writer.hpp"
#include "population/import/schools_table.hpp"

namespace pilotwave {
namespace {

std::string toml_string(std::string_view text) {
  std::ostringstream out;
  out << toml::toml_formatter{toml::value<std::string>{std::string(text)}, toml::format_flags::none};
  return out.str();
}

std::string line(std::string_view key, std::string_view text) {
  return fmt::format("{} = {}\n", key, toml_string(text));
}

/// A comment line; control characters have no place in one.
std::string comment(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
  }
  return fmt::format("# {}\n", text);
}

}  // namespace

std::string district_toml_text(const ImportedDistrict& imported, const std::string& schools_table) {
  const DistrictDef& district = imported.district;
  const ImportReport& report = imported.report;
  std::string out = "schema = 1\n";
  out += line("kind", "district");
  out += line("id", district.id);
  out += line("name", district.name);
  out += line("state", district.state);
  out += line("schools_table", schools_table);
  out += "\n[source]\n";
  out += line("made_by", "pilotwave import");
  out += line("leaid", district.id);
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
  for (const std::string& statement : report.lines()) out += comment(statement);
  return out;
}

Result<DistrictFiles> write_district_toml(const ImportedDistrict& imported,
                                          const std::filesystem::path& output, bool force) {
  const std::string stem = output.stem().string();
  std::error_code error;
  const bool device = std::filesystem::exists(output, error) && std::filesystem::is_other(output, error);
  if (!device && (output.extension() != ".toml" || stem.empty())) {
    return Diagnostic{Trouble::Usage,
                      {output.string(), 0, 0},
                      {},
                      "a district file's name ends in .toml",
                      fmt::format("e.g. --output {}.toml", stem.empty() ? "district" : stem)};
  }
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
