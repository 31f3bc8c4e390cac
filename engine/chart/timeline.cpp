#include "chart/timeline.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/axis.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kActBar = 20;   // px, height of a bar
constexpr double kGap = 4;       // px, between bars
constexpr double kLaneGap = 14;  // px, between lanes
constexpr double kActInset = 6;  // px, from a bar's edge to its words

double days(Date day) { return static_cast<double>(day.time_since_epoch().count()); }

/// One act as a bar with its words, in the bar where they fit, else beside it.
Group bar(const Timeline& data, const TimelineLane& lane, const TimelineAct& act, const Scale& x, double top,
          const Frame& frame) {
  const Date last = std::min(data.now.value_or(data.end), data.end);
  const double left = x(std::max(days(act.from), x.low)),
               right = x(std::min(days(act.to.value_or(data.end)), days(last)));
  const Hue hue = act.shared ? Hue::Grey : plan_hue(lane.plan.plan);
  const double size = frame.text - 2, width = std::max(3.0, right - left);
  const std::string words = act.waits ? act.label + " (when its condition holds)" : act.label;
  Group out{fmt::format("{}: {} {}{}", lane.plan.name, words, act.waits ? "not before " : "from ",
                        date_text(act.from)),
            std::nullopt,
            {}};
  const Dash dash = act.waits ? Dash::Dashed : Dash::Solid;
  out.items.push_back(
      {Rect{{left, top, width, kActBar}, 3, Fill{wash_of(hue)}, Stroke{mark_of(hue), 1, dash}}});
  if (!act.waits) out.items.push_back({Rect{{left, top, 4, kActBar}, 0, Fill{fill_of(hue)}, std::nullopt}});
  const double base = top + kActBar / 2 + middle_to_base(size);
  const double need = text_width(words, size) + 2 * kActInset + 4;
  if (need <= width) {
    out.items.push_back({Text{{left + kActInset + 4, base}, words, size}});
  } else if (right + need <= frame.width) {
    out.items.push_back({Text{{right + kActInset, base}, words, size}});
  } else if (left - need >= 0) {
    out.items.push_back({Text{{left - kActInset, base}, words, size, Anchor::End}});
  } else {
    out.items.push_back(
        {Text{{left + kActInset + 4, base}, fitted(words, size, frame.width - left - 2 * kActInset), size}});
  }
  return out;
}

std::string description(const Timeline& data) {
  std::string out;
  for (const TimelineLane& lane : data.lanes) {
    std::vector<std::string> acts;
    for (const TimelineAct& act : lane.acts) {
      acts.push_back(fmt::format("{} {} {}{}", act.label, act.waits ? "not before" : "from",
                                 date_text(act.from), act.to ? " to " + date_text(*act.to) : ""));
    }
    out += fmt::format("{}{}: {}.", out.empty() ? "" : " ", lane.plan.name,
                       acts.empty() ? "nothing" : joined_words(acts));
  }
  return out;
}

}  // namespace

draw::Picture timeline(const Timeline& data, const Frame& frame) {
  Picture picture{frame.width, 0, data.title, description(data), {}};
  const double edge = 8;  // room for half a word of the axis
  const Scale x{days(data.start), days(data.end), edge, frame.width - edge};
  Items bars;
  double y = 0;
  for (const TimelineLane& lane : data.lanes) {
    bars.push_back({plan_symbol(lane.plan.plan, {edge + 5, y + frame.text / 2 + 2}, 5)});
    bars.push_back({Text{{edge + 16, y + frame.text},
                         fitted(lettered(lane.plan), frame.text, frame.width - 2 * edge - 16, Weight::Bold),
                         frame.text,
                         Anchor::Start,
                         Weight::Bold,
                         words_of(plan_hue(lane.plan.plan))}});
    y += frame.text + 8;
    for (const TimelineAct& act : lane.acts) {
      if (data.now && act.from > *data.now) continue;
      bars.push_back({bar(data, lane, act, x, y, frame)});
      y += kActBar + kGap;
    }
    if (lane.acts.empty()) {
      bars.push_back({Text{
          {edge + 16, y + frame.text}, "nothing", frame.text, Anchor::Start, Weight::Regular, Role::Soft}});
      y += kActBar;
    }
    y += kLaneGap;
  }
  const Box plot{edge, 0, frame.width - 2 * edge, y};
  std::vector<TickMark> ticks;
  for (const DateTick& t : date_ticks(data.start, data.end, frame.narrow() ? 5 : 10))
    ticks.push_back({x(days(t.day)), t.text});
  picture.items.push_back({bottom_axis(plot, ticks, frame.text - 2, true)});
  if (data.now) {
    const double at = x(days(*data.now));
    picture.items.push_back({Polyline{{{at, 0}, {at, y}}, {Role::Ink, 1.5}}});
  }
  picture.items.insert(picture.items.end(), bars.begin(), bars.end());
  picture.height = y + bottom_axis_height(frame.text - 2);
  return picture;
}

DataTable timeline_table(const Timeline& data) {
  DataTable out{data.title, {"Step", "Plan", "from", "to", "same in every plan"}, {}};
  for (const TimelineLane& lane : data.lanes) {
    for (const TimelineAct& act : lane.acts) {
      out.rows.push_back({act.label, lane.plan.name, (act.waits ? "not before " : "") + date_text(act.from),
                          act.to ? date_text(*act.to) : "the end", act.shared ? "yes" : "no"});
    }
  }
  return out;
}

}  // namespace pilotwave::chart
