#include "population/school_years.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/assert.hpp"
#include "network/measures.hpp"
#include "population/movement.hpp"
#include "population/world.hpp"

namespace pilotwave {
namespace {

std::vector<TeacherPerson> founding_teachers(const World& world) {
  std::vector<TeacherPerson> people(world.n_teachers());
  for (std::uint32_t t = 0; t < people.size(); ++t) {
    const std::uint32_t s = world.posts.school[t];
    const std::uint32_t id = person_id(world.schools.key[s], 0, t - world.schools.first_teacher[s], true);
    people[t] = teacher_person(id, true, world.def, world.luck);
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

std::vector<AdviceSeat> advice_seats(const World& world, std::span<const TeacherPerson> people) {
  std::vector<AdviceSeat> seats(people.size());
  constexpr double kVeteran = 20;  // years after which experience adds no more standing
  for (std::size_t t = 0; t < people.size(); ++t) {
    const double years = std::min(static_cast<double>(people[t].experience), kVeteran);
    const double standing = (world.def.advice_standing_new + world.def.advice_standing_year * years) *
                            (world.posts.is_lead[t] ? world.def.advice_standing_lead : 1.0);
    seats[t] = {
        people[t].id,         world.posts.school[t],       static_cast<std::uint8_t>(world.posts.subject[t]),
        world.posts.grade[t], world.posts.is_lead[t] != 0, static_cast<float>(standing)};
  }
  return seats;
}

void draw_staff_network(const World& world, YearFrame& frame) {
  const std::vector<AdviceSeat> seats = advice_seats(world, frame.teachers);
  frame.advice = draw_advice(seats, world.def.advice, world.luck);
  frame.advice_watchers = reversed(frame.advice);
  frame.prominence = page_rank(frame.advice);
}

/// The ties of school years `first` to `last`: they depend on who sits where, not on each other.
void draw_networks(const World& world, std::size_t first, std::size_t last, std::vector<YearFrame>& frames,
                   Executor& executor) {
  const std::size_t n_years = last + 1 - first;
  executor.for_each(2 * n_years, [&](std::size_t task) {
    const std::size_t year = first + task % n_years;
    YearFrame& frame = frames[year];
    if (task < n_years)
      frame.friends = draw_friendships(frame.student_id, world.grades, world.def.friendships,
                                       static_cast<int>(year), world.luck, executor);
    else
      draw_staff_network(world, frame);
  });
}

/// Gives back the memory of a year's ties.
void drop_networks(YearFrame& frame) {
  frame.friends = {};
  frame.advice = frame.advice_watchers = {};
  frame.prominence = {};
}

/// Takes the people of a frame, with the year's own moves applied, to its end.
void live_through(const World& world, const YearFrame& frame, std::vector<TeacherPerson>& teachers,
                  std::vector<std::uint32_t>& students) {
  int w = frame.first_week;
  for (const WeekOfMoves& week : frame.weeks) {
    std::vector<std::uint32_t> incoming(week.students.size());
    for (std::size_t i = 0; i < incoming.size(); ++i) {
      const SeatMove& m = week.students[i];
      incoming[i] = m.source == kNewcomer ? newcomer_student_id(world, m.seat, w) : students[m.source];
    }
    for (std::size_t i = 0; i < incoming.size(); ++i) students[week.students[i].seat] = incoming[i];
    for (const SeatMove& m : week.teachers)
      teachers[m.seat] = teacher_person(newcomer_teacher_id(world, m.seat, w), false, world.def, world.luck);
    ++w;
  }
}

/// Fills a frame with those who sit where after the turn of a school year.
void turn_year(const World& world, const YearFrame& last, std::size_t year, YearFrame& frame) {
  std::vector<TeacherPerson> teachers = last.teachers;
  std::vector<std::uint32_t> students = last.student_id;
  live_through(world, last, teachers, students);
  frame.teacher_source = move_teachers(world, teachers, world.def, static_cast<int>(year));
  frame.student_source = promote_students(world, students, world.def, static_cast<int>(year));
  WeekOfMoves& turn = frame.weeks.front();
  const int week = frame.first_week;
  frame.teachers.resize(teachers.size());
  for (std::uint32_t t = 0; t < teachers.size(); ++t) {
    const std::uint32_t from = frame.teacher_source[t];
    frame.teachers[t] =
        from == kNewcomer ? teacher_person(newcomer_teacher_id(world, t, week), false, world.def, world.luck)
                          : teachers[from];
    if (from != kNewcomer) frame.teachers[t].experience += 1;
    turn.teachers_left += from == kNewcomer ? 1 : 0;
    turn.teachers_moved += from != kNewcomer && from != t ? 1 : 0;
  }
  frame.student_id.resize(students.size());
  for (std::uint32_t k = 0; k < students.size(); ++k) {
    const std::uint32_t from = frame.student_source[k];
    frame.student_id[k] = from == kNewcomer ? newcomer_student_id(world, k, week) : students[from];
  }
  const auto came = static_cast<std::uint32_t>(
      std::count(frame.student_source.begin(), frame.student_source.end(), kNewcomer));
  turn.students_entered += came;
  turn.students_left += came;
}

}  // namespace

SchoolYears::SchoolYears(const Calendar& calendar, YearsKept kept)
    : kept_(kept), frames_(static_cast<std::size_t>(calendar.n_school_years())) {
  for (int w = 0; w < calendar.n_weeks(); ++w) {
    if (w == 0 || calendar.is_year_boundary(w)) first_week_.push_back(w);
  }
  first_week_.push_back(calendar.n_weeks());
}

const YearFrame& SchoolYears::operator[](std::size_t year) const {
  PILOTWAVE_ASSERT(frames_[year].is_there(), "the run has come to this school year");
  return frames_[year];
}

void SchoolYears::people_of(const World& world, std::size_t year) const {
  YearFrame frame;
  frame.first_week = first_week_[year];
  frame.weeks.resize(static_cast<std::size_t>(first_week_[year + 1] - first_week_[year]));
  draw_student_moves(world, world.def, static_cast<int>(year), frame);
  draw_teacher_exits(world, world.def, static_cast<int>(year), frame);
  if (year == 0) {
    frame.teachers = founding_teachers(world);
    frame.student_id = founding_students(world);
  } else {
    turn_year(world, frames_[year - 1], year, frame);
  }
  frames_[year] = std::move(frame);
}

void SchoolYears::reach(const World& world, std::size_t year, Executor& executor) const {
  if (frames_[year].is_there()) return;
  PILOTWAVE_ASSERT(kept_ == YearsKept::Latest, "a world that keeps all its years has them from the start");
  std::size_t from = 0;
  if (year > 0 && frames_[year - 1].is_there()) from = year;
  for (std::size_t y = 0; y < frames_.size(); ++y) {
    if (y + 1 == from)
      drop_networks(frames_[y]);
    else
      frames_[y] = {};
  }
  for (std::size_t y = from; y <= year; ++y) {
    people_of(world, y);
    if (y > 0) frames_[y - 1] = {};
  }
  draw_networks(world, year, year, frames_, executor);
}

void SchoolYears::begin_with(const World& world, Executor& executor) const {
  if (kept_ == YearsKept::Latest) return reach(world, 0, executor);
  for (std::size_t year = 0; year < size(); ++year) people_of(world, year);
  draw_networks(world, 0, size() - 1, frames_, executor);
}

}  // namespace pilotwave
