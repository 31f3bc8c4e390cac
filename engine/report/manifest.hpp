#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/output_folder.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// A file that was read.
struct InputFile {
  std::string path;  ///< as given
  std::string sha256;
};

/// A plan as it was run: nothing inherited, nothing by default.
struct EffectiveScenario {
  std::string slug, name, text;
};

/// "2026-08-03T09:00:00Z".
[[nodiscard]] std::string utc_text(std::chrono::system_clock::time_point when);

/// What a manifest says besides the files. Times and threads are for information; no result depends on them.
struct ManifestFacts {
  std::string verb;  ///< "run", "compare"
  std::string command_line;
  std::string started_utc, finished_utc;  ///< as utc_text writes them
  double wall_seconds = 0;
  int n_threads = 1;
  std::uint32_t seed = 0;
  std::string seed_origin;  ///< "scenario", "command line", "drawn at random"
  std::vector<InputFile> inputs;
  std::vector<EffectiveScenario> scenarios;
  std::uint32_t planned = 0, done = 0, failed = 0;  ///< replicates
  bool stopped_early = false;
};

/// SHA-256 over the tables' names and hashes, sorted by name: equal digests, equal tables. Depends on no
/// path, no clock, no thread count.
[[nodiscard]] std::string result_digest(std::span<const WrittenFile> files);

[[nodiscard]] std::string manifest_json(const ManifestFacts& facts, std::span<const WrittenFile> files);

/// Names of the output files that a manifest lists; empty when the text is no manifest of ours.
[[nodiscard]] std::vector<std::string> manifest_outputs(std::string_view manifest);

/// Hashes every input file of the scenarios once, in order of reading.
[[nodiscard]] Result<std::vector<InputFile>> hash_inputs(std::span<const Scenario> scenarios);

}  // namespace pilotwave
