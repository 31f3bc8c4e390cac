#include "viz/scene/growing_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/axis.hpp"
#include "draw/scale.hpp"
#include "draw/symbol.hpp"
#include "model/metrics/metric.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Point;
using draw::Role;
using draw::Stroke;

std::vector<double> series(const Frame& frame, std::size_t plan, const GrowingChart& chart) {
  const PlanFrame& p = frame.plans[plan];
  std::vector<double> values;
  double sum = 0;
  for (int week = 0; week < p.known_weeks; ++week) {
    const double v = p.record->value(chart.metric, 0, week);
    sum += v;
    values.push_back(chart.summed ? sum : v);
  }
  return values;
}

const MetricSpec& spec_of(int metric) { return metric_catalogue()[static_cast<std::size_t>(metric)]; }

std::optional<double> goal_of(const Frame& frame, int metric) {
  for (const PlanFrame& plan : frame.plans) {
    for (const GoalDef& goal : plan.scenario->goals) {
      if (goal.metric == metric && goal.group == "all" && goal.kind != GoalDef::Kind::AtMostPer1000StaffYear)
        return goal.threshold;
    }
  }
  return std::nullopt;
}

struct Range {
  double low = 0, high = 0;
  void take(double v) {
    if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
  }
};

std::vector<Point> points(const std::vector<double>& values, int weeks, const draw::Scale& x,
                          const draw::Scale& y) {
  std::vector<Point> out;
  for (int week = 0; week < std::min(weeks, static_cast<int>(values.size())); ++week) {
    const double v = values[static_cast<std::size_t>(week)];
    if (std::isfinite(v)) out.push_back({x(week + 1), y(v)});
  }
  return out;
}

std::vector<draw::TickMark> dates(const Frame& frame, const draw::Scale& x, double em) {
  const Calendar& calendar = frame.calendar();
  const int most = std::max(2, static_cast<int>(std::abs(x.to - x.from) / (6 * em)));
  std::vector<draw::TickMark> marks;
  for (const draw::DateTick& tick :
       draw::date_ticks(calendar.monday(0), calendar.monday(frame.n_weeks() - 1), most))
    marks.push_back({x(static_cast<double>((tick.day - calendar.monday(0)).count()) / 7.0), tick.text});
  return marks;
}

/// Words at the ends of lines, pushed apart so that none covers another.
void end_labels(Sheet& sheet, const Frame& frame, std::vector<std::pair<Point, std::string>> ends,
                const Box& plot) {
  const double gap = 1.1 * sheet.em, top = plot.y + 0.4 * sheet.em, bottom = plot.bottom() - 0.1 * sheet.em;
  for (auto& end : ends) end.first.y = std::clamp(end.first.y, top, std::max(top, bottom));
  if (ends.size() == 2) {
    const bool first_above = ends[0].first.y <= ends[1].first.y;
    double& upper = (first_above ? ends[0] : ends[1]).first.y;
    double& lower = (first_above ? ends[1] : ends[0]).first.y;
    const double lacking = std::max(0.0, gap - (lower - upper)) / 2;
    upper = std::min(upper - lacking, bottom - gap);
    lower = std::max(lower + lacking, upper + gap);
    if (upper < top) lower += top - upper, upper = top;
    if (lower > bottom) upper = std::max(top - gap, upper - (lower - bottom)), lower = bottom;
  }
  for (std::size_t p = 0; p < ends.size(); ++p) {
    const Words words{.role = draw::words_of(draw::plan_hue(p)), .weight = draw::Weight::Bold, .halo = true};
    const std::string text = frame.paired() ? plan_letter(p) + " " + ends[p].second : ends[p].second;
    const double x = std::min(ends[p].first.x + 0.5 * sheet.em,
                              plot.right() + 5.0 * sheet.em - sheet.width_of(text, words));
    sheet.text({x, ends[p].first.y + 0.35 * sheet.em}, text, words);
  }
}

void difference_chart(Sheet& sheet, const Frame& frame, const GrowingChart& chart, const Box& plot,
                      const draw::Scale& x) {
  const std::vector<double> a = series(frame, 0, chart), b = series(frame, 1, chart);
  std::vector<double> d;
  Range range;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    d.push_back(b[i] - a[i]), range.take(d.back());
  const draw::Ticks ticks = draw::nice_ticks(range.low, range.high, 3);
  const draw::Scale y{ticks.low(), ticks.high(), plot.bottom(), plot.y};
  sheet.add({draw::left_axis(
      plot,
      draw::placed_ticks(ticks, y,
                         [&](double v) { return (v > 0 ? "+" : "") + metric_value_words(chart.metric, v); }),
      sheet.em)});
  const std::vector<Point> line = points(d, frame.week(), x, y);
  if (!line.empty()) {
    std::vector<Point> area = line;
    area.push_back({line.back().x, y(0)});
    area.push_back({line.front().x, y(0)});
    sheet.polygon(area, draw::Fill{Role::PurpleWash});
    sheet.line(line, Stroke{Role::PurpleMark, 0.12 * sheet.em});
  }
  sheet.line({{plot.x, y(0)}, {plot.right(), y(0)}}, Stroke{Role::Ink, 0.06 * sheet.em});
  sheet.text({plot.x + 0.4 * sheet.em, plot.y + 0.4 * sheet.em}, "B minus A",
             {.role = Role::PurpleWords, .halo = true});
}

}  // namespace

