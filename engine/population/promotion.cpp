#include <algorithm>
#include <map>

#include "network/cohort_order.hpp"
#include "population/movement.hpp"

namespace pilotwave {
namespace {

/// Students waiting for a seat in one grade, by the school they come from.
struct Waiting {
  std::uint32_t from_school = 0;
  std::vector<std::uint32_t> seats;  ///< old seats, in cohort order
};

double squared_km(const SchoolColumns& schools, std::uint32_t a, std::uint32_t b) {
  const double dx = schools.x_km[a] - schools.x_km[b], dy = schools.y_km[a] - schools.y_km[b];
  return dx * dx + dy * dy;
}

/// A grade of a school that has seats left, as one group of waiting students sees it.
struct Room {
  double squared_km;
  std::uint32_t
      key;  ///< of the school: who is first among the equally near must not depend on names or lists
  std::size_t block;
};

/// For a heap that gives the nearest first.
bool farther(const Room& a, const Room& b) {
  return a.squared_km != b.squared_km ? a.squared_km > b.squared_km : a.key > b.key;
}

/// Gives the waiting students seats: each school's group goes to the nearest school with room, in runs, so
/// that friends stay together; then to the next nearest. Those left over leave the district. A school that is
/// full is not looked at again, and only as many are put in order as a group needs: else the work would grow
/// with the square of the number of schools, and faster.
/// @param blocks  of the grade that all of them want
void place(std::vector<Waiting>& waiting, std::vector<std::size_t> blocks, std::vector<std::uint32_t>& filled,
           const World& world, std::vector<std::uint32_t>& source) {
  std::sort(waiting.begin(), waiting.end(), [&](const Waiting& a, const Waiting& b) {
    return world.schools.key[a.from_school] < world.schools.key[b.from_school];
  });
  std::vector<Room> rooms;
  for (Waiting& group : waiting) {
    std::erase_if(blocks, [&](std::size_t b) { return filled[b] == world.grades[b].n_seats; });
    rooms.clear();
    for (const std::size_t b : blocks) {
      const std::uint32_t to = world.grades[b].school;
      rooms.push_back({squared_km(world.schools, group.from_school, to), world.schools.key[to], b});
    }
    std::make_heap(rooms.begin(), rooms.end(), farther);
    std::size_t next = 0;
    while (next < group.seats.size() && !rooms.empty()) {
      std::pop_heap(rooms.begin(), rooms.end(), farther);
      const std::size_t b = rooms.back().block;
      rooms.pop_back();
      const GradeBlock& block = world.grades[b];
      while (filled[b] < block.n_seats && next < group.seats.size())
        source[block.first_seat + filled[b]++] = group.seats[next++];
    }
  }
}

}  // namespace

std::vector<std::uint32_t> promote_students(const World& world, std::span<const std::uint32_t> person,
                                            const WorldDef& def, int new_year) {
  std::vector<std::uint32_t> source(person.size(), kNewcomer);
  std::vector<std::uint32_t> filled(world.grades.size(), 0);
  std::map<int, std::vector<std::size_t>> blocks_of_grade;
  for (std::size_t b = 0; b < world.grades.size(); ++b) blocks_of_grade[world.grade_of_block[b]].push_back(b);
  const double width = reshuffle_width(def.friendships);
  std::map<int, std::vector<Waiting>> waiting;  // by the grade they want
  for (std::size_t b = 0; b < world.grades.size(); ++b) {
    const GradeBlock& block = world.grades[b];
    const int grade = world.grade_of_block[b];
    if (grade == kGradeMax || block.n_seats == 0) continue;  // graduates leave
    const std::vector<std::uint32_t> order =
        reshuffled_order(person.subspan(block.first_seat, block.n_seats), width, new_year, world.luck);
    Waiting left{block.school, {}};
    const bool stays = b + 1 < world.grades.size() && world.grades[b + 1].school == block.school;
    for (const std::uint32_t k : order) {
      const std::uint32_t seat = block.first_seat + k;
      if (stays && filled[b + 1] < world.grades[b + 1].n_seats) {
        source[world.grades[b + 1].first_seat + filled[b + 1]++] = seat;
      } else {
        left.seats.push_back(seat);
      }
    }
    if (!left.seats.empty()) waiting[grade + 1].push_back(std::move(left));
  }
  for (auto& [grade, groups] : waiting) {
    if (const auto it = blocks_of_grade.find(grade); it != blocks_of_grade.end())
      place(groups, it->second, filled, world, source);
  }
  return source;
}

}  // namespace pilotwave
