#include "doctor/state_difference.hpp"

#include <fmt/format.h>

#include "explain/parting.hpp"

namespace pilotwave {
namespace {

Breach breach_of(const World& world, std::uint32_t school, int week, const std::string& who,
                 const Difference& d) {
  return {
      week, world.schools.id[school],
      fmt::format("{}: {} is {} in one run, {} in the other", who, d.what, d.first_words, d.second_words)};
}

}  // namespace

std::optional<Breach> state_difference(const World& world, const ModelState& a, const ModelState& b,
                                       int week) {
  for (std::uint32_t s = 0; s < world.schools.size(); ++s) {
    for (std::uint32_t t = world.schools.first_teacher[s]; t < world.schools.first_teacher[s + 1]; ++t) {
      const auto found = teacher_differences(a.teachers, t, b.teachers, t);
      if (!found.empty()) return breach_of(world, s, week, teacher_id(t, world), found.front());
    }
    for (std::uint32_t k = world.schools.first_student[s]; k < world.schools.first_student[s + 1]; ++k) {
      const auto found = student_differences(a.students, k, b.students, k);
      if (!found.empty()) return breach_of(world, s, week, student_id(k, world), found.front());
    }
    const auto found = school_differences(a.schools[s], b.schools[s]);
    if (!found.empty()) return breach_of(world, s, week, "the school", found.front());
  }
  return std::nullopt;
}

Breach run_difference(const World& world, Simulation& a, Simulation& b, int week) {
  while (a.week() <= week && !a.finished()) a.step();
  while (b.week() <= week && !b.finished()) b.step();
  return state_difference(world, a.state(), b.state(), week)
      .value_or(Breach{week, {}, "the district's tools, money or counts differ between the runs"});
}

}  // namespace pilotwave
