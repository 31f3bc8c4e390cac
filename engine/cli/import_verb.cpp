#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/session.hpp"
#include "population/import/district_import.hpp"
#include "population/import/district_writer.hpp"

namespace pilotwave {
namespace {

struct ImportOptions {
  std::vector<std::string> tables;
  DistrictChoice choice;
  std::string output;
  bool force = false, quiet = false;
};

ExitCode import_tables(const ImportOptions& options) {
  const Result<ImportedDistrict> imported = import_district(options.tables, options.choice);
  if (!imported) return report(imported.errors());
  const Result<DistrictFiles> files = write_district_toml(imported.value(), options.output, options.force);
  if (!files) return report(files.errors());
  std::string text;
  for (const std::string& line : imported.value().report.lines()) text += line + '\n';
  if (!options.quiet) {
    say(fmt::format("wrote {} and {}", files.value().district.string(), files.value().schools_table.string()));
  }
  return print_data(text);
}

}  // namespace

void add_import_verb(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "import", "Example: pilotwave import ccd_schools.csv --leaid 5303540 --output kent.toml\n\nMakes a district file "
                "from public school tables, and says what was read, dropped, filled in and clamped.");
  auto options = std::make_shared<ImportOptions>();
  verb->add_option("TABLE", options->tables, "Public school tables (CSV)")->required();
  CLI::Option_group* which = verb->add_option_group("district", "Which district to import");
  which->add_option("--leaid", options->choice.leaid, "NCES district id");
  which->add_option("--name", options->choice.name, "The district's whole name, in any case");
  which->require_option(1);
  verb->add_option("-o,--output", options->output, "District file to write, NAME.toml")->required();
  verb->add_flag("--force", options->force, "Replace files that exist");
  verb->add_flag("-q,--quiet", options->quiet, "No notes");
  verb->callback([options, &session] { session.action = [options] { return import_tables(*options); }; });
}

}  // namespace pilotwave
