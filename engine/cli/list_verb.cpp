#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/listing.hpp"
#include "cli/session.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

struct ListOptions {
  std::string what, folder;
  bool json = false;
};

std::string listing_json(const Listing& listing) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : listing.rows) {
    auto item = nlohmann::ordered_json::object();
    for (std::size_t c = 0; c < row.size(); ++c) item[listing.columns[c]] = row[c];
    rows.push_back(item);
  }
  return rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

/// Short columns side by side; a long last one (a sentence) goes on its own lines.
std::string listing_text(const Listing& listing, std::size_t width) {
  const bool sentence = listing.columns.back() == "text" || listing.columns.back() == "summary";
  const std::size_t columns = listing.columns.size() - (sentence ? 1 : 0);
  const auto first = [&](const std::vector<std::string>& row) {
    return std::vector<std::string>(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns));
  };
  TextTable table(first(listing.columns), std::vector<bool>(columns, true));
  for (const auto& row : listing.rows) table.add(first(row));
  const std::vector<std::string> lines = table.lines(std::max<std::size_t>(width, 160));
  std::string out = lines.front();
  for (std::size_t r = 0; r < listing.rows.size(); ++r) {
    out += lines[r + 1];
    if (sentence) out += wrapped(listing.rows[r].back(), width, 4, 4);
  }
  return out;
}

std::string scenarios_folder(const std::string& given) {
  if (!given.empty()) return given;
  const char* set = std::getenv("PILOTWAVE_SCENARIOS");
  return set != nullptr && *set != '\0' ? set : "scenarios";
}

Result<Listing> listing_of(const ListOptions& options) {
  const std::string folder = scenarios_folder(options.folder);
  if (options.what == "plans") return list_plans(folder + "/plans");
  if (options.what == "districts") return list_districts(folder + "/districts");
  if (options.what == "parameters") return list_parameters();
  if (options.what == "interventions") return list_interventions();
  if (options.what == "metrics") return list_metrics();
  return list_signals();
}

ExitCode list(const ListOptions& options) {
  const Result<Listing> listing = listing_of(options);
  if (!listing) return report(listing.errors());
  return print_data(options.json ? listing_json(listing.value()) : listing_text(listing.value(), report_width()));
}

}  // namespace

void add_list_verb(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("list", "Example: pilotwave list metrics\n\nLists what there is: plans and "
                                              "districts in a folder, and what scenarios may name.");
  auto options = std::make_shared<ListOptions>();
  verb->add_option("WHAT", options->what, "plans, districts, parameters, interventions, metrics or signals")
      ->required()
      ->check(CLI::IsMember({"plans", "districts", "parameters", "interventions", "metrics", "signals"}));
  verb->add_option("--scenarios", options->folder,
                   "Folder with plans/ and districts/ (default: PILOTWAVE_SCENARIOS, else ./scenarios)");
  verb->add_flag("--json", options->json, "Write JSON on standard output");
  verb->callback([options, &session] { session.action = [options] { return list(*options); }; });
}

}  // namespace pilotwave
