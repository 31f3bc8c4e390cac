#include "doctor/roll_call.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "explain/entity_id.hpp"

namespace pilotwave {
namespace {

std::vector<std::uint32_t> ids_of(const std::vector<TeacherPerson>& people) {
  std::vector<std::uint32_t> ids(people.size());
  std::transform(people.begin(), people.end(), ids.begin(), [](const TeacherPerson& p) { return p.id; });
  return ids;
}

}  // namespace

RollCall::RollCall(const World& world)
    : world_(world),
      teachers_(ids_of(world.years.front().teachers)),
      students_(world.years.front().student_id) {}

void RollCall::advance(int week) {
  const std::vector<SeatMove>& moves = world_.moves(week).students;
  std::vector<std::uint32_t> incoming;
  for (const SeatMove& m : moves)
    incoming.push_back(m.source == kNewcomer ? newcomer_student_id(world_, m.seat, week)
                                             : students_[m.source]);
  for (std::size_t i = 0; i < moves.size(); ++i) students_[moves[i].seat] = incoming[i];
  for (const SeatMove& m : world_.moves(week).teachers)
    teachers_[m.seat] = newcomer_teacher_id(world_, m.seat, week);
  if (week + 1 < world_.calendar.n_weeks() && world_.calendar.is_year_boundary(week + 1)) {
    const YearFrame& year = world_.years[static_cast<std::size_t>(world_.calendar.school_year(week + 1))];
    teachers_ = ids_of(year.teachers);
    students_ = year.student_id;
  }
}

std::optional<Breach> RollCall::missing(const ModelState& state, int week) const {
  const auto breach = [&](std::uint32_t school, const std::string& where, std::uint32_t expected,
                          std::uint32_t found) {
    return Breach{week, world_.schools.id[school],
                  fmt::format("{} holds person {:08x}; {:08x} is missing", where, found, expected)};
  };
  for (std::uint32_t t = 0; t < teachers_.size(); ++t) {
    if (state.teachers.person[t] != teachers_[t])
      return breach(world_.posts.school[t], teacher_id(t, world_), teachers_[t], state.teachers.person[t]);
  }
  for (std::uint32_t k = 0; k < students_.size(); ++k) {
    if (state.students.person[k] != students_[k])
      return breach(student_at(k, world_).school, student_id(k, world_), students_[k],
                    state.students.person[k]);
  }
  return std::nullopt;
}

}  // namespace pilotwave
