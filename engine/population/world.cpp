#include "population/world.hpp"

#include <algorithm>

#include "network/measures.hpp"
#include "network/school_links.hpp"
#include "population/movement.hpp"
#include "population/school_columns.hpp"

namespace pilotwave {
namespace {

std::vector<TeacherPerson> founding_teachers(const World& world, const WorldDef& def) {
  std::vector<TeacherPerson> people(world.n_teachers());
  for (std::uint32_t t = 0; t < people.size(); ++t) {
    const std::uint32_t s = world.posts.school[t];
    const std::uint32_t id = person_id(world.schools.key[s], 0, t - world.schools.first_teacher[s], true);
    people[t] = teacher_person(id, true, def, world.luck);
  }
  return people;
}

std::vector<std::uint32_t> founding_students(const World& world) {
  std::vector<std::uint32_t> ids(world.n_students());
  for (std::uint32_t s = 0; s < world.schools.size(); ++s) {
    for (std::uint32_t k = 0; k < world.schools.n_students(s); ++k) {
      ids[world.schools.first_student[s] + k] = person_id(world.schools.key[s], 0, k, false);
    }
  }
  return ids;
}

/// Week in which a school year begins for people (its year boundary), or 0 for the first.
int boundary_week(const Calendar& calendar, int school_year) {
  for (int w = 0; w < calendar.n_weeks(); ++w) {
    if (calendar.school_year(w) == school_year) return w;
  }
  return 0;
}

std::vector<AdviceSeat> advice_seats(const World& world, const WorldDef& def,
                                     std::span<const TeacherPerson> people) {
  std::vector<AdviceSeat> seats(people.size());
  constexpr double kVeteran = 20;  // years after which experience adds no more standing
  for (std::size_t t = 0; t < people.size(); ++t) {
    const double years = std::min(static_cast<double>(people[t].experience), kVeteran);
    const double standing = (def.advice_standing_new + def.advice_standing_year * years) *
                            (world.posts.is_lead[t] ? def.advice_standing_lead : 1.0);
    seats[t] = {
        people[t].id,         world.posts.school[t],       static_cast<std::uint8_t>(world.posts.subject[t]),
        world.posts.grade[t], world.posts.is_lead[t] != 0, static_cast<float>(standing)};
  }
  return seats;
}

void draw_staff_network(const World& world, const WorldDef& def, YearFrame& frame) {
  const std::vector<AdviceSeat> seats = advice_seats(world, def, frame.teachers);
  frame.advice = draw_advice(seats, def.advice, world.luck);
  frame.advice_watchers = reversed(frame.advice);
  frame.prominence = page_rank(frame.advice);
}

/// The ties of every school year: they depend on who sits where, not on each other.
void draw_networks(World& world, const WorldDef& def, Executor& executor) {
  const std::size_t n_years = world.years.size();
  executor.for_each(2 * n_years, [&](std::size_t task) {
    YearFrame& frame = world.years[task % n_years];
    if (task < n_years)
      frame.friends = draw_friendships(frame.student_id, world.grades, def.friendships,
                                       static_cast<int>(task), world.luck, executor);
    else
      draw_staff_network(world, def, frame);
  });
}

/// People at the end of a school year: the frame with the year's own moves applied.
void apply_moves_of_year(const World& world, const WorldDef& def, int school_year,
                         std::vector<TeacherPerson>& teachers, std::vector<std::uint32_t>& students) {
  for (int w = 0; w < world.calendar.n_weeks(); ++w) {
    if (world.calendar.school_year(w) != school_year) continue;
    const auto& moves = world.student_moves[static_cast<std::size_t>(w)];
    std::vector<std::uint32_t> incoming(moves.size());
    for (std::size_t i = 0; i < moves.size(); ++i) {
      incoming[i] = moves[i].source == kNewcomer ? newcomer_student_id(world, moves[i].seat, w)
                                                 : students[moves[i].source];
    }
    for (std::size_t i = 0; i < moves.size(); ++i) students[moves[i].seat] = incoming[i];
    for (const SeatMove& m : world.teacher_moves[static_cast<std::size_t>(w)]) {
      teachers[m.seat] = teacher_person(newcomer_teacher_id(world, m.seat, w), false, def, world.luck);
    }
  }
}

YearFrame next_frame(World& world, const WorldDef& def, const YearFrame& last, int new_year) {
  std::vector<TeacherPerson> teachers = last.teachers;
  std::vector<std::uint32_t> students = last.student_id;
  apply_moves_of_year(world, def, new_year - 1, teachers, students);
  YearFrame frame;
  frame.teacher_source = move_teachers(world, teachers, def, new_year);
  frame.student_source = promote_students(world, students, def, new_year);
  const int week = boundary_week(world.calendar, new_year);
  const auto w = static_cast<std::size_t>(week);
  frame.teachers.resize(teachers.size());
  for (std::uint32_t t = 0; t < teachers.size(); ++t) {
    const std::uint32_t from = frame.teacher_source[t];
    frame.teachers[t] = from == kNewcomer
                            ? teacher_person(newcomer_teacher_id(world, t, week), false, def, world.luck)
                            : teachers[from];
    if (from != kNewcomer) frame.teachers[t].experience += 1;
    world.teachers_left[w] += from == kNewcomer ? 1 : 0;
    world.teachers_moved[w] += from != kNewcomer && from != t ? 1 : 0;
  }
  frame.student_id.resize(students.size());
  for (std::uint32_t k = 0; k < students.size(); ++k) {
    const std::uint32_t from = frame.student_source[k];
    frame.student_id[k] = from == kNewcomer ? newcomer_student_id(world, k, week) : students[from];
    world.students_entered[w] += from == kNewcomer ? 1 : 0;
  }
  world.students_left[w] += static_cast<std::uint32_t>(
      std::count(frame.student_source.begin(), frame.student_source.end(), kNewcomer));
  return frame;
}

}  // namespace

std::uint32_t newcomer_student_id(const World& world, std::uint32_t seat, int week) {
  const auto& first = world.schools.first_student;
  const auto s =
      static_cast<std::uint32_t>(std::upper_bound(first.begin(), first.end(), seat) - first.begin()) - 1;
  return person_id(world.schools.key[s], static_cast<std::uint32_t>(week) + 1, seat - first[s], false);
}

std::uint32_t newcomer_teacher_id(const World& world, std::uint32_t post, int week) {
  const std::uint32_t s = world.posts.school[post];
  return person_id(world.schools.key[s], static_cast<std::uint32_t>(week) + 1,
                   post - world.schools.first_teacher[s], true);
}

std::shared_ptr<const World> build_world(const DistrictDef& district, Date start, int n_weeks,
                                         const WorldDef& def, const Luck& luck, Executor& executor) {
  DistrictDef in_order = district;  // whatever order they were written in
  std::sort(in_order.schools.begin(), in_order.schools.end(),
            [](const SchoolDef& a, const SchoolDef& b) { return a.id < b.id; });
  auto world = std::make_shared<World>(in_order, Calendar(start, n_weeks, district.calendar), luck, def);
  world->schools = make_school_columns(in_order);
  make_sections(*world, def);
  const auto weeks = static_cast<std::size_t>(n_weeks);
  world->student_moves.resize(weeks);
  world->teacher_moves.resize(weeks);
  for (auto* counts :
       {&world->students_left, &world->students_entered, &world->teachers_left, &world->teachers_moved})
    counts->assign(weeks, 0);
  for (int y = 0; y < world->calendar.n_school_years(); ++y) {
    draw_student_moves(*world, def, y);
    draw_teacher_exits(*world, def, y);
    if (y == 0) {
      YearFrame first;
      first.teachers = founding_teachers(*world, def);
      first.student_id = founding_students(*world);
      world->years.push_back(std::move(first));
    } else {
      world->years.push_back(next_frame(*world, def, world->years.back(), y));
    }
  }
  draw_networks(*world, def, executor);
  world->school_links = link_schools(world->schools.size(), world->years.front().advice, world->posts.school);
  return world;
}

}  // namespace pilotwave
