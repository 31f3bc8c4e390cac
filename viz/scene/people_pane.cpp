#include "viz/scene/people_pane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "draw/symbol.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Fill;
using draw::Hue;
using draw::Point;
using draw::Role;
using draw::Stroke;

/// How far somebody has come, in steps that a glance tells apart: shape and colour together.
void teacher_sign(Sheet& sheet, Point at, double r, UseLevel level, Hue hue) {
  const double edge = std::max(1.0, 0.16 * r);
  switch (level) {
    case UseLevel::Refuses:
      sheet.add(
          draw::symbol(draw::Symbol::Cross, at, 0.8 * r, Fill{Role::GreyFill}, Stroke{Role::GreyMark, edge}));
      return;
    case UseLevel::Unaware:
    case UseLevel::Aware:
    case UseLevel::Lapsed:
      sheet.circle(at, 0.7 * r, Fill{Role::Paper}, Stroke{Role::GreyMark, edge});
      return;
    case UseLevel::Tried:
      sheet.circle(at, 0.8 * r, Fill{draw::wash_of(hue)}, Stroke{draw::mark_of(hue), edge});
      return;
    case UseLevel::Monthly:
      sheet.circle(at, 0.9 * r, Fill{draw::wash_of(hue), 1, draw::Pattern::Hatch, draw::mark_of(hue)},
                   Stroke{draw::mark_of(hue), edge});
      return;
    case UseLevel::Weekly:
      sheet.circle(at, r, Fill{draw::fill_of(hue)}, Stroke{draw::mark_of(hue), edge});
      return;
    case UseLevel::Integrated:
      sheet.circle(at, r, Fill{draw::fill_of(hue)}, Stroke{Role::Ink, 2.2 * edge});
      return;
  }
}

void student_sign(Sheet& sheet, const Box& cell, StudentUse use, bool guided) {
  const double edge = std::max(0.7, 0.09 * cell.width);
  if (use == StudentUse::None) {
    sheet.rect(cell, Fill{guided ? Role::GreenWash : Role::Paper},
               Stroke{guided ? Role::GreenMark : Role::Grid, edge});
  } else {
    sheet.rect(
        cell, Fill{use == StudentUse::Heavy ? Role::OrangeFill : Role::OrangeWash},
        Stroke{guided ? Role::GreenMark : Role::OrangeMark, use == StudentUse::Heavy ? 1.6 * edge : edge});
  }
}

