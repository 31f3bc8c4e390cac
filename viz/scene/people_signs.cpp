#include "viz/scene/people_signs.hpp"

#include <algorithm>
#include <cmath>

namespace pilotwave::viz {

using draw::Box;
using draw::Fill;
using draw::Hue;
using draw::Point;
using draw::Role;
using draw::Stroke;

namespace {

void level_sign(Sheet& sheet, Point at, double r, UseLevel level, Hue hue) {
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

}  // namespace

bool uses_unapproved_only(const TeacherColumns& teachers, std::uint32_t post) {
  return uses_any(teachers.level[post]) && teachers.channel[post] == kUnapproved;
}

void teacher_sign(Sheet& sheet, Point at, double r, UseLevel level, bool unapproved, Hue hue) {
  level_sign(sheet, at, r, level, hue);
  constexpr double kHole = 0.42;
  if (unapproved)
    sheet.circle(at, kHole * r, Fill{Role::Paper}, Stroke{draw::mark_of(hue), std::max(0.7, 0.1 * r)});
}

void student_sign(Sheet& sheet, const Box& cell, StudentUse use, bool guided) {
  // Told apart by shape as well: a frame in class, half a square alone, a whole one where it is leaned on.
  const bool alone = use != StudentUse::None;
  const Role edge_role = guided ? Role::GreenMark : alone ? Role::OrangeMark : Role::GreyMark;
  const double edge = std::max(0.7, (guided ? 0.16 : alone ? 0.09 : 0.06) * cell.width);
  const Role inside = use == StudentUse::Heavy ? Role::OrangeFill : guided ? Role::GreenWash : Role::Paper;
  const Box inner{cell.x + edge / 2, cell.y + edge / 2, cell.width - edge, cell.height - edge};
  sheet.rect(inner, Fill{inside}, Stroke{edge_role, edge});
  if (alone && use != StudentUse::Heavy)
    sheet.polygon({{inner.x, inner.y}, {inner.right(), inner.bottom()}, {inner.x, inner.bottom()}},
                  Fill{Role::OrangeFill}, Stroke{Role::OrangeMark, std::max(0.5, 0.06 * cell.width)});
}

void passing_arrow(Sheet& sheet, Point from, Point to, double width, double short_by, Role role) {
  const double dx = to.x - from.x, dy = to.y - from.y, d = std::max(1.0, std::hypot(dx, dy));
  const double size = 2.75 * width;
  const Point head{to.x - dx / d * short_by, to.y - dy / d * short_by};
  const Point back{head.x - dx / d * size, head.y - dy / d * size};
  sheet.line({from, back}, Stroke{role, width});
  sheet.polygon({head,
                 {back.x - dy / d * size / 2, back.y + dx / d * size / 2},
                 {back.x + dy / d * size / 2, back.y - dx / d * size / 2}},
                Fill{role});
}

Legend people_legend() {
  Legend legend;
  const Hue hue = draw::plan_hue(0);
  const auto teacher = [&](const char* words, UseLevel level, bool unapproved = false) {
    legend.add(words, [=](Sheet& sheet, Point at) {
      teacher_sign(sheet, at, 0.45 * sheet.em, level, unapproved, hue);
    });
  };
  teacher("refuses", UseLevel::Refuses);
  teacher("not yet", UseLevel::Aware);
  teacher("tried", UseLevel::Tried);
  teacher("monthly", UseLevel::Monthly);
  teacher("weekly", UseLevel::Weekly);
  teacher("with students", UseLevel::Integrated);
  teacher("not approved", UseLevel::Weekly, true);
  legend.add("passed on", [=](Sheet& sheet, Point at) {
    const double em = sheet.em;
    passing_arrow(sheet, {at.x - 0.5 * em, at.y}, {at.x + 0.5 * em, at.y}, 0.14 * em, 0, draw::mark_of(hue));
  });
  const auto student = [&](const char* words, StudentUse use, bool guided) {
    legend.add(words, [=](Sheet& sheet, Point at) {
      const double side = 0.8 * sheet.em;
      student_sign(sheet, {at.x - side / 2, at.y - side / 2, side, side}, use, guided);
    });
  };
  student("student", StudentUse::None, false);
  student("AI in class", StudentUse::None, true);
  student("AI alone", StudentUse::Light, false);
  student("leans on it", StudentUse::Heavy, false);
  return legend;
}

}  // namespace pilotwave::viz
