#pragma once

#include <string>
#include <vector>

namespace pilotwave::viz {

/// How long pictures took, for a line at the end.
class FrameTimes {
 public:
  void add(double milliseconds) { times_.push_back(milliseconds); }
  [[nodiscard]] std::size_t size() const { return times_.size(); }
  /// "600 frames: median 12.1 ms, 95 of 100 within 15.0 ms, longest 31 ms"
  [[nodiscard]] std::string words() const;

 private:
  std::vector<double> times_;
};

}  // namespace pilotwave::viz
