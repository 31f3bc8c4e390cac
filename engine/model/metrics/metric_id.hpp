#pragma once

namespace pilotwave {

/// Index of each metric in metric_catalogue(), generated from the one list of metrics.
enum class Metric : int {
#define METRIC(enumerator, ...) enumerator,
#include "model/metrics/metric_list.def"
#undef METRIC
  Count
};

}  // namespace pilotwave