std::string metric_value_words(int metric, double value) {
  const MetricSpec& spec = spec_of(metric);
  if (!std::isfinite(value)) return "-";
  const double size = std::abs(value);
  constexpr double kNothing = 0.005;  // what no unit here shows
  const std::string sign = value < 0 && size >= kNothing ? "-" : "";
  if (spec.unit == "share") return fmt::format("{}{:.0f}%", sign, 100 * size);
  constexpr double kMillion = 1e6, kThousand = 1e3;
  if (spec.unit == "USD") {
    if (size >= kMillion) return fmt::format("{}${:.1f}M", sign, size / kMillion);
    if (size >= kThousand) return fmt::format("{}${:.0f}k", sign, size / kThousand);
    return fmt::format("{}${:.0f}", sign, size);
  }
  if (size >= 10 || value == std::round(value)) return fmt::format("{}{:.0f}", sign, size);
  return fmt::format("{}{:.2f}", sign, size);
}

std::vector<GrowingChart> charts_of(const Frame& frame, std::size_t most) {
  std::vector<GrowingChart> charts;
  const auto add = [&](int metric) {
    const bool there =
        std::any_of(charts.begin(), charts.end(), [&](const auto& c) { return c.metric == metric; });
    if (metric < 0 || there || charts.size() >= most) return;
    const bool summed = spec_of(metric).time == MetricTime::Flow;
    std::string title = capitalised(std::string(spec_of(metric).label));
    if (summed) title += " since the start";
    charts.push_back({metric, summed, std::move(title)});
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
  const double em = sheet.em;
  const std::optional<double> goal = goal_of(frame, chart.metric);
  const std::string goal_words_text =
      goal ? "dashed: goal " + metric_value_words(chart.metric, *goal) : std::string();
  const double goal_width = goal ? sheet.width_of(goal_words_text) + 1.2 * em : 0;
  const Words title{.weight = draw::Weight::Bold};
  const std::string shown = sheet.fitted(chart.title, box.width - 0.8 * em - goal_width, title);
  sheet.text({box.x + 0.4 * em, box.y + 1.1 * em}, shown, title);
  if (goal)
    sheet.text({box.x + 1.2 * em + sheet.width_of(shown, title), box.y + 1.1 * em}, goal_words_text,
               {.role = Role::GreenWords});
  const double bottom = draw::bottom_axis_height(em), left = 4.2 * em, right = 5.2 * em;
  Box plot{box.x + left, box.y + 1.9 * em, box.width - left - right,
           box.height - 1.9 * em - bottom - 0.2 * em};
  Box below = plot;
  if (difference) {
    constexpr double kUpper = 0.62;
    plot.height = kUpper * plot.height - 0.6 * em;
    below.y = plot.bottom() + 1.2 * em;
    below.height = box.bottom() - bottom - 0.2 * em - below.y;
  }
  if (plot.width < 6 * em || plot.height < 1.5 * em) return;
  const draw::Scale x{0, static_cast<double>(frame.n_weeks()), plot.x, plot.right()};
  Range range;
  std::vector<std::vector<double>> all;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    all.push_back(series(frame, p, chart));
    for (const double v : all.back()) range.take(v);
  }
  if (goal) range.take(*goal);
  const int most = std::max(2, std::min(6, static_cast<int>(plot.height / (1.7 * em))));
  const draw::Ticks ticks = draw::nice_ticks(range.low, range.high, most);
  const draw::Scale y{ticks.low(), ticks.high(), plot.bottom(), plot.y};
  sheet.add({draw::left_axis(
      plot, draw::placed_ticks(ticks, y, [&](double v) { return metric_value_words(chart.metric, v); }),
      em)});
  sheet.add({draw::bottom_axis(difference ? below : plot, dates(frame, x, em), em, false)});
  if (goal) {
    sheet.line({{plot.x, y(*goal)}, {plot.right(), y(*goal)}},
               Stroke{Role::GreenMark, 0.1 * em, draw::Dash::Dashed});
  }
  sheet.line({{x(frame.week()), plot.y}, {x(frame.week()), difference ? below.bottom() : plot.bottom()}},
             Stroke{Role::Rule, 0.06 * em});
  std::vector<std::pair<Point, std::string>> ends;
  for (std::size_t p = all.size(); p-- > 0;) {
    const std::vector<Point> line = points(all[p], frame.week(), x, y);
    if (line.empty()) continue;
    sheet.line(line, draw::plan_stroke(p, 0.16 * em));
    const double value =
        all[p][static_cast<std::size_t>(std::min<int>(frame.week(), static_cast<int>(all[p].size())) - 1)];
    ends.insert(ends.begin(), {line.back(), metric_value_words(chart.metric, value)});
  }
  for (std::size_t p = 0; p < ends.size() && ends.size() == all.size(); ++p)
    sheet.add(draw::plan_symbol(p, ends[p].first, 0.26 * em));
  if (ends.size() == all.size()) end_labels(sheet, frame, std::move(ends), plot);
  if (difference && below.height > em) difference_chart(sheet, frame, chart, below, x);
}

}  // namespace pilotwave::viz
