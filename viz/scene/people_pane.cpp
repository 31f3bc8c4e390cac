#include "viz/scene/people_pane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "viz/scene/people_signs.hpp"
#include "viz/scene/people_ties.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Fill;
using draw::Hue;
using draw::Point;
using draw::Role;
using draw::Stroke;

struct Ring {
  Point centre;
  double radius = 0, dot = 0;
  std::uint32_t first = 0, n = 0;
  [[nodiscard]] Point at(std::uint32_t post) const {
    if (n <= 1) return centre;
    // Teachers of one subject and grade have neighbouring posts: an order around the circle that means
    // something.
    const double angle = 2 * std::numbers::pi * (post - first) / std::max(1U, n);
    return {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
  }
};

/// Teachers and students of a school in their places, on a sheet of their own that is cut at the pane.
struct Pane {
  const Frame& frame;
  const View& view;
  std::size_t plan;
  std::uint32_t school;
  Box lens;  ///< what lies outside is not seen
  Sheet sheet;

  [[nodiscard]] bool sees(const Box& b) const {
    return b.x < lens.right() && lens.x < b.right() && b.y < lens.bottom() && lens.y < b.bottom();
  }
  [[nodiscard]] bool fades() const { return view.panes == Panes::Difference && frame.paired(); }
  void hit(const Box& box, const EntityId& id) {
    if (sees(box)) sheet.hit(box, id, plan);
  }
};

void teachers(Pane& pane, const Box& box) {
  const World& world = pane.frame.world();
  Sheet& sheet = pane.sheet;
  const double zoom = pane.view.camera.zoom;
  Ring ring;
  ring.first = world.schools.first_teacher[pane.school];
  ring.n = world.schools.n_teachers(pane.school);
  ring.centre = box.centre();
  const double around = 2 * std::numbers::pi / std::max(6U, ring.n);
  const double outer = std::min(box.width, box.height) / 2;
  // As large as neighbours on the circle allow, with air between them; the heaviest sign is 1.2 dots wide.
  constexpr double kOfHalf = 0.78, kHeaviest = 1.2;
  const double half = kOfHalf * std::sin(around / 2) / kHeaviest;
  ring.dot = std::clamp(half * outer / (1 + kHeaviest * half), 2.0, 1.1 * zoom * sheet.em);
  ring.radius = std::max(1.0, outer - kHeaviest * ring.dot);
  const Hue hue = draw::plan_hue(pane.plan);
  advice_ties(
      sheet, pane.frame, pane.view, pane.plan, pane.school, [&](std::uint32_t post) { return ring.at(post); },
      ring.dot);
  for (std::uint32_t t = ring.first; t < ring.first + ring.n; ++t) {
    const Point at = ring.at(t);
    const double reach = std::max(ring.dot, 0.3 * sheet.em);
    const Box around_dot{at.x - reach, at.y - reach, 2 * reach, 2 * reach};
    if (!pane.sees(around_dot)) continue;
    const EntityId id = teacher_at(t, world);
    const auto teacher_of = [&](std::size_t p) {
      const TeacherColumns& all = pane.frame.plans[p].state->teachers;
      return std::pair(all.level[t], uses_unapproved_only(all, t));
    };
    if (pane.view.selected == id)
      sheet.circle(at, ring.dot + 0.2 * sheet.em, std::nullopt, Stroke{Role::Ink, 0.16 * sheet.em});
    const auto [level, unapproved] = teacher_of(pane.plan);
    if (pane.fades() && teacher_of(0) == teacher_of(1))
      sheet.circle(at, 0.7 * ring.dot, Fill{Role::Panel}, Stroke{Role::GreyFill, 1});
    else
      teacher_sign(sheet, at, ring.dot, level, unapproved, hue);
    pane.hit(around_dot, id);
  }
}

/// Homerooms as blocks of squares, filled column by column from the left.
class Homerooms {
 public:
  Homerooms(const SectionColumns& sections, std::uint32_t first, std::uint32_t last, const Box& box,
            double largest_cell)
      : sections_(sections), first_(first) {
    // As high as makes squares largest, and the largest squares with which all of them fit.
    for (const std::uint32_t rows : {4U, 3U, 5U, 6U, 8U}) {
      double fits = largest_cell;
      while (fits > 1.5 && lay_out(last, box, rows, fits) > box.bottom()) fits *= 0.94;
      if (fits > kWorth * cell) cell = fits, rows_ = rows;
    }
    lay_out(last, box, rows_, cell);
  }
  [[nodiscard]] Box at(std::uint32_t section, std::uint32_t student) const {
    const std::uint32_t k = student - sections_.first_student[section];
    const Point corner = corners_[section - first_];
    return {corner.x + (k / rows_) * cell, corner.y + (k % rows_) * cell, 0.86 * cell, 0.86 * cell};
  }

  double cell = 0;

 private:
  static constexpr double kBetween = 0.8;  // cells
  static constexpr double kWorth = 1.05;   ///< so much larger is worth another height

