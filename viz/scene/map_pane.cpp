#include "viz/scene/map_pane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"
#include "report/quantity.hpp"
#include "viz/scene/map_names.hpp"
#include "viz/scene/map_signs.hpp"
#include "viz/scene/phase.hpp"
#include "viz/scene/waves.hpp"
#include "viz/session/plan_words.hpp"

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

/// The share of a week's picture, on its way to the next week's, so that rings fill smoothly: by a pixel
/// along the ring, as less is not seen and costs a painter every ring in every picture.
/// @param radius  of the ring, px
double share_shown(const Frame& frame, const View& view, std::size_t plan, std::uint32_t s, double radius) {
  const SchoolHistory& h = *frame.plans[plan].history;
  const auto now = static_cast<double>(h.at(frame.week(), s).weekly_share);
  if (view.reduced_motion || !view.playing || frame.week() >= h.last_week()) return now;
  const auto next = static_cast<double>(h.at(frame.week() + 1, s).weekly_share);
  const double steps = std::max(1.0, std::ceil(2 * std::numbers::pi * radius));
  return std::round((now + view.within_week * (next - now)) * steps) / steps;
}

void focus_ring(Sheet& sheet, const View& view, std::uint32_t s, const SchoolPlace& p) {
  const double gap = 0.22 * sheet.em;
  if (is_school(view.selected, s))
    sheet.circle(p.at, p.radius + gap, std::nullopt, Stroke{Role::Ink, 0.16 * sheet.em});
  else if (is_school(view.hovered, s))
    sheet.circle(p.at, p.radius + gap, std::nullopt, Stroke{Role::Rule, 0.1 * sheet.em});
}

/// Places of schools as the camera sees them; dots grow more slowly than what lies between them.
std::vector<SchoolPlace> seen_places(const std::vector<SchoolPlace>& places, const Camera& camera,
                                     const Box& box) {
  std::vector<SchoolPlace> seen;
  for (const SchoolPlace& p : places)
    seen.push_back({seen_at(camera, box, p.at), p.radius * std::sqrt(camera.zoom)});
  return seen;
}

bool meets(const SchoolPlace& p, double reach, const Box& b) {
  return p.at.x + reach > b.x && p.at.x - reach < b.right() && p.at.y + reach > b.y &&
         p.at.y - reach < b.bottom();
}

/// What a pane's map shows, on a sheet of its own: whole, or cut where the camera looks into it.
void add_map(Sheet& sheet, Sheet map, const View& view, const Box& box, const char* title) {
  const auto clip = view.camera.zoom > 1 ? std::optional(box) : std::nullopt;
  sheet.add({draw::Group{title, clip, std::move(map.items)}});
  sheet.hits.insert(sheet.hits.end(), map.hits.begin(), map.hits.end());
}

/// Each school is a group of its own, which its name belongs to.
template <class Draw>
void each_school(Sheet& map, const Frame& frame, const View& view, const Box& box,
                 const std::vector<SchoolPlace>& places, std::size_t plan, const Draw& draw_school) {
  for (std::uint32_t s = 0; s < places.size(); ++s) {
    const SchoolPlace& p = places[s];
    const double reach = std::max(p.radius, 0.5 * map.em);
    if (!meets(p, reach + map.em, box)) continue;
    Sheet school(map.em);
    focus_ring(school, view, s, p);
    draw_school(school, s, p);
    map.add({draw::Group{frame.world().district.schools[s].name, std::nullopt, std::move(school.items)}});
    if (meets(p, 0, box))
      map.hit({p.at.x - reach, p.at.y - reach, 2 * reach, 2 * reach}, {EntityKind::School, s, 0}, plan);
  }
}

}  // namespace

bool opens_now(int opened, int week) { return opened > 0 && week - opened < kMarkerWeeks && week >= opened; }

