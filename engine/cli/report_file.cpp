#include "cli/report_file.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "cli/scenario_arguments.hpp"
#include "population/import/file_writer.hpp"

namespace pilotwave {

Diagnostics why_no_report(const std::string& path, const CommonOptions& options) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path file(path), folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (fs::is_directory(file, error))
    return {
        {Trouble::CannotCreate, {}, path, "is a folder", "name a file: " + (file / "report.html").string()}};
  if (!fs::is_directory(folder, error))
    return {{Trouble::CannotCreate,
             {},
             path,
             fmt::format("there is no folder `{}`", folder.string()),
             "make the folder first"}};
  if (fs::exists(file, error) && !options.force)
    return {{Trouble::CannotCreate,
             {},
             path,
             "is there already",
             "name another file, or replace it with --force"}};
  return {};
}

int write_report(const std::string& path, const Comparison& comparison, std::span<const Scenario> plans,
                 const std::string& seed_origin, page::Analysis analysis, const CommonOptions& options,
                 int code) {
  const page::Facts facts{plans, command_line(), seed_origin, std::move(analysis)};
  const Diagnostics wrong = write_files({{path, page::report_html(comparison, facts)}}, options.force);
  if (!wrong.empty()) return report_errors(wrong);
  note(options, "wrote " + path);
  return code;
}

}  // namespace pilotwave
