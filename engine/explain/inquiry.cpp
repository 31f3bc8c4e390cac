#include "explain/inquiry.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/assert.hpp"
#include "explain/same_world.hpp"

namespace pilotwave {
namespace {

/// Where somebody is once the week's turnover has been.
std::string whereabouts(const PersonExplanation& e, const World& world, const ModelState& after) {
  const bool teacher = e.id.kind == EntityKind::Teacher;
  const auto& people = teacher ? after.teachers.person : after.students.person;
  const std::uint32_t seat = teacher ? post_of(e.id, world) : seat_of(e.id, world);
  if (people[seat] == e.person) return {};
  const auto it = std::find(people.begin(), people.end(), e.person);
  if (it == people.end()) return "leaves the district at the end of this week";
  const auto there = static_cast<std::uint32_t>(it - people.begin());
  return fmt::format("moves to {} at the end of this week",
                     teacher ? teacher_id(there, world) : student_id(there, world));
}

}  // namespace

Answer explain(const Twin& plan, const Inquiry& inquiry, Executor& executor) {
  Simulation simulation(plan.world, plan.plan, executor);
  PILOTWAVE_ASSERT(inquiry.week >= 0 && inquiry.week < plan.world->calendar.n_weeks(),
                   "the week is in the run");
  while (simulation.week() < inquiry.week) simulation.step();
  Answer answer;
  const World& world = *plan.world;
  simulation.step([&](const OpenWeek& week) {
    if (inquiry.id.kind == EntityKind::Teacher)
      answer.explanation = explain_teacher(week.context, post_of(inquiry.id, world));
    if (inquiry.id.kind == EntityKind::Student)
      answer.explanation = explain_student(week.context, week.state.students, seat_of(inquiry.id, world));
    if (inquiry.id.kind == EntityKind::School)
      answer.explanation = explain_school(week, inquiry.id.school, simulation.record().events);
  });
  if (const auto* person = std::get_if<PersonExplanation>(&answer.explanation))
    answer.afterwards = whereabouts(*person, world, simulation.state());
  return answer;
}

TwinAnswer explain_twins(const Twin& first, const Twin& second, const Inquiry& inquiry, Executor& executor) {
  TwinAnswer twins{explain(first, inquiry, executor), explain(second, inquiry, executor), {}};
  twins.same_world = same_world(*first.world, *second.world);
  const auto* person = std::get_if<PersonExplanation>(&twins.first.explanation);
  twins.parting = first_parting(first, second, inquiry.id, person ? person->person : 0, executor);
  return twins;
}

}  // namespace pilotwave
