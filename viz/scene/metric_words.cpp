#include "viz/scene/metric_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "report/quantity.hpp"
#include "viz/session/goal_lines.hpp"

namespace pilotwave::viz {
namespace {

std::string size_words(const MetricSpec& spec, double size) {
  if (spec.unit == "share") return fmt::format("{:.0f}%", 100 * size);
  constexpr double kMillion = 1e6, kThousand = 1e3;
  if (spec.unit == "USD") {
    if (size >= kMillion) return fmt::format("${:.1f}M", size / kMillion);
    if (size >= kThousand) return fmt::format("${:.0f}k", size / kThousand);
    return fmt::format("${:.0f}", size);
  }
  // Plans differ by hundredths of a standard deviation.
  if (spec.unit == "SD") return fmt::format("{:.3f}", size);
  if (size >= kThousand) return with_commas(std::llround(size));
  if (size >= 10 || size == std::round(size)) return fmt::format("{:.0f}", size);
  return fmt::format("{:.2f}", size);
}

/// Whether words say nothing but nought: "$0", "0.00".
bool is_nothing(const std::string& words) { return words.find_first_of("123456789") == std::string::npos; }

}  // namespace

const MetricSpec& metric_spec(int metric) { return metric_catalogue()[static_cast<std::size_t>(metric)]; }

std::string metric_title(int metric) {
  std::string title = capitalised(std::string(metric_spec(metric).label));
  if (is_summed(metric)) title += " so far";
  if (metric_spec(metric).unit == "SD") title += ", in standard deviations";
  return title;
}

std::string metric_value_words(int metric, double value) {
  if (!std::isfinite(value)) return "-";
  const std::string words = size_words(metric_spec(metric), std::abs(value));
  return value < 0 && !is_nothing(words) ? fmt::format("-{}", words) : words;
}

std::string metric_difference_words(int metric, double difference) {
  if (!std::isfinite(difference)) return "-";
  const MetricSpec& spec = metric_spec(metric);
  const double size = std::abs(difference);
  std::string words;
  if (spec.unit == "share") {
    // Less than a point is said, too: a plan may be ahead by it where both values are written alike.
    constexpr double kPoint = 0.0095;
    const std::string number = fmt::format("{:.{}f}", 100 * size, size < kPoint ? 1 : 0);
    words = fmt::format("{} {}", is_nothing(number) ? "0" : number, number == "1" ? "point" : "points");
  } else {
    words = size_words(spec, size);
  }
  return fmt::format("{}{}", is_nothing(words) ? "" : difference < 0 ? "-" : "+", words);
}

}  // namespace pilotwave::viz
