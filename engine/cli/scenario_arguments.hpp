#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/console.hpp"
#include "parallel/executor.hpp"
#include "report/manifest.hpp"
#include "report/output_folder.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

class Verb;

/// Adds --threads, --executor, --seed, --json, --quiet, --no-color: for verbs that run something and print
/// it.
void add_run_options(Verb& verb, CommonOptions& options,
                     const std::string& seed_text = "seed instead of the scenario's: a number, or `random`");
/// Adds the same, --output and --force.
void add_common(Verb& verb, CommonOptions& options, const std::string& output_text);

/// A seed as typed: a number, or `random`. Errors: Usage.
[[nodiscard]] Result<std::uint32_t> parse_seed(const std::string& text);

/// Loads every scenario with one district for all, if given, and the seed of the command line.
/// All errors of all files in one pass.
[[nodiscard]] Result<std::vector<Scenario>> load_scenarios(const std::vector<std::string>& paths,
                                                           const std::string& district,
                                                           const CommonOptions& options,
                                                           std::string& seed_origin);

/// The executors of a series of replicates: parallel over replicates when there are enough of them, inside
/// one when there are few.
struct ExecutorPair {
  std::unique_ptr<Executor> outside, inside;
};
[[nodiscard]] ExecutorPair make_executors(const CommonOptions& options, std::uint32_t n_replicates);
/// The executor asked for, on all threads asked for; serial where there is one.
[[nodiscard]] std::unique_ptr<Executor> make_executor(const CommonOptions& options);
[[nodiscard]] int thread_count(const CommonOptions& options);

/// Times of a command for its manifest.
class CommandClock {
 public:
  explicit CommandClock(std::string verb);
  /// Everything known about the command and its scenarios.
  /// @param inputs  hashed when they were read: who edits a scenario while it runs changes nothing
  [[nodiscard]] ManifestFacts facts(const std::vector<Scenario>& scenarios, std::vector<InputFile> inputs,
                                    const CommonOptions& options, const std::string& seed_origin,
                                    const ReplicateTally& tally) const;

 private:
  std::string verb_;
  std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
};

/// Writes the manifest and gives the tables their names; says where they are, or what went wrong.
/// @return  `code`, or that of what went wrong
[[nodiscard]] int finish_folder(OutputFolder& folder, const ManifestFacts& facts,
                                const CommonOptions& options, int code);

}  // namespace pilotwave
