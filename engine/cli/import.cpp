#include <memory>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "population/import/district_import.hpp"
#include "population/import/district_writer.hpp"
#include "population/national/national_writer.hpp"
#include "report/json_text.hpp"

namespace pilotwave {
namespace {

struct ImportOptions {
  std::vector<std::string> tables;
  DistrictChoice choice;
  std::string nation;  ///< name; "" = one district
  std::string output;
  bool force = false, quiet = false, json = false;
};

int import_all(const ImportOptions& o) {
  Result<ImportedNation> read = import_nation(o.tables);
  if (!read) return report_errors(read.errors());
  ImportedNation imported = std::move(read).value();
  imported.nation.name = o.nation;
  const Result<NationFiles> files = write_nation_toml(imported, o.output, o.force);
  if (!files) return report_errors(files.errors());
  const NationalReport& report = imported.report;
  const std::int64_t districts = report.districts() - report.dropped_districts();
  if (o.json) {
    nlohmann::ordered_json json = {{"name", o.nation},
                                   {"districts", districts},
                                   {"schools", report.after().schools},
                                   {"students", report.after().students},
                                   {"teachers", report.after().teachers},
                                   {"districts_dropped", report.dropped_districts()},
                                   {"schools_listed", report.before().schools},
                                   {"students_listed", report.before().students},
                                   {"file", files.value().nation.string()}};
    for (const RuleCount& count : report.counts())
      json["counts"].push_back({{"kind", statement_kind_name(count.kind)},
                                {"field", count.field},
                                {"rule", count.rule},
                                {"schools", count.schools},
                                {"districts", count.districts}});
    return print(json_text(json)) ? kSuccess : kInputOutput;
  }
  if (!o.quiet) {
    for (const std::string& line : report.lines()) say(line);
  }
  const std::string text =
      fmt::format("{}: {} districts, {} schools, {} students, {:.0f} teachers\nwrote {} and {}\n", o.nation,
                  districts, report.after().schools, report.after().students, report.after().teachers,
                  files.value().nation.string(), files.value().schools_table.string());
  return print(text) ? kSuccess : kInputOutput;
}

int import_tables(const ImportOptions& o) {
  const int choices = !o.choice.leaid.empty() + !o.choice.name.empty() + !o.nation.empty();
  if (choices != 1) {
    return report_errors({{Trouble::Usage,
                           {},
                           "",
                           "say which district",
                           "give one of --leaid ID, --name TEXT, or --nation NAME for all of them"}});
  }
  if (!o.nation.empty()) return import_all(o);
  const Result<ImportedDistrict> imported = import_district(o.tables, o.choice);
  if (!imported) return report_errors(imported.errors());
  const Result<DistrictFiles> files = write_district_toml(imported.value(), o.output, o.force);
  if (!files) return report_errors(files.errors());
  const DistrictDef& d = imported.value().district;
  if (o.json) {
    nlohmann::ordered_json json = {{"district", d.id},
                                   {"name", d.name},
                                   {"state", d.state},
                                   {"schools", d.schools.size()},
                                   {"students", d.n_students()},
                                   {"teachers", d.n_teachers()},
                                   {"file", files.value().district.string()}};
    for (const Statement& s : imported.value().report.statements) {
      json["statements"].push_back({{"kind", statement_kind_name(s.kind)},
                                    {"field", s.field},
                                    {"schools", s.schools},
                                    {"text", s.text}});
    }
    return print(json_text(json)) ? kSuccess : kInputOutput;
  }
  if (!o.quiet) {
    for (const std::string& line : imported.value().report.lines()) say(line);
  }
  const std::string text = fmt::format("{} ({}): {} schools, {} students, {} teachers\nwrote {} and {}\n",
                                       d.name, d.id, d.schools.size(), d.n_students(), d.n_teachers(),
                                       files.value().district.string(), files.value().schools_table.string());
  return print(text) ? kSuccess : kInputOutput;
}

}  // namespace

void add_import(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<ImportOptions>();
  Verb verb(app, "import",
            "Turns public school tables into a district file; says what was dropped or imputed");
  verb.footer(
      "Example: pilotwave import ccd_sch_029.csv ccd_sch_052.csv ccd_sch_059.csv ccd_sch_033.csv --leaid "
      "5303960 --output kent.toml");
  verb.add_option("TABLE", o->tables,
                  "public tables (CCD, ELSI, School Search, HIFLD, canonical); gz is fine")
      .required();
  verb.add_option("--leaid", o->choice.leaid, "NCES district id");
  verb.add_option("--name", o->choice.name, "the district's name");
  verb.add_option("--nation", o->nation, "every district of the tables, as a nation of this name");
  verb.add_option("-o,--output", o->output, "district or nation file to write, ending in .toml").required();
  verb.add_flag("--force", o->force, "replace files that exist");
  verb.add_flag("-q,--quiet", o->quiet, "do not list what was dropped or imputed (the file lists it too)");
  verb.add_flag("--json", o->json, "the report as JSON");
  verb.callback([o, &exit_code] { exit_code = import_tables(*o); });
}

}  // namespace pilotwave
