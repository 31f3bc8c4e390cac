#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/verbs.hpp"
#include "population/import/district_import.hpp"
#include "population/import/district_writer.hpp"

namespace pilotwave {
namespace {

struct ImportOptions {
  std::vector<std::string> tables;
  DistrictChoice choice;
  std::string output;
  bool force = false, quiet = false, json = false;
};

int import_tables(const ImportOptions& o) {
  if (o.choice.leaid.empty() == o.choice.name.empty()) {
    return report_errors(
        {{Trouble::Usage, {}, "", "say which district", "give either --leaid ID or --name TEXT"}});
  }
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
    return print(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n") ? kSuccess
                                                                                            : kInputOutput;
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
  CLI::App* verb = app.add_subcommand(
      "import", "Turns public school tables into a district file; says what was dropped or imputed");
  verb->footer(
      "Example: pilotwave import ccd_sch_029.csv ccd_sch_052.csv ccd_sch_059.csv ccd_sch_033.csv --leaid "
      "5303960 --output kent.toml");
  verb->add_option("TABLE", o->tables,
                   "public tables (CCD, ELSI, School Search, HIFLD, canonical); gz is fine")
      ->required();
  verb->add_option("--leaid", o->choice.leaid, "NCES district id");
  verb->add_option("--name", o->choice.name, "the district's name");
  verb->add_option("-o,--output", o->output, "district file to write, ending in .toml")->required();
  verb->add_flag("--force", o->force, "replace files that exist");
  verb->add_flag("-q,--quiet", o->quiet, "do not list what was dropped or imputed (the file lists it too)");
  verb->add_flag("--json", o->json, "the report as JSON");
  verb->callback([o, &exit_code] { exit_code = import_tables(*o); });
}

}  // namespace pilotwave