struct Ring {
  Point centre;
  double radius = 0, dot = 0;
  std::uint32_t first = 0, n = 0;
  [[nodiscard]] Point at(std::uint32_t post) const {
    // Teachers of one subject and grade have neighbouring posts: an order around the circle that means
    // something.
    const double angle = 2 * std::numbers::pi * (post - first) / std::max(1U, n);
    return {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
  }
};

const YearFrame& year_of(const Frame& frame) {
  const int week = std::clamp(frame.week() - 1, 0, frame.n_weeks() - 1);
  const auto year = static_cast<std::size_t>(frame.calendar().school_year(week));
  return frame.world().years[std::min(year, frame.world().years.size() - 1)];
}

void ties(Sheet& sheet, const Frame& frame, const View& view, const PlanFrame& plan, const Ring& ring,
          Hue hue) {
  const ContactGraph& advice = year_of(frame).advice;
  std::vector<std::pair<Point, Point>> passed;
  for (std::uint32_t t = ring.first; t < ring.first + ring.n; ++t) {
    const bool chosen = view.selected && view.selected->kind == EntityKind::Teacher &&
                        post_of(*view.selected, frame.world()) == t;
    for (const std::uint32_t asked : advice.neighbours(t)) {
      if (asked < ring.first || asked >= ring.first + ring.n) continue;
      const bool rose = plan.levels_before && uses_monthly(plan.state->teachers.level[t]) &&
                        !uses_monthly((*plan.levels_before)[t]) && uses_monthly((*plan.levels_before)[asked]);
      if (rose)
        passed.emplace_back(ring.at(asked), ring.at(t));
      else
        sheet.line({ring.at(t), ring.at(asked)},
                   chosen ? Stroke{Role::Ink, std::max(1.0, 0.1 * sheet.em)}
                          : Stroke{Role::Grid, std::max(0.6, 0.04 * sheet.em), draw::Dash::Solid, 0.8});
    }
  }
  for (const auto& [from, to] : passed) {
    sheet.line({from, to}, Stroke{draw::mark_of(hue), 0.2 * sheet.em});
    // An arrow's head, short of the dot that took it up.
    const double dx = to.x - from.x, dy = to.y - from.y, d = std::max(1.0, std::hypot(dx, dy));
    const double tip = ring.dot * 1.15, size = 0.55 * sheet.em;
    const Point head{to.x - dx / d * tip, to.y - dy / d * tip};
    const Point back{head.x - dx / d * size, head.y - dy / d * size};
    sheet.polygon({head,
                   {back.x - dy / d * size / 2, back.y + dx / d * size / 2},
                   {back.x + dy / d * size / 2, back.y - dx / d * size / 2}},
                  Fill{draw::mark_of(hue)});
  }
}

void teachers(Sheet& sheet, const Frame& frame, const View& view, std::size_t p, std::uint32_t school,
              const Box& box) {
  const World& world = frame.world();
  const PlanFrame& plan = frame.plans[p];
  Ring ring;
  ring.first = world.schools.first_teacher[school];
  ring.n = world.schools.n_teachers(school);
  ring.centre = box.centre();
  const double around = 2 * std::numbers::pi / std::max(6U, ring.n);
  const double outer = std::min(box.width, box.height) / 2;
  // As large as neighbours on the circle allow.
  ring.dot = std::clamp(0.42 * around * outer, 2.0, 1.1 * sheet.em);
  ring.radius = std::max(1.0, outer - 1.3 * ring.dot);
  const Hue hue = draw::plan_hue(p);
  ties(sheet, frame, view, plan, ring, hue);
  const bool fades = view.panes == Panes::Difference && frame.paired();
  for (std::uint32_t t = ring.first; t < ring.first + ring.n; ++t) {
    const Point at = ring.at(t);
    const EntityId id = teacher_at(t, world);
    const bool same =
        fades && frame.plans[0].state->teachers.level[t] == frame.plans[1].state->teachers.level[t];
    if (view.selected == id)
      sheet.circle(at, ring.dot + 0.2 * sheet.em, std::nullopt, Stroke{Role::Ink, 0.16 * sheet.em});
    if (same)
      sheet.circle(at, 0.7 * ring.dot, Fill{Role::Panel}, Stroke{Role::Grid, 1});
    else
      teacher_sign(sheet, at, ring.dot, plan.state->teachers.level[t], hue);
    const double reach = std::max(ring.dot, 0.3 * sheet.em);
    sheet.hit({at.x - reach, at.y - reach, 2 * reach, 2 * reach}, id, p);
  }
}

void students(Sheet& sheet, const Frame& frame, const View& view, std::size_t p, std::uint32_t school,
              const Box& box) {
  const World& world = frame.world();
  const StudentColumns& all = frame.plans[p].state->students;
  const SectionColumns& sections = world.sections;
  const std::uint32_t first = world.schools.first_section[school],
                      last = world.schools.first_section[school + 1];
  const std::uint32_t n = world.schools.n_students(school);
  if (n == 0 || last <= first) return;
  // The largest cells with which all homerooms fit, each as a block a few cells high.
  constexpr std::uint32_t kRows = 4;
  double cell = 0.7 * sheet.em;
  const auto rows_needed = [&](double c) {
    double x = 0;
    int rows = 1;
    for (std::uint32_t s = first; s < last; ++s) {
      const double w =
          ((sections.first_student[s + 1] - sections.first_student[s] + kRows - 1) / kRows + 0.8) * c;
      if (x + w > box.width && x > 0) ++rows, x = 0;
      x += w;
    }
    return rows;
  };
  while (cell > 1.5 && rows_needed(cell) * (kRows + 0.8) * cell > box.height) cell *= 0.94;
  double x = box.x, y = box.y;
  const bool fades = view.panes == Panes::Difference && frame.paired();
  for (std::uint32_t s = first; s < last; ++s) {
    const std::uint32_t from = sections.first_student[s], to = sections.first_student[s + 1];
    const double w = ((to - from + kRows - 1) / kRows + 0.8) * cell;
    if (x + w > box.right() && x > box.x) x = box.x, y += (kRows + 0.8) * cell;
    for (std::uint32_t k = from; k < to; ++k) {
      const Box at{x + ((k - from) / kRows) * cell, y + ((k - from) % kRows) * cell, 0.86 * cell,
                   0.86 * cell};
      const bool same =
          fades && frame.plans[0].state->students.use[k] == frame.plans[1].state->students.use[k];
      if (same)
        sheet.rect(at, Fill{Role::Panel}, Stroke{Role::Grid, 0.7});
      else
        student_sign(sheet, at, all.use[k], (all.flags[k] & kHadGuided) != 0);
      const EntityId id = student_at(k, world);
      if (view.selected == id)
        sheet.rect({at.x - 2, at.y - 2, at.width + 4, at.height + 4}, std::nullopt,
                   Stroke{Role::Ink, 0.14 * sheet.em});
      sheet.hit(at, id, p);
    }
    x += w;
  }
}

}  // namespace

