#include "bench/measurement.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pilotwave {
namespace {

constexpr double kMillion = 1e6;

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

double Measurement::rate() const {
  const double typical = median(seconds);
  return typical > 0 ? work / typical : 0;
}

std::string BenchReport::text() const {
  std::string out = title + "\n";
  for (const Measurement& m : measurements) {
    const double over = measurements.front().rate() > 0 ? m.rate() / measurements.front().rate() : 0;
    out +=
        fmt::format("  {:<34} {:>8.3f} s {:>8.1f} million {} a second, {:.2f} of the first, result {:016x}\n",
                    m.what, median(m.seconds), m.rate() / kMillion, m.unit, over, m.result);
  }
  return out;
}

}  // namespace pilotwave
