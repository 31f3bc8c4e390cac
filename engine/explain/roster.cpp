#include "explain/roster.hpp"

#include <bit>

#include <fmt/format.h>

#include "explain/words.hpp"
#include "model/student_use.hpp"

namespace pilotwave {
namespace {

RosterLine teacher_line(std::uint32_t t, const World& world, const ModelState& state) {
  return {
      teacher_id(t, world),
      fmt::format("{}{}, {}", subject_name(world.posts.subject[t]), world.posts.is_lead[t] ? ", lead" : "",
                  experience_words(static_cast<double>(state.teachers.experience[t]))),
      std::string(use_level_words(state.teachers.level[t]))};
}

RosterLine student_line(std::uint32_t k, const World& world, const ModelState& state) {
  return {student_id(k, world),
          fmt::format("grade {}", grade_name(world.sections.grade[section_of(world, k)])),
          std::string(student_use_words(state.students.use[k]))};
}

RosterLine school_line(std::uint32_t s, const World& world, const ModelState& state) {
  const SchoolDef& def = world.district.schools[s];
  const int open = std::popcount(state.schools[s].open);
  return {
      entity_text({EntityKind::School, s, 0}, def.id),
      fmt::format("{}, {} students, {} teachers", def.name, def.students, def.teachers),
      open == 0 ? std::string("no tool open") : fmt::format("{} tool{} open", open, open == 1 ? "" : "s")};
}

}  // namespace

std::vector<RosterLine> roster(EntityKind kind, std::optional<std::uint32_t> school, const World& world,
                               const ModelState& state) {
  std::vector<RosterLine> lines;
  const std::uint32_t from = school.value_or(0), to = school ? from + 1 : world.schools.size();
  const auto& first = kind == EntityKind::Teacher ? world.schools.first_teacher : world.schools.first_student;
  if (kind == EntityKind::School) {
    for (std::uint32_t s = from; s < to; ++s) lines.push_back(school_line(s, world, state));
    return lines;
  }
  for (std::uint32_t i = first[from]; i < first[to]; ++i)
    lines.push_back(kind == EntityKind::Teacher ? teacher_line(i, world, state)
                                                : student_line(i, world, state));
  return lines;
}

}  // namespace pilotwave
