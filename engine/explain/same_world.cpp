#include "explain/same_world.hpp"

#include <algorithm>
#include <span>

namespace pilotwave {
namespace {

bool same_person(const TeacherPerson& a, const TeacherPerson& b) {
  return a.id == b.id && a.innovativeness == b.innovativeness && a.experience == b.experience &&
         a.refuser == b.refuser;
}

bool same_moves(std::span<const SeatMove> a, std::span<const SeatMove> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const SeatMove& x, const SeatMove& y) {
    return x.seat == y.seat && x.source == y.source;
  });
}

bool same_week(const WeekOfMoves& a, const WeekOfMoves& b) {
  return same_moves(a.students, b.students) && same_moves(a.teachers, b.teachers);
}

bool same_year(const YearFrame& a, const YearFrame& b) {
  return std::equal(a.teachers.begin(), a.teachers.end(), b.teachers.begin(), b.teachers.end(),
                    same_person) &&
         a.student_id == b.student_id && a.teacher_source == b.teacher_source &&
         a.student_source == b.student_source && a.advice == b.advice && a.friends == b.friends &&
         std::equal(a.weeks.begin(), a.weeks.end(), b.weeks.begin(), b.weeks.end(), same_week);
}

}  // namespace

bool same_world(const World& a, const World& b) {
  if (&a == &b) return true;
  return a.posts.is_lead == b.posts.is_lead && a.posts.subject == b.posts.subject &&
         a.sections.first_student == b.sections.first_student && a.sections.teachers == b.sections.teachers &&
         std::equal(a.years.begin(), a.years.end(), b.years.begin(), b.years.end(), same_year);
}

}  // namespace pilotwave
