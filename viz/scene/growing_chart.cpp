#include "viz/scene/growing_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/over_time.hpp"
#include "draw/placed.hpp"
#include "model/metrics/metric.hpp"
#include "report/page/reading.hpp"
#include "scenario/table_reader.hpp"
#include "viz/scene/metric_words.hpp"
#include "viz/session/goal_lines.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;

/// The weeks that a chart has, as the report's charts do: of a level those with classes only, in which it
/// means something.
std::vector<int> weeks_of(const Frame& frame, int metric) {
  std::vector<int> all, classes;
  for (int week = 0; week < frame.n_weeks(); ++week) {
    all.push_back(week);
    if (frame.calendar().in_session(week)) classes.push_back(week);
  }
  return is_summed(metric) || classes.empty() ? all : classes;
}

chart::Spread single(double value) { return {value, value, value, value, value}; }

std::optional<chart::TimeGoal> goal_of(const Frame& frame, int metric) {
  for (const PlanFrame& plan : frame.plans) {
    for (const GoalDef& goal : plan.scenario->goals) {
      if (goal.metric != metric || goal.group != "all") continue;
      const double line = goal_line(frame, goal);
      // What a plan asks for is said as it is written there; a rate, as the count that it comes to here.
      const std::string words = is_summed(metric) || metric_spec(metric).unit == "share"
                                    ? metric_value_words(metric, is_summed(metric) ? std::round(line) : line)
                                    : number_text(line);
      return chart::TimeGoal{
          line, goal.by,
          fmt::format("goal: {} {}", goal.kind == GoalDef::Kind::AtLeast ? "at least" : "at most", words)};
    }
  }
  return std::nullopt;
}

chart::OverTime chart_of(const Frame& frame, int metric, bool difference) {
  chart::OverTime data;
  const std::vector<int> weeks = weeks_of(frame, metric);
  for (const int week : weeks) data.days.push_back(frame.calendar().monday(week));
  data.up_to =
      static_cast<std::size_t>(std::lower_bound(weeks.begin(), weeks.end(), frame.week()) - weeks.begin());
  double largest = 0;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    const std::vector<double> values = charted_weeks(frame.plans[p], metric);
    chart::TimeSeries series{{p, frame.plans[p].scenario->name}, {}, {}, {}};
    for (const int week : weeks) {
      const auto w = static_cast<std::size_t>(week);
      series.spread.push_back(single(w < values.size() ? values[w] : NAN));
      if (w < values.size() && std::isfinite(values[w])) largest = std::max(largest, std::abs(values[w]));
    }
    if (*data.up_to > 0) series.end = metric_value_words(metric, series.spread[*data.up_to - 1].median);
    data.plans.push_back(std::move(series));
  }
  data.outcome = capitalised(std::string(metric_spec(metric).label));
  data.measure = page::measure_of(metric_spec(metric).unit, largest);
  data.goal = goal_of(frame, metric);
  if (difference && frame.paired()) {
    for (std::size_t i = 0; i < weeks.size(); ++i)
      data.difference.push_back(single(data.plans[0].spread[i].median - data.plans[1].spread[i].median));
  }
  return data;
}

}  // namespace

std::vector<GrowingChart> charts_of(const Frame& frame, std::size_t most) {
  std::vector<GrowingChart> charts;
  const auto add = [&](int metric) {
    const bool there =
        std::any_of(charts.begin(), charts.end(), [&](const auto& c) { return c.metric == metric; });
    if (metric < 0 || there || charts.size() >= most) return;
    charts.push_back({metric, metric_title(metric)});
  };
  for (const PlanFrame& plan : frame.plans) {
    for (const GoalDef& goal : plan.scenario->goals) {
      if (goal.kind == GoalDef::Kind::AtLeast) add(goal.metric);
    }
  }
  for (const char* key : {"teacher_weekly_use", "privacy_incidents", "learning", "cost_usd", "trust_families",
                          "student_unguided_use"})
    add(find_metric(key));
  return charts;
}

void growing_chart(Sheet& sheet, const Frame& frame, const GrowingChart& chart, const Box& box,
                   bool difference) {
  const double em = sheet.em, top = 1.5 * em;
  const Words title{.weight = draw::Weight::Bold};
  sheet.text({box.x, box.y + 1.1 * em}, sheet.fitted(chart.title, box.width - 0.4 * em, title), title);
  // A page's chart made larger, until the smallest of its words is as large as those of the screen.
  constexpr double kPageText = 14, kSmallest = 12;
  const double factor = em / kSmallest;
  // Too low or too narrow, plots say nothing: the difference gives way first, then the chart.
  constexpr double kLowest = 84, kLowestPair = 150, kNarrowest = 160;  // of a page
  const double width = box.width / factor, height = (box.height - top) / factor;
  if (width < kNarrowest || height < kLowest) return;
  chart::OverTime data = chart_of(frame, chart.metric, difference && height >= kLowestPair);
  data.height = height;
  const draw::Picture picture = chart::over_time(data, {width, kPageText});
  sheet.add(
      {draw::Group{chart.title, std::nullopt, draw::placed(picture.items, factor, {box.x, box.y + top})}});
}

}  // namespace pilotwave::viz
