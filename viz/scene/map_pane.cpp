#include "viz/scene/map_pane.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"
#include "model/metrics/metric.hpp"
#include "viz/scene/phase.hpp"
#include "viz/session/plan_words.hpp"
#include "viz/shape/outline.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Fill;
using draw::Hue;
using draw::Point;
using draw::Role;
using draw::Stroke;

// Parts of a dot, of its radius: the ring, and the disc within.
constexpr double kRing = 0.88, kRingWidth = 0.24, kDisc = 0.64;
/// For so many weeks a marker stays, smaller each week.
constexpr int kMarkerWeeks = 3;

/// The share of a week's picture, on its way to the next week's, so that rings fill smoothly.
double share_shown(const Frame& frame, const View& view, std::size_t plan, std::uint32_t s) {
  const SchoolHistory& h = *frame.plans[plan].history;
  const auto now = static_cast<double>(h.at(frame.week(), s).weekly_share);
  if (view.reduced_motion || !view.playing || frame.week() >= h.last_week()) return now;
  const auto next = static_cast<double>(h.at(frame.week() + 1, s).weekly_share);
  return now + view.within_week * (next - now);
}

void ring(Sheet& sheet, Point at, double radius, double width, double share, Role role) {
  sheet.circle(at, radius, std::nullopt, Stroke{Role::Grid, width});
  if (share > 0) sheet.line(arc(at, radius, share), Stroke{role, width});
}

void incident_marker(Sheet& sheet, Point at, double size) {
  sheet.add(draw::symbol(draw::Symbol::Triangle, at, size, Fill{Role::YellowFill},
                         Stroke{Role::Ink, 0.16 * size + 1}));
}

/// Weeks since an incident last came to light here, or more than markers last.
int weeks_since_found(const SchoolHistory& history, int week, std::uint32_t s) {
  for (int back = 0; back < kMarkerWeeks; ++back) {
    if (week - back >= 0 && history.at(week - back, s).found > 0) return back;
  }
  return kMarkerWeeks;
}

/// Names where there is room for them: who is pointed at and chosen first, then the largest schools. Never
/// over a dot or another name.
class Names {
 public:
  Names(Sheet& sheet, const Box& box, const std::vector<SchoolPlace>& places)
      : sheet_(sheet), box_(box), places_(places) {}

  void must(std::uint32_t s, const std::string& name) {
    const Box at = beside(s, name, 0);
    put(at, name, true);
  }
  bool maybe(std::uint32_t s, const std::string& name) {
    for (int side = 0; side < 4; ++side) {
      const Box at = beside(s, name, side);
      if (!fits(at)) continue;
      put(at, name, false);
      return true;
    }
    return false;
  }

 private:
  [[nodiscard]] Box beside(std::uint32_t s, const std::string& name, int side) const {
    const SchoolPlace& p = places_[s];
    const double w = sheet_.width_of(name), h = sheet_.em, gap = 0.25 * sheet_.em;
    Box b{p.at.x + p.radius + gap, p.at.y - h / 2, w, h};
    if (side == 1) b.x = p.at.x - p.radius - gap - w;
    if (side == 2) b = {p.at.x - w / 2, p.at.y + p.radius + gap / 2, w, h};
    if (side == 3) b = {p.at.x - w / 2, p.at.y - p.radius - gap / 2 - h, w, h};
    if (side == 0 && b.right() > box_.right()) b.x = p.at.x - p.radius - gap - w;
    b.x = std::clamp(b.x, box_.x, std::max(box_.x, box_.right() - w));
    return b;
  }
  static bool meets(const Box& a, const Box& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
  }
  [[nodiscard]] bool fits(const Box& b) const {
    if (b.x < box_.x || b.right() > box_.right() || b.y < box_.y || b.bottom() > box_.bottom()) return false;
    for (const Box& other : taken_) {
      if (meets(b, other)) return false;
    }
    for (std::uint32_t s = 0; s < places_.size(); ++s) {
      const SchoolPlace& p = places_[s];
      const double dx = p.at.x - std::clamp(p.at.x, b.x, b.right());
      const double dy = p.at.y - std::clamp(p.at.y, b.y, b.bottom());
      if (std::hypot(dx, dy) < p.radius) return false;
    }
    return true;
  }
  void put(const Box& b, const std::string& name, bool strong) {
    taken_.push_back(b);
    sheet_.text({b.x, b.y + b.height / 2 + draw::middle_to_base(sheet_.em)}, name,
                {.size = 1,
                 .role = strong ? Role::Ink : Role::Soft,
                 .weight = strong ? draw::Weight::Bold : draw::Weight::Regular,
                 .halo = true});
  }

  Sheet& sheet_;
  Box box_;
  const std::vector<SchoolPlace>& places_;
  std::vector<Box> taken_;
};

bool is_school(const std::optional<EntityId>& id, std::uint32_t s) { return id && id->school == s; }

