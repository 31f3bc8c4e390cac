#pragma once

#include <string>

#include "model/metrics/metric.hpp"

namespace pilotwave::viz {

/// @param metric  index into metric_catalogue(), here and below
[[nodiscard]] const MetricSpec& metric_spec(int metric);

/// What a number of a run is, at the head of its chart and its row: "Privacy incidents so far". What
/// is_summed() is counted since the start.
[[nodiscard]] std::string metric_title(int metric);

/// A value as people read it: "41%", "$1.2M", "36", "0.012".
[[nodiscard]] std::string metric_value_words(int metric, double value);

/// How far one value is above another: "+44 points" of 100 of a share, "-$110k". What is said as nothing has
/// no sign.
[[nodiscard]] std::string metric_difference_words(int metric, double difference);

}  // namespace pilotwave::viz
