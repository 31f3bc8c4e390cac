#include "experiment/period.hpp"

#include "model/metrics/metric.hpp"

namespace pilotwave {
namespace {

std::chrono::year_month month_of(Date day) {
  const std::chrono::year_month_day ymd{day};
  return ymd.year() / ymd.month();
}

/// Whether a period ends with the week that starts on `monday`.
bool ends_here(Date monday, bool last, Every every) {
  if (last || every == Every::Week) return true;
  return every == Every::Month && month_of(monday) != month_of(monday + std::chrono::days{7});
}

}  // namespace

std::optional<Every> parse_every(std::string_view text) {
  if (text == "week") return Every::Week;
  if (text == "month") return Every::Month;
  if (text == "end") return Every::End;
  return std::nullopt;
}

std::vector<Period> periods(Date start, int n_weeks, Every every) {
  std::vector<Period> out;
  int first = 0;
  Date monday = monday_of(start);
  for (int week = 0; week < n_weeks; ++week, monday += std::chrono::days{7}) {
    if (!ends_here(monday, week == n_weeks - 1, every)) continue;
    out.push_back({first, week, monday});
    first = week + 1;
  }
  return out;
}

double period_value(const RunRecord& run, int metric, std::size_t group, const Period& period) {
  if (metric_catalogue()[static_cast<std::size_t>(metric)].time == MetricTime::Level) {
    return run.value(metric, group, period.last_week);
  }
  double sum = 0;
  for (int week = period.first_week; week <= period.last_week; ++week) sum += run.value(metric, group, week);
  return sum;
}

}  // namespace pilotwave
