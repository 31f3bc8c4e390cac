#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/words.hpp"
#include "viz/scene/map_pane.hpp"
#include "viz/scene/map_signs.hpp"
#include "viz/scene/phase.hpp"
#include "viz/scene/waves.hpp"

namespace pilotwave::viz {

using draw::Fill;
using draw::Point;
using draw::Role;
using draw::Stroke;

Legend map_legend(const Frame& frame, const View& view) {
  Legend legend;
  const auto dot = [](const Fill& fill) {
    return [fill](Sheet& sheet, Point at) {
      sheet.circle(at, 0.5 * sheet.em, fill, Stroke{Role::Rule, 0.06 * sheet.em});
    };
  };
  const auto ring = [](double width, double share, std::size_t plan) {
    return [=](Sheet& sheet, Point at) {
      share_ring(sheet, at, 0.5 * sheet.em, width * 0.5 * sheet.em, share,
                 draw::mark_of(draw::plan_hue(plan)));
    };
  };
  if (view.panes == Panes::Difference && frame.paired()) {
    legend.add("the same in both plans so far", dot(Fill{Role::Panel}));
    legend.add("differs", dot(Fill{Role::PurpleFill}));
    for (const std::size_t p : {std::size_t{0}, std::size_t{1}})
      legend.add(fmt::format("{} ring: weekly users under {}", p == 0 ? "outer" : "inner", plan_letter(p)),
                 ring(0.25, 0.7, p));
    return legend;
  }
  // What is on the map now; all that may come while the legend is introduced.
  const bool all = view.legend_introduced.has_value();
  std::set<Phase> shown;
  if (all) shown = {Phase::Closed, Phase::Pilot, Phase::Open};
  bool any_incident = all, any_opening = all, numbers = false;
  const std::size_t last = view.panes == Panes::OnlyA ? 1 : frame.plans.size();
  for (std::size_t p = 0; p < last; ++p) {
    const Waves waves = waves_of(frame.plans[p], frame.week());
    any_opening = any_opening || std::any_of(waves.weeks.begin(), waves.weeks.end(),
                                             [&](int week) { return opens_now(week, frame.week()); });
    numbers = numbers || waves.n > 1;
    for (std::uint32_t s = 0; s < frame.world().schools.size(); ++s) {
      shown.insert(phase_of(frame.plans[p].state->schools[s]));
      any_incident =
          any_incident || weeks_since_found(*frame.plans[p].history, frame.week(), s) < kMarkerWeeks;
    }
  }
  legend.add("size: staff", [](Sheet& sheet, Point at) {
    const double r = 0.5 * sheet.em;
    sheet.circle({at.x - 0.35 * r, at.y + 0.4 * r}, 0.5 * r, std::nullopt,
                 Stroke{Role::Rule, 0.08 * sheet.em});
    sheet.circle({at.x + 0.3 * r, at.y}, r, std::nullopt, Stroke{Role::Rule, 0.08 * sheet.em});
  });
  legend.add("ring: teachers using approved AI weekly", ring(0.45, 0.6, 0));
  for (const Phase phase : shown)
    legend.add(std::string(phase_words(phase)), dot(phase_fill(phase, draw::plan_hue(0))));
  if (numbers)
    legend.add("number: wave", [](Sheet& sheet, Point at) {
      sheet.text({at.x, at.y + 0.35 * sheet.em}, "2",
                 {.anchor = draw::Anchor::Middle, .weight = draw::Weight::Bold});
    });
  if (any_opening)
    legend.add("opens", [](Sheet& sheet, Point at) {
      sheet.circle(at, 0.28 * sheet.em, phase_fill(Phase::Open, draw::plan_hue(0)));
      opening_marker(sheet, at, 0.22 * sheet.em, draw::mark_of(draw::plan_hue(0)));
    });
  if (any_incident)
    legend.add("incident came to light",
               [](Sheet& sheet, Point at) { incident_marker(sheet, at, 0.42 * sheet.em); });
  return legend;
}

}  // namespace pilotwave::viz
