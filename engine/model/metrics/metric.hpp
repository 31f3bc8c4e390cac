#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pilotwave {

/// Which way a planner wants a number to go.
enum class Better : std::uint8_t { Higher, Lower, Neither };
/// "higher", "lower" or "neither".
[[nodiscard]] std::string_view better_name(Better better);
/// How weeks combine into one number for a period: a level is read at its last week, a flow is added up.
enum class MetricTime : std::uint8_t { Level, Flow };
/// Which subgroups a metric can be split by (all can be split by school, level and poverty).
enum class MetricScope : std::uint8_t { District, Schools, Students };

/// One outcome, declared once; the recorder, tables, goals, comparisons and reports read this.
struct MetricSpec {
  std::string_view key;    ///< "teacher_weekly_use"
  std::string_view label;  ///< "teachers using AI at least weekly"
  std::string_view unit;   ///< "share", "hours per week", "incidents", "USD", "SD", "weeks"
  MetricTime time;
  Better better;
  MetricScope scope;
  std::string_view text;
};

/// Every metric in the order in which tables list them.
[[nodiscard]] std::span<const MetricSpec> metric_catalogue();
/// Index into the catalogue, or -1.
[[nodiscard]] int find_metric(std::string_view key);

}  // namespace pilotwave