/// "Oak Elementary School" as a map has room for it.
std::string short_name(const std::string& name) {
  for (const std::string_view tail : {" School", " Academy"}) {
    if (name.size() > tail.size() && name.ends_with(tail)) return name.substr(0, name.size() - tail.size());
  }
  return name;
}

void name_schools(Sheet& sheet, const Frame& frame, const View& view, const Box& box,
                  const std::vector<SchoolPlace>& places) {
  // More names than this are a wall of text.
  constexpr std::size_t kMostNames = 12;
  Names names(sheet, box, places);
  const auto& schools = frame.world().district.schools;
  std::vector<std::uint32_t> order(places.size());
  for (std::uint32_t s = 0; s < order.size(); ++s) order[s] = s;
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return places[a].radius > places[b].radius; });
  for (const std::uint32_t s : order) {
    if (is_school(view.hovered, s) || is_school(view.selected, s)) names.must(s, short_name(schools[s].name));
  }
  std::size_t n = 0;
  for (const std::uint32_t s : order) {
    if (n >= kMostNames || is_school(view.hovered, s) || is_school(view.selected, s)) continue;
    n += names.maybe(s, short_name(schools[s].name));
  }
}

void focus_ring(Sheet& sheet, const View& view, std::uint32_t s, const SchoolPlace& p) {
  const double gap = 0.22 * sheet.em;
  if (is_school(view.selected, s))
    sheet.circle(p.at, p.radius + gap, std::nullopt, Stroke{Role::Ink, 0.16 * sheet.em});
  else if (is_school(view.hovered, s))
    sheet.circle(p.at, p.radius + gap, std::nullopt, Stroke{Role::Rule, 0.1 * sheet.em});
}

}  // namespace

void pane_title(Sheet& sheet, const Frame& frame, std::size_t plan, const Box& box) {
  const double base = box.y + 1.35 * sheet.em;
  sheet.add(draw::plan_symbol(plan, {box.x + 1.0 * sheet.em, base - 0.4 * sheet.em}, 0.48 * sheet.em));
  const int week = frame.week() - 1;
  const int metric = find_metric("teacher_weekly_use");
  std::string number;
  if (week >= 0 && week < frame.plans[plan].known_weeks)
    number =
        fmt::format("{:.0f} of 100 teachers weekly", 100 * frame.plans[plan].record->value(metric, 0, week));
  const Words right{.role = draw::words_of(draw::plan_hue(plan)), .anchor = draw::Anchor::End};
  // A name that would be cut is worth more than the number's words.
  constexpr std::string_view kTail = " teachers weekly";
  const Words bold{.size = 1.25, .weight = draw::Weight::Bold};
  const double name_width = sheet.width_of(frame.plans[plan].scenario->name, bold) + 5 * sheet.em;
  if (number.ends_with(kTail) && name_width + sheet.width_of(number) > box.width)
    number.resize(number.size() - kTail.size());
  const double number_width = number.empty() ? 0 : sheet.width_of(number) + sheet.em;
  const std::string letter = frame.paired() ? plan_letter(plan) + "  " : "";
  const Words title{.size = 1.25, .weight = draw::Weight::Bold};
  sheet.text({box.x + 1.9 * sheet.em, base},
             sheet.fitted(letter + frame.plans[plan].scenario->name,
                          box.width - 2.6 * sheet.em - number_width, title),
             title);
  if (!number.empty()) sheet.text({box.right() - 0.8 * sheet.em, base}, number, right);
}

void map_pane(Sheet& sheet, const Frame& frame, const View& view, std::size_t plan, const Box& box,
              PlacesMemo& memo) {
  const auto& places = memo.get(frame.world(), box, sheet.em);
  const PlanFrame& now = frame.plans[plan];
  const Hue hue = draw::plan_hue(plan);
  for (std::uint32_t s = 0; s < places.size(); ++s) {
    const SchoolPlace& p = places[s];
    focus_ring(sheet, view, s, p);
    ring(sheet, p.at, kRing * p.radius, kRingWidth * p.radius, share_shown(frame, view, plan, s),
         draw::mark_of(hue));
    sheet.circle(p.at, kDisc * p.radius, phase_fill(phase_of(now.state->schools[s]), hue),
                 Stroke{Role::Rule, std::max(1.0, 0.05 * sheet.em)});
    const double reach = std::max(p.radius, 0.5 * sheet.em);
    sheet.hit({p.at.x - reach, p.at.y - reach, 2 * reach, 2 * reach}, {EntityKind::School, s, 0}, plan);
  }
  for (std::uint32_t s = 0; s < places.size(); ++s) {
    const int age = weeks_since_found(*now.history, frame.week(), s);
    if (age >= kMarkerWeeks) continue;
    const double full = std::clamp(0.55 * places[s].radius, 0.2 * sheet.em, 0.6 * sheet.em);
    const double size = full * (1 - 0.18 * age);
    incident_marker(sheet, {places[s].at.x + 0.7 * places[s].radius, places[s].at.y - 0.7 * places[s].radius},
                    size);
  }
  name_schools(sheet, frame, view, box, places);
}

