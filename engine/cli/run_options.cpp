#include "cli/run_options.hpp"

#include <charconv>
#include <random>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/console.hpp"

namespace pilotwave {
namespace {

constexpr int kMostThreads = 1024;

struct Seed {
  std::uint32_t value = 0;
  std::string origin;
};

Diagnostic bad_seed(const std::string& text) {
  return {Trouble::Usage, {}, "--seed", fmt::format("\"{}\" is no seed", text),
          "give a whole number from 0 to 4294967295, or random"};
}

/// @return nothing when the scenarios' own seed stands
Result<std::optional<Seed>> read_seed(const std::string& text) {
  if (text.empty()) return std::optional<Seed>{};
  if (text == "random") {
    const Seed seed{static_cast<std::uint32_t>(std::random_device{}()), "drawn at random"};
    say(fmt::format("seed: {} (drawn at random; repeat with --seed {})", seed.value, seed.value));
    return std::optional(seed);
  }
  Seed seed{0, "command line"};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed.value);
  if (error != std::errc{} || end != text.data() + text.size()) return bad_seed(text);
  return std::optional(seed);
}

bool is_known(const std::vector<Scenario>& plans, std::string Scenario::*field, const std::string& value) {
  for (const Scenario& plan : plans) {
    if (plan.*field == value) return true;
  }
  return false;
}

/// Two plans may come from files of one name; tables and sentences must tell them apart.
void make_distinct(Scenario& plan, const std::vector<Scenario>& others) {
  const std::string slug = plan.slug, name = plan.name;
  for (int n = 2; is_known(others, &Scenario::slug, plan.slug); ++n) plan.slug = fmt::format("{}-{}", slug, n);
  for (int n = 2; is_known(others, &Scenario::name, plan.name); ++n) plan.name = fmt::format("{} ({})", name, n);
}

}  // namespace

void add_run_options(CLI::App& verb, RunOptions& options) {
  verb.add_option("--district", options.district, "District file to run in, instead of the scenario's own");
  verb.add_option("-o,--output", options.output, "Folder for tables and manifest (made when missing)");
  verb.add_option("--every", options.every_text, "How often metrics.csv gives a value: week, month or end")
      ->check(CLI::IsMember({"week", "month", "end"}));
  verb.add_option("--seed", options.seed_text, "Seed of all luck: a number, or random");
  verb.add_option("--threads", options.n_threads, "Worker threads (default: all processors allowed); changes no result")
      ->check(CLI::Range(1, kMostThreads));
  verb.add_flag("--json", options.json, "Write JSON on standard output");
  verb.add_flag("-q,--quiet", options.quiet, "No progress, no notes");
  verb.add_flag("--force", options.force, "Replace a finished run in the output folder");
}

Result<LoadedPlans> load_plans(const std::vector<std::string>& paths, const RunOptions& options) {
  const auto seed = read_seed(options.seed_text);
  Diagnostics errors = seed.errors();
  LoadedPlans loaded;
  loaded.seed_origin = "scenario";
  for (const std::string& path : paths) {
    Result<Scenario> scenario = load_scenario(path, options.district);
    if (!scenario) {
      errors.insert(errors.end(), scenario.errors().begin(), scenario.errors().end());
      continue;
    }
    loaded.plans.push_back(std::move(scenario).value());
  }
  if (!errors.empty()) return errors;
  std::vector<Scenario> distinct;
  for (Scenario& plan : loaded.plans) {
    make_distinct(plan, distinct);
    if (seed.value()) plan.seed = seed.value()->value;
    distinct.push_back(std::move(plan));
  }
  loaded.plans = std::move(distinct);
  if (seed.value()) loaded.seed_origin = seed.value()->origin;
  return loaded;
}

Executors make_executors(int n_threads) {
  const int workers = n_threads > 0 ? n_threads : available_workers();
  return {workers > 1 ? make_tbb_executor(workers) : make_serial_executor(), make_serial_executor()};
}

}  // namespace pilotwave