std::uint32_t school_shown(const Frame& frame, const View& view) {
  if (view.selected) return view.selected->school;
  const auto parted = std::find_if(frame.parted.begin(), frame.parted.end(), [](int w) { return w >= 0; });
  if (parted != frame.parted.end()) return static_cast<std::uint32_t>(parted - frame.parted.begin());
  std::uint32_t largest = 0;
  for (std::uint32_t s = 1; s < frame.world().schools.size(); ++s) {
    if (frame.world().schools.n_teachers(s) > frame.world().schools.n_teachers(largest)) largest = s;
  }
  return largest;
}

void people_pane(Sheet& sheet, const Frame& frame, const View& view, std::size_t plan, const Box& box) {
  const std::uint32_t school = school_shown(frame, view);
  const double em = sheet.em;
  const SchoolDef& def = frame.world().district.schools[school];
  sheet.text({box.x + 0.6 * em, box.y + 1.1 * em},
             sheet.fitted(fmt::format("{}: {}, {}", def.name,
                                      counted(static_cast<std::size_t>(def.teachers), "teacher", "teachers"),
                                      counted(static_cast<std::size_t>(def.students), "student", "students")),
                          box.width - 1.2 * em),
             {.role = Role::Soft});
  constexpr double kUpper = 0.64;
  const double top = box.y + 1.8 * em, height = box.bottom() - top;
  teachers(sheet, frame, view, plan, school, {box.x + 0.6 * em, top, box.width - 1.2 * em, kUpper * height});
  students(sheet, frame, view, plan, school,
           {box.x + 0.6 * em, top + kUpper * height + 0.6 * em, box.width - 1.2 * em,
            (1 - kUpper) * height - 0.8 * em});
}

void people_legend(Sheet& sheet, const Box& box) {
  const double em = sheet.em, base = box.y + 1.2 * em, mid = base - 0.35 * em;
  double x = box.x + 0.8 * em;
  const auto entry = [&](const std::string& words, const auto& sign) {
    const double width = 1.6 * em + sheet.width_of(words);
    if (x + width > box.right()) return;
    sign(Point{x + 0.3 * em, mid});
    sheet.text({x + 1.0 * em, base}, words, {.role = Role::Soft});
    x += width + 0.3 * em;
  };
  const Hue hue = draw::plan_hue(0);
  const auto teacher = [&](UseLevel level) {
    return [&sheet, em, level, hue](Point at) { teacher_sign(sheet, at, 0.45 * em, level, hue); };
  };
  entry("refuses", teacher(UseLevel::Refuses));
  entry("not yet", teacher(UseLevel::Aware));
  entry("tried", teacher(UseLevel::Tried));
  entry("monthly", teacher(UseLevel::Monthly));
  entry("weekly", teacher(UseLevel::Weekly));
  entry("with students", teacher(UseLevel::Integrated));
  const auto student = [&](StudentUse use, bool guided) {
    return [&sheet, em, use, guided](Point at) {
      student_sign(sheet, {at.x - 0.4 * em, at.y - 0.4 * em, 0.8 * em, 0.8 * em}, use, guided);
    };
  };
  entry("student", student(StudentUse::None, false));
  entry("guided", student(StudentUse::None, true));
  entry("AI alone", student(StudentUse::Light, false));
  entry("depends on it", student(StudentUse::Heavy, false));
}

}  // namespace pilotwave::viz