void difference_map(Sheet& sheet, const Frame& frame, const View& view, const Box& box, PlacesMemo& memo) {
  const auto& places = memo.get(frame.world(), box, sheet.em);
  for (std::uint32_t s = 0; s < places.size(); ++s) {
    const SchoolPlace& p = places[s];
    focus_ring(sheet, view, s, p);
    if (frame.parted[s] < 0) {
      sheet.circle(p.at, kDisc * p.radius, Fill{Role::Panel},
                   Stroke{Role::Grid, std::max(1.0, 0.08 * sheet.em)});
    } else {
      constexpr double kOuter = 0.9, kInner = 0.68, kThin = 0.18, kCore = 0.46;
      ring(sheet, p.at, kOuter * p.radius, kThin * p.radius, share_shown(frame, view, 0, s),
           draw::mark_of(draw::plan_hue(0)));
      ring(sheet, p.at, kInner * p.radius, kThin * p.radius, share_shown(frame, view, 1, s),
           draw::mark_of(draw::plan_hue(1)));
      sheet.circle(p.at, kCore * p.radius, Fill{Role::PurpleFill},
                   Stroke{Role::PurpleMark, std::max(1.0, 0.06 * sheet.em)});
    }
    const double reach = std::max(p.radius, 0.5 * sheet.em);
    sheet.hit({p.at.x - reach, p.at.y - reach, 2 * reach, 2 * reach}, {EntityKind::School, s, 0}, 0);
  }
  name_schools(sheet, frame, view, box, places);
}

std::string parted_words(const Frame& frame) {
  const auto n = std::count_if(frame.parted.begin(), frame.parted.end(), [](int w) { return w >= 0; });
  return fmt::format("{} of {}", n, counted(frame.parted.size(), "school", "schools"));
}

void map_legend(Sheet& sheet, const Frame& frame, const View& view, const Box& box) {
  const double base = box.y + 1.2 * sheet.em, mid = base - 0.35 * sheet.em;
  double x = box.x + sheet.em;
  const auto entry = [&](const std::string& words, const auto& sign) {
    const double width = 1.7 * sheet.em + sheet.width_of(words);
    if (x + width > box.right()) return;
    sign(Point{x + 0.3 * sheet.em, mid});
    sheet.text({x + 1.1 * sheet.em, base}, words, {.role = Role::Soft});
    x += width + 0.5 * sheet.em;
  };
  const double r = 0.5 * sheet.em;
  const auto dot = [&](const Fill& fill) {
    return [&sheet, r, fill](Point at) { sheet.circle(at, r, fill, Stroke{Role::Rule, 0.06 * sheet.em}); };
  };
  if (view.panes == Panes::Difference && frame.paired()) {
    entry("the same in both plans so far", dot(Fill{Role::Panel}));
    entry("differs", dot(Fill{Role::PurpleFill}));
    for (const std::size_t p : {std::size_t{0}, std::size_t{1}}) {
      entry(fmt::format("{} ring: weekly users under {}", p == 0 ? "outer" : "inner", plan_letter(p)),
            [&](Point at) { ring(sheet, at, r, 0.25 * r, 0.7, draw::mark_of(draw::plan_hue(p))); });
    }
    return;
  }
  std::set<Phase> shown;
  bool any_incident = false;
  const std::size_t last = view.panes == Panes::OnlyA ? 1 : frame.plans.size();
  for (std::size_t p = 0; p < last; ++p) {
    for (std::uint32_t s = 0; s < frame.world().schools.size(); ++s) {
      shown.insert(phase_of(frame.plans[p].state->schools[s]));
      any_incident =
          any_incident || weeks_since_found(*frame.plans[p].history, frame.week(), s) < kMarkerWeeks;
    }
  }
  entry("size: staff", [&](Point at) {
    sheet.circle({at.x - 0.35 * r, at.y + 0.4 * r}, 0.5 * r, std::nullopt,
                 Stroke{Role::Rule, 0.08 * sheet.em});
    sheet.circle({at.x + 0.3 * r, at.y}, r, std::nullopt, Stroke{Role::Rule, 0.08 * sheet.em});
  });
  entry("ring: teachers using approved AI weekly",
        [&](Point at) { ring(sheet, at, r, 0.45 * r, 0.6, draw::mark_of(draw::plan_hue(0))); });
  for (const Phase phase : shown)
    entry(std::string(phase_words(phase)), dot(phase_fill(phase, draw::plan_hue(0))));
  if (any_incident)
    entry("incident came to light", [&](Point at) { incident_marker(sheet, at, 0.5 * sheet.em); });
}

}  // namespace pilotwave::viz
