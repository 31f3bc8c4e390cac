#include "chart/time_flags.hpp"

#include <algorithm>
#include <cmath>

#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kShared = 26;    // px: flags of one plan nearer than that to the first share a box
constexpr double kFlagInset = 3;  // px, from a box's edge to its words
constexpr double kFlagGap = 2;    // px, between boxes

/// One box, and the days below it.
struct FlagBox {
  std::size_t plan;
  std::string label, last;
  std::vector<double> at;  ///< px, of every flag
  double left = 0, width = 0;
};

/// "A1" and "A3" as "A1-3".
std::string range_label(const std::string& first, const std::string& last) {
  const std::size_t number = last.find_first_of("0123456789");
  if (first == last || number == std::string::npos) return first;
  return first + "-" + last.substr(number);
}

}  // namespace

void add_time_flags(Items& out, const std::vector<TimeFlag>& flags, const Box& plot, const Scale& x,
                    double size, double width) {
  std::vector<FlagBox> boxes;
  for (const TimeFlag& flag : flags) {
    const double at = x(static_cast<double>(flag.day.time_since_epoch().count()));
    const auto same = std::find_if(boxes.begin(), boxes.end(), [&](const FlagBox& box) {
      return box.plan == flag.plan && at - box.at.front() < kShared;
    });
    if (same == boxes.end()) {
      boxes.push_back({flag.plan, flag.label, flag.label, {at}});
    } else {
      same->last = flag.label;
      if (at != same->at.back()) same->at.push_back(at);
    }
  }
  double free_from = plot.x - kFlagInset;  // clear of the axis's numbers
  for (FlagBox& box : boxes) {
    box.label = range_label(box.label, box.last);
    box.width = text_width(box.label, size, Weight::Bold) + 2 * kFlagInset;
    box.left = std::max(box.at.front() - box.width / 2, free_from);
    free_from = box.left + box.width + kFlagGap;
  }
  double free_to = width;
  for (auto box = boxes.rbegin(); box != boxes.rend(); ++box) {
    box->left = std::min(box->left, free_to - box->width);
    free_to = box->left - kFlagGap;
  }
  for (const FlagBox& box : boxes) {
    const Hue hue = plan_hue(box.plan);
    // Down from the box, and over to each day where it had to move.
    for (const double at : box.at)
      out.push_back({Polyline{{{box.left + box.width / 2, plot.y - 3}, {at, plot.y + 8}, {at, plot.bottom()}},
                              {mark_of(hue), 1, Dash::Dotted}}});
    out.push_back({Rect{{box.left, plot.y - kFlagHeight, box.width, kFlagHeight - 3},
                        2,
                        Fill{wash_of(hue)},
                        Stroke{mark_of(hue), 1}}});
    out.push_back({Text{
        {box.left + kFlagInset, plot.y - 7}, box.label, size, Anchor::Start, Weight::Bold, words_of(hue)}});
  }
}

}  // namespace pilotwave::chart
