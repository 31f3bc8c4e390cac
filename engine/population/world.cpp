#include "population/world.hpp"

#include <algorithm>

#include "network/school_links.hpp"
#include "population/school_columns.hpp"

namespace pilotwave {

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
                                         const WorldDef& def, const Luck& luck, Executor& executor,
                                         YearsKept kept) {
  DistrictDef in_order = district;  // whatever order they were written in
  std::sort(in_order.schools.begin(), in_order.schools.end(),
            [](const SchoolDef& a, const SchoolDef& b) { return a.id < b.id; });
  auto world =
      std::make_shared<World>(in_order, Calendar(start, n_weeks, district.calendar), luck, def, kept);
  world->schools = make_school_columns(in_order);
  make_sections(*world, def);
  world->years.begin_with(*world, executor);
  world->school_links = link_schools(world->schools.size(), world->years.front().advice, world->posts.school);
  return world;
}

}  // namespace pilotwave
