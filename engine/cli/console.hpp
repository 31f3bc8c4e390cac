#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/exit_code.hpp"
#include "experiment/replicates.hpp"

namespace pilotwave {

/// What every verb accepts.
struct CommonOptions {
  int threads = 0;  ///< 0 = all allowed processors
  std::string executor = "tbb";
  std::string seed;    ///< "", a number, or "random"
  std::string output;  ///< folder or file, "" = none
  bool json = false, quiet = false, force = false, no_color = false;
};

/// Whether colour may be used on stdout: a terminal, NO_COLOR unset or empty, TERM not dumb, not switched
/// off.
[[nodiscard]] bool wants_colour(const CommonOptions& options);

/// Prints every diagnostic on stderr and returns the exit code that the first one means.
int report_errors(const Diagnostics& errors);

/// Text on stderr, and one line of it. A closed or full stderr is no trouble: there is nobody left to tell.
void to_stderr(std::string_view text);
void say(std::string_view line);

/// "wrote ..." and the like: stderr, unless quiet.
void note(const CommonOptions& options, std::string_view text);

/// Prints to stdout and says whether it arrived (a closed pipe or a full disk is no success).
[[nodiscard]] bool print(std::string_view text);

/// One line on stderr that overwrites itself; nothing at all when stderr is not a terminal or quiet was asked
/// for.
class ProgressLine {
 public:
  explicit ProgressLine(const CommonOptions& options);
  ~ProgressLine();
  void show(const ReplicateTally& tally, std::size_t runs_each, std::string_view state);
  /// "12 of 600 parameter sets, about 300 s left  best misfit 1.2".
  void show(std::size_t done, std::size_t planned, std::string_view what, std::string_view state);
  void show(std::string_view text);
  void clear();

 private:
  /// Whether it is time to show something new; keeps the time.
  [[nodiscard]] bool is_due(bool is_last);
  [[nodiscard]] double seconds() const;

  bool active_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace pilotwave
