#include "viz/app/frame_times.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pilotwave::viz {

std::string FrameTimes::words() const {
  if (times_.empty()) return "no frame was painted";
  std::vector<double> sorted = times_;
  std::sort(sorted.begin(), sorted.end());
  constexpr double kMost = 0.95;
  const auto at = [&](double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  };
  return fmt::format("{} frames: median {:.1f} ms, 95 of 100 within {:.1f} ms, longest {:.1f} ms",
                     sorted.size(), at(0.5), at(kMost), sorted.back());
}

}  // namespace pilotwave::viz
