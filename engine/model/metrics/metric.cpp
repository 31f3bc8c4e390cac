#include "model/metrics/metric.hpp"

#include <array>

#include "model/metrics/metric_id.hpp"

namespace pilotwave {
namespace {

constexpr std::array kCatalogue = {
#define METRIC(enumerator, key, label, unit, time, better, scope, text) \
  MetricSpec{key, label, unit, MetricTime::time, Better::better, MetricScope::scope, text},
#include "model/metrics/metric_list.def"
#undef METRIC
};
static_assert(kCatalogue.size() == static_cast<std::size_t>(Metric::Count));

}  // namespace

std::string_view better_name(Better better) {
  return better == Better::Higher ? "higher" : better == Better::Lower ? "lower" : "neither";
}

std::span<const MetricSpec> metric_catalogue() { return kCatalogue; }

int find_metric(std::string_view key) {
  for (std::size_t i = 0; i < kCatalogue.size(); ++i) {
    if (kCatalogue[i].key == key) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace pilotwave
