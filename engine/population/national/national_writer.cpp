#include "population/national/national_writer.hpp"

#include <fmt/format.h>

#include "population/import/file_writer.hpp"
#include "population/import/toml_lines.hpp"
#include "population/national/national_table.hpp"

namespace pilotwave {

std::string nation_toml_text(const ImportedNation& imported, const std::string& schools_table) {
  const NationDef& nation = imported.nation;
  const NationalReport& report = imported.report;
  std::string out = "schema = 1\n";
  out += toml_line("kind", "nation");
  out += toml_line("name", nation.name);
  out += toml_line("schools_table", schools_table);
  const HoursBySize& hours = nation.hours;
  out +=
      "\n# Hours a week for AI work in a district of so many students; they grow with enrolment to this "
      "power.\n";
  out += fmt::format(
      "[department_hours]\neducators = {}\nit = {}\nadministrators = {}\nstudents = {}\ngrowth = {}\n",
      hours.at_size.educators, hours.at_size.it, hours.at_size.administrators, hours.students, hours.growth);
  out += "\n[source]\n";
  out += toml_line("made_by", "pilotwave import --nation");
  out += fmt::format("districts_listed = {}\ndistricts_imported = {}\n", report.districts(),
                     report.districts() - report.dropped_districts());
  out += fmt::format("schools_listed = {}\nschools_imported = {}\n", report.before().schools,
                     report.after().schools);
  out += fmt::format("students_listed = {}\nstudents_imported = {}\n", report.before().students,
                     report.after().students);
  out += "\n# What the import did, rule by rule:\n";
  for (const std::string& line : report.lines()) out += toml_comment(line);
  return out;
}

Result<NationFiles> write_nation_toml(const ImportedNation& imported, const std::filesystem::path& output,
                                      bool force) {
  if (auto wrong = why_no_toml_name(output, "nation")) return *std::move(wrong);
  NationFiles files{output, output.parent_path() / (output.stem().string() + "_schools.csv")};
  const std::string table_name = files.schools_table.filename().string();
  // The nation file comes last: it never names a table that is not there.
  Diagnostics errors = write_files({{files.schools_table, national_table_text(imported.nation.districts)},
                                    {files.nation, nation_toml_text(imported, table_name)}},
                                   force);
  if (!errors.empty()) return errors;
  return files;
}

}  // namespace pilotwave
