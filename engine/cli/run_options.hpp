#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "parallel/executor.hpp"
#include "scenario/scenario.hpp"

namespace CLI {
class App;
}

namespace pilotwave {

/// Options that every verb that runs scenarios shares.
struct RunOptions {
  std::string district;     ///< replaces the scenarios' district when not empty
  std::string output;       ///< folder of results; empty = none
  std::string seed_text;    ///< a number, "random", or empty for the scenarios' own
  std::string every_text;   ///< "week", "month", "end"; empty = the verb's default
  int n_threads = 0;        ///< 0 = as many as may be used
  bool json = false, quiet = false, force = false;
};
/// Adds the options to a verb.
void add_run_options(CLI::App& verb, RunOptions& options);

/// Scenarios with the seed of the command line, each slug and name once.
struct LoadedPlans {
  std::vector<Scenario> plans;
  std::string seed_origin;  ///< "scenario", "command line", "drawn at random"
};
/// Errors: all of all files in one pass. A seed drawn at random is told on standard error.
[[nodiscard]] Result<LoadedPlans> load_plans(const std::vector<std::string>& paths, const RunOptions& options);

/// Executors for many runs beside each other and for the inside of each: when there are at least as many runs as
/// workers, a run is left to one worker.
struct Executors {
  std::unique_ptr<Executor> outer, serial;
  [[nodiscard]] Executor& inside(std::uint32_t n_runs) const {
    return n_runs >= static_cast<std::uint32_t>(outer->n_workers()) ? *serial : *outer;
  }
};
[[nodiscard]] Executors make_executors(int n_threads);

}  // namespace pilotwave
