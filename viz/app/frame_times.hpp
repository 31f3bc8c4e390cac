#pragma once

#include <string>
#include <vector>

namespace pilotwave::viz {

/// How long pictures took, for a line at the end.
class FrameTimes {
 public:
  /// @param milliseconds  on the clock     @param processor  milliseconds of all threads' work meanwhile
  void add(double milliseconds, double processor);
  [[nodiscard]] std::size_t size() const { return clock_.size(); }
  /// "600 frames, the first 240.0 ms (110.0 ms of processor time), then: median 12.1 ms, 95 of 100
  /// within 15.0 ms, longest 31.0 ms; of processor time median 9.0 ms, 95 of 100 within 11.0 ms, longest 14.0
  /// ms"
  [[nodiscard]] std::string words() const;

 private:
  std::vector<double> clock_, processor_;
};

}  // namespace pilotwave::viz
