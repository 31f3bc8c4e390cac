#include "viz/scene/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "draw/axis.hpp"
#include "draw/scale.hpp"
#include "viz/scene/stop_signs.hpp"

namespace pilotwave::viz {

using draw::Box;
using draw::Fill;
using draw::Point;
using draw::Role;
using draw::Stroke;

namespace {

/// Serious incidents by week, for both plans on one scale.
void incident_columns(Sheet& sheet, const Frame& frame, const Box& bar) {
  std::vector<std::map<int, int>> weeks;
  int most = 0;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    weeks.push_back(incidents_by_week(frame, p));
    for (const auto& [week, n] : weeks.back()) most = std::max(most, n);
  }
  const double a_week = bar.width / frame.n_weeks();
  const double width = std::clamp(0.5 * a_week, 1.0, 0.2 * sheet.em);
  for (std::size_t p = 0; p < weeks.size(); ++p) {
    for (const auto& [week, n] : weeks[p])
      incident_column(sheet, {bar.x + a_week * week, p == 0 ? bar.y : bar.bottom()}, p,
                      std::sqrt(static_cast<double>(n) / most), width);
  }
}

}  // namespace

int week_at(const Box& bar, double x, int n_weeks) {
  const double share = (x - bar.x) / std::max(1.0, bar.width);
  return std::clamp(static_cast<int>(std::lround(share * n_weeks)), 0, n_weeks);
}

Box timeline(Sheet& sheet, const Frame& frame, const View& view, const std::vector<Stop>& stops,
             const Box& box) {
  const double em = sheet.em;
  const Box bar{box.x + 1.2 * em, box.y + 1.05 * em, box.width - 2.4 * em, 0.55 * em};
  const draw::Scale x{0, static_cast<double>(frame.n_weeks()), bar.x, bar.right()};
  sheet.rect(bar, Fill{Role::Panel});
  const Calendar& calendar = frame.calendar();
  for (int week = 0; week < frame.n_weeks();) {
    const bool school = calendar.in_session(week);
    int end = week;
    while (end < frame.n_weeks() && calendar.in_session(end) == school) ++end;
    if (!school) sheet.rect({x(week), bar.y, x(end) - x(week), bar.height}, Fill{Role::Grid});
    week = end;
  }
  const double here = x(frame.week() + (view.reduced_motion ? 0 : view.within_week));
  sheet.rect({bar.x, bar.y + 0.62 * bar.height, here - bar.x, 0.38 * bar.height}, Fill{Role::Ink});
  sheet.rect(bar, std::nullopt, Stroke{Role::Rule, std::max(1.0, 0.05 * em)});
  const int known = std::min(frame.plans[0].known_weeks, frame.plans.back().known_weeks);
  if (known < frame.n_weeks())
    sheet.rect({x(known), bar.y, bar.right() - x(known), bar.height},
               Fill{Role::Paper, 1, draw::Pattern::Hatch, Role::Grid});
  incident_columns(sheet, frame, bar);
  for (const Stop& stop : stops) {
    const bool stands_on = stop.kind == StopKind::Policy;
    stop_sign(sheet, stop.kind, stop.plan, {x(stop.week), stands_on ? bar.y : bar.y + 0.5 * bar.height});
  }
  sheet.circle({here, bar.y + bar.height / 2}, 0.52 * em, Fill{Role::Paper}, Stroke{Role::Ink, 0.16 * em});
  std::vector<draw::TickMark> marks;
  const int most = std::max(2, static_cast<int>(bar.width / (6 * em)));
  for (const draw::DateTick& tick :
       draw::date_ticks(calendar.monday(0), calendar.monday(frame.n_weeks() - 1), most)) {
    const double at = x(static_cast<double>((tick.day - calendar.monday(0)).count()) / 7.0);
    const double half = sheet.width_of(tick.text) / 2;
    if (at + half < box.right()) marks.push_back({std::max(at, box.x + half + 0.2 * em), tick.text});
  }
  double free_from = 0;
  for (const draw::TickMark& mark : marks) {
    const double half = sheet.width_of(mark.text) / 2;
    if (mark.at - half < free_from) continue;
    sheet.text({mark.at, bar.bottom() + 1.15 * em}, mark.text,
               {.role = Role::Soft, .anchor = draw::Anchor::Middle});
    free_from = mark.at + half + 0.5 * em;
  }
  // Generous to aim at.
  return {bar.x, box.y, bar.width, bar.bottom() + 0.4 * em - box.y};
}

}  // namespace pilotwave::viz
