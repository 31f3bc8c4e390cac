#include "viz/app/frame_times.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pilotwave::viz {
namespace {

std::string spread_words(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  constexpr double kMost = 0.95;
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  return fmt::format("median {:.1f} ms, 95 of 100 within {:.1f} ms, longest {:.1f} ms", at(0.5), at(kMost),
                     times.back());
}

}  // namespace

void FrameTimes::add(double milliseconds, double processor) {
  clock_.push_back(milliseconds);
  processor_.push_back(processor);
}

std::string FrameTimes::words() const {
  if (clock_.empty()) return "no frame was painted";
  // The first picture of a window paints everything and wakes the display's driver: it is told apart, as
  // nobody sees it stutter.
  const std::string text =
      fmt::format("{} {}, the first {:.1f} ms ({:.1f} ms of processor time)", clock_.size(),
                  clock_.size() == 1 ? "frame" : "frames", clock_.front(), processor_.front());
  if (clock_.size() == 1) return text;
  const auto later = [](const std::vector<double>& times) {
    return spread_words({times.begin() + 1, times.end()});
  };
  return fmt::format("{}, then: {}; of processor time {}", text, later(clock_), later(processor_));
}

}  // namespace pilotwave::viz
