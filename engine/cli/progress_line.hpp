#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace pilotwave {

/// One line on standard error that is written over; only on a terminal, at most ten times a second.
class ProgressLine {
 public:
  /// @param noun  what is counted: "pairs"   @param quiet  show nothing
  ProgressLine(std::string noun, bool quiet);
  ~ProgressLine();  ///< clears the line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// @param state  what else there is to say: "privacy incidents: 31 to 4"
  void update(std::size_t done, std::size_t failed, std::size_t planned, std::string_view state);

 private:
  std::string noun_;
  bool shown_;
  std::chrono::steady_clock::time_point start_, last_;
};

}  // namespace pilotwave
