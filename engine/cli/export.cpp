#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "sweep/store/export_tables.hpp"

namespace pilotwave {
namespace {

struct ExportOptions {
  std::string file, output, format = "csv";
  bool force = false, quiet = false;
};

int export_tables_of(const ExportOptions& o) {
  const std::string folder = o.output.empty() ? std::filesystem::path(o.file).stem().string() : o.output;
  const Result<std::vector<std::string>> written =
      export_store(o.file, folder, o.format == "json" ? ExportFormat::Json : ExportFormat::Csv, o.force);
  if (!written) return report_errors(written.errors());
  if (!o.quiet) say(fmt::format("wrote {}", folder));
  return kSuccess;
}

}  // namespace

void add_export(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<ExportOptions>();
  Verb verb(app, "export", "Writes the tables of a sweep as CSV or JSON, with a data dictionary");
  verb.footer("Example: pilotwave export dose.sqlite --output results/dose");
  verb.add_option("FILE", o->file, "SQLite file of a sweep").required();
  verb.add_option("--output,-o", o->output, "folder (default: the file's name without its ending)");
  verb.add_option("--format", o->format, "csv (default) or json").one_of({"csv", "json"});
  verb.add_flag("--force", o->force, "replace finished results");
  verb.add_flag("--quiet,-q", o->quiet, "say nothing on standard error but errors");
  verb.callback([o, &exit_code] { exit_code = export_tables_of(*o); });
}

}  // namespace pilotwave