  /// @return where the last one ends
  double lay_out(std::uint32_t last, const Box& box, std::uint32_t rows, double side) {
    corners_.clear();
    Point at{box.x, box.y};
    for (std::uint32_t s = first_; s < last; ++s) {
      const std::uint32_t n = sections_.first_student[s + 1] - sections_.first_student[s];
      const double w = (n + rows - 1) / rows * side;
      if (at.x + w > box.right() && at.x > box.x) at = {box.x, at.y + (rows + kBetween) * side};
      corners_.push_back(at);
      at.x += w + kBetween * side;
    }
    return at.y + rows * side;
  }

  const SectionColumns& sections_;
  std::uint32_t first_, rows_ = 4;
  std::vector<Point> corners_;
};

void students(Pane& pane, const Box& box) {
  const World& world = pane.frame.world();
  Sheet& sheet = pane.sheet;
  const SectionColumns& sections = world.sections;
  const std::uint32_t first = world.schools.first_section[pane.school],
                      last = world.schools.first_section[pane.school + 1];
  if (world.schools.n_students(pane.school) == 0 || last <= first) return;
  const Homerooms rooms(sections, first, last, box, 1.8 * pane.view.camera.zoom * sheet.em);
  const auto use = [&](std::size_t p, std::uint32_t k) {
    const StudentColumns& those = pane.frame.plans[p].state->students;
    return std::pair(those.use[k], (those.flags[k] & kHadGuided) != 0);
  };
  std::vector<Box> cells;
  std::vector<bool> seen;
  for (std::uint32_t s = first; s < last; ++s) {
    for (std::uint32_t k = sections.first_student[s]; k < sections.first_student[s + 1]; ++k) {
      cells.push_back(rooms.at(s, k));
      seen.push_back(pane.sees(cells.back()));
    }
  }
  const std::uint32_t first_student = sections.first_student[first];
  const PlaceOf place = [&](std::uint32_t seat) { return cells[seat - first_student].centre(); };
  friend_ties(sheet, pane.frame, pane.view, pane.school, place, seen);
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (!seen[i]) continue;
    const Box& at = cells[i];
    const std::uint32_t k = first_student + i;
    const EntityId id = student_at(k, world);
    if (pane.fades() && use(0, k) == use(1, k))
      sheet.rect(at, Fill{Role::Panel}, Stroke{Role::GreyFill, 0.7});
    else
      student_sign(sheet, at, use(pane.plan, k).first, use(pane.plan, k).second);
    if (pane.view.selected == id)
      sheet.rect({at.x - 2, at.y - 2, at.width + 4, at.height + 4}, std::nullopt,
                 Stroke{Role::Ink, 0.14 * sheet.em});
    pane.hit(at, id);
  }
  friend_passings(sheet, pane.frame, pane.plan, pane.school, place, rooms.cell);
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

Box people_pane(Sheet& sheet, const Frame& frame, const View& view, std::size_t plan, const Box& box) {
  const std::uint32_t school = school_shown(frame, view);
  const double em = sheet.em;
  const SchoolDef& def = frame.world().district.schools[school];
  const double room = box.width - 2 * kPaneEdge * em;
  const std::string full = fmt::format(
      "{}: {}, {}", def.name, counted(static_cast<std::size_t>(def.teachers), "teacher", "teachers"),
      counted(static_cast<std::size_t>(def.students), "student", "students"));
  sheet.text({box.x + kPaneEdge * em, box.y + 1.1 * em},
             sheet.width_of(full) > room ? sheet.fitted(def.name, room) : full, {.role = Role::Soft});
  const double top = box.y + 1.8 * em, height = box.bottom() - top, edge = kPaneEdge * em;
  Pane pane{frame, view, plan, school, {box.x, top - 0.4 * em, box.width, height + 0.4 * em}, Sheet(em)};
  const auto part = [&](const Box& b) { return seen_box(view.camera, pane.lens, b); };
  // Students beneath teachers; beside them where the pane is too low for both.
  constexpr double kUpper = 0.64, kLow = 1.7, kLeft = 0.45;
  const double width = box.width - 2 * edge;
  if (width > kLow * height) {
    const double left = std::min(height, kLeft * width);
    teachers(pane, part({box.x + edge, top, left, height - 0.4 * em}));
    students(pane, part({box.x + edge + left + em, top, width - left - em, height - 0.4 * em}));
  } else {
    teachers(pane, part({box.x + edge, top, width, kUpper * height}));
    students(pane,
             part({box.x + edge, top + kUpper * height + 0.6 * em, width, (1 - kUpper) * height - 0.8 * em}));
  }
  sheet.add({draw::Group{def.name, pane.lens, std::move(pane.sheet.items)}});
  sheet.hits.insert(sheet.hits.end(), pane.sheet.hits.begin(), pane.sheet.hits.end());
  return pane.lens;
}

}  // namespace pilotwave::viz