void map_pane(Sheet& sheet, const Frame& frame, const View& view, std::size_t plan, const Box& box,
              PlacesMemo& memo) {
  const auto places = seen_places(memo.get(frame.world(), box, sheet.em), view.camera, box);
  const PlanFrame& now = frame.plans[plan];
  const Hue hue = draw::plan_hue(plan);
  const Waves waves = waves_of(now, frame.week());
  Sheet map(sheet.em);
  each_school(map, frame, view, box, places, plan, [&](Sheet& school, std::uint32_t s, const SchoolPlace& p) {
    share_ring(school, p.at, kRing * p.radius, kRingWidth * p.radius,
               share_shown(frame, view, plan, s, kRing * p.radius), draw::mark_of(hue));
    const Phase phase = phase_of(now.state->schools[s]);
    school.circle(p.at, kDisc * p.radius, phase_fill(phase, hue),
                  Stroke{Role::Rule, std::max(1.0, 0.05 * sheet.em)});
    const int wave = waves.of_school[s];
    if (wave > 0 && opens_now(waves.weeks[static_cast<std::size_t>(wave - 1)], frame.week()))
      opening_marker(school, p.at, p.radius, draw::mark_of(hue));
    // The number of its wave, where it fits into the dot and there is more than one.
    const Words number{.role = Role::Paper, .anchor = draw::Anchor::Middle, .weight = draw::Weight::Bold};
    const std::string words = std::to_string(wave);
    const bool fits = std::hypot(sheet.width_of(words, number), 0.75 * sheet.em) < 2 * kDisc * p.radius;
    if (wave > 0 && waves.n > 1 && phase == Phase::Open && fits)
      school.text({p.at.x, p.at.y + draw::middle_to_base(sheet.em)}, words, number);
  });
  for (std::uint32_t s = 0; s < places.size(); ++s) {
    const int age = weeks_since_found(*now.history, frame.week(), s);
    if (age >= kMarkerWeeks || !meets(places[s], places[s].radius, box)) continue;
    const double full = std::clamp(0.55 * places[s].radius, 0.2 * sheet.em, 0.6 * sheet.em);
    const double size = full * (1 - 0.18 * age);
    incident_marker(map, {places[s].at.x + 0.7 * places[s].radius, places[s].at.y - 0.7 * places[s].radius},
                    size);
  }
  Sheet names(sheet.em);
  name_schools(names, frame, view, box, places);
  map.add({draw::Group{"names", std::nullopt, std::move(names.items)}});
  add_map(sheet, std::move(map), view, box, "map");
}

void difference_map(Sheet& sheet, const Frame& frame, const View& view, const Box& box, PlacesMemo& memo) {
  const auto places = seen_places(memo.get(frame.world(), box, sheet.em), view.camera, box);
  Sheet map(sheet.em);
  each_school(map, frame, view, box, places, 0, [&](Sheet& school, std::uint32_t s, const SchoolPlace& p) {
    if (frame.parted[s] < 0) {
      school.circle(p.at, kDisc * p.radius, Fill{Role::Panel},
                    Stroke{Role::GreyFill, std::max(1.0, 0.08 * sheet.em)});
      return;
    }
    constexpr double kOuter = 0.9, kInner = 0.68, kThin = 0.18, kCore = 0.46;
    share_ring(school, p.at, kOuter * p.radius, kThin * p.radius,
               share_shown(frame, view, 0, s, kOuter * p.radius), draw::mark_of(draw::plan_hue(0)));
    share_ring(school, p.at, kInner * p.radius, kThin * p.radius,
               share_shown(frame, view, 1, s, kInner * p.radius), draw::mark_of(draw::plan_hue(1)));
    school.circle(p.at, kCore * p.radius, Fill{Role::PurpleFill},
                  Stroke{Role::PurpleMark, std::max(1.0, 0.06 * sheet.em)});
  });
  Sheet names(sheet.em);
  name_schools(names, frame, view, box, places);
  map.add({draw::Group{"names", std::nullopt, std::move(names.items)}});
  add_map(sheet, std::move(map), view, box, "where the plans differ");
}

std::string parted_words(const Frame& frame) {
  const auto n = std::count_if(frame.parted.begin(), frame.parted.end(), [](int w) { return w >= 0; });
  return fmt::format("{} of {}", with_commas(n), counted(frame.parted.size(), "school", "schools"));
}

}  // namespace pilotwave::viz
