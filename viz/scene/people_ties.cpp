#include "viz/scene/people_ties.hpp"

#include <algorithm>

#include "draw/symbol.hpp"
#include "viz/scene/people_signs.hpp"

namespace pilotwave::viz {
namespace {

using draw::Point;
using draw::Role;
using draw::Stroke;

struct Line {
  Point from, to;
};

const YearFrame& year_of(const Frame& frame) {
  const int week = std::clamp(frame.week() - 1, 0, frame.n_weeks() - 1);
  const auto year = static_cast<std::size_t>(frame.calendar().school_year(week));
  return frame.world().years[std::min(year, frame.world().years.size() - 1)];
}

/// Faint ones below, those that say something above; each kind a group, so that a painter sees at once that
/// the faint ones stay.
void add_lines(Sheet& sheet, const char* title, const std::vector<Line>& lines, const Stroke& stroke) {
  if (lines.empty()) return;
  draw::Items items;
  for (const Line& l : lines) items.push_back({draw::Polyline{{l.from, l.to}, stroke}});
  sheet.add({draw::Group{title, std::nullopt, std::move(items)}});
}

void add_arrows(Sheet& sheet, const char* title, const std::vector<Line>& lines, double width,
                double short_by, Role role) {
  if (lines.empty()) return;
  Sheet arrows(sheet.em);
  for (const Line& l : lines) passing_arrow(arrows, l.from, l.to, width, short_by, role);
  sheet.add({draw::Group{title, std::nullopt, std::move(arrows.items)}});
}

bool looks_at(const View& view, const EntityId& id) { return view.selected == id || view.hovered == id; }

}  // namespace

void advice_ties(Sheet& sheet, const Frame& frame, const View& view, std::size_t p, std::uint32_t school,
                 const PlaceOf& place, double dot) {
  const ContactGraph& advice = year_of(frame).advice;
  const World& world = frame.world();
  const UseHistory& use = *frame.plans[p].use;
  const std::uint32_t first = world.schools.first_teacher[school],
                      last = world.schools.first_teacher[school + 1];
  std::vector<Line> all, own, once, now;
  for (std::uint32_t t = first; t < last; ++t) {
    const bool watched = looks_at(view, teacher_at(t, world));
    for (const std::uint32_t asked : advice.neighbours(t)) {
      if (asked < first || asked >= last) continue;
      const Line line{place(asked), place(t)};
      all.push_back(line);
      const int week = use.passed(asked, t, frame.week());
      if (week == frame.week() && week > 0)
        now.push_back(line);
      else if (watched || looks_at(view, teacher_at(asked, world)))
        own.push_back(line);
      else if (week > 0)
        once.push_back(line);
    }
  }
  const Role mark = draw::mark_of(draw::plan_hue(p));
  add_lines(sheet, "who asks whom", all,
            Stroke{Role::Grid, std::max(0.6, 0.04 * sheet.em), draw::Dash::Solid, 0.8});
  add_lines(sheet, "use passed", once, Stroke{mark, std::max(0.8, 0.06 * sheet.em), draw::Dash::Solid, 0.45});
  add_lines(sheet, "asks and is asked", own, Stroke{Role::Ink, std::max(1.0, 0.1 * sheet.em)});
  add_arrows(sheet, "use passed this week", now, 0.2 * sheet.em, 1.15 * dot, mark);
}

void friend_ties(Sheet& sheet, const Frame& frame, const View& view, std::uint32_t school,
                 const PlaceOf& place, const std::vector<bool>& seen) {
  // More students than this and the ties of all are a grey cloud.
  constexpr std::ptrdiff_t kFew = 160;
  const bool few = std::count(seen.begin(), seen.end(), true) <= kFew;
  if (!few && !view.selected && !view.hovered) return;
  const Friendships& friends = year_of(frame).friends;
  const World& world = frame.world();
  const std::uint32_t first = world.schools.first_student[school],
                      last = world.schools.first_student[school + 1];
  std::vector<Line> all, own;
  for (std::uint32_t k = first; k < last; ++k) {
    const bool watched = looks_at(view, student_at(k, world));
    for (const std::uint16_t local : friends.watchers_of(k)) {
      const std::uint32_t who = first + local;
      if (watched || looks_at(view, student_at(who, world)))
        own.push_back({place(k), place(who)});
      else if (few && seen[k - first] && seen[local])
        all.push_back({place(k), place(who)});
    }
  }
  const double hair = std::max(0.6, 0.04 * sheet.em);
  add_lines(sheet, "who names whom a friend", all, Stroke{Role::Rule, hair, draw::Dash::Solid, 0.4});
  add_lines(sheet, "names and is named", own, Stroke{Role::Ink, std::max(1.0, 0.07 * sheet.em)});
}

void friend_passings(Sheet& sheet, const Frame& frame, std::size_t p, std::uint32_t school,
                     const PlaceOf& place, double cell) {
  const PlanFrame& plan = frame.plans[p];
  if (!plan.students_before) return;
  const Friendships& friends = year_of(frame).friends;
  const std::uint32_t first = frame.world().schools.first_student[school],
                      last = frame.world().schools.first_student[school + 1];
  const auto used = [&](std::uint32_t k) { return (*plan.students_before)[k] != StudentUse::None; };
  const auto uses = [&](std::uint32_t k) { return plan.state->students.use[k] != StudentUse::None; };
  std::vector<Line> now;
  for (std::uint32_t k = first; k < last; ++k) {
    if (!used(k)) continue;
    for (const std::uint16_t local : friends.watchers_of(k)) {
      const std::uint32_t who = first + local;
      if (uses(who) && !used(who)) now.push_back({place(k), place(who)});
    }
  }
  add_arrows(sheet, "AI alone passed this week", now, std::max(1.0, 0.1 * sheet.em), 0.5 * cell,
             Role::OrangeMark);
}

}  // namespace pilotwave::viz
