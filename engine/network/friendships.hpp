#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parallel/executor.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

/// One grade of one school: a contiguous run of seats, ordered so that neighbours share a homeroom.
struct GradeBlock {
  std::uint32_t school = 0;  ///< index of the school; blocks of a school are contiguous and in grade order
  std::uint32_t first_seat = 0;  ///< district-wide seat number
  std::uint32_t n_seats = 0;
};

/// Friendship nominations of every student of a district in one school year. Targets are seats *local to the
/// school* in 16 bits (a school has at most 60,000 seats), so that a network costs two bytes a tie.
struct Friendships {
  std::vector<std::uint32_t> watcher_offsets;  ///< n_seats + 1; who nominated this seat
  std::vector<std::uint16_t> watchers;         ///< school-local seats, each once; in no promised order
  std::vector<std::uint8_t> n_friends;         ///< out-degree (nominations made) of each seat, 0..24

  [[nodiscard]] std::span<const std::uint16_t> watchers_of(std::uint32_t seat) const {
    return {watchers.data() + watcher_offsets[seat], watchers.data() + watcher_offsets[seat + 1]};
  }
  friend bool operator==(const Friendships&, const Friendships&) = default;
};

/// What a friendship network should look like (targets of evidence rows 10.9, 10.10, 10.12). They are met in
/// grades of about 60 and more; smaller grades offer fewer to choose among (docs/model/networks.md).
struct FriendshipDef {
  double mean_nominations = 7.9;  ///< out-degree in grades large enough, 7.3 to 8.6
  double reciprocity = 0.55;      ///< share of nominations returned, 0.47 to 0.62
  double clustering =
      0.37;  ///< directed transitivity, the source's: i names j names k, i names k; 0.34 to 0.45
  double cross_grade_share = 0.06;  ///< nominations to the grade above or below
  double yearly_stability =
      0.48;  ///< Jaccard overlap of ties between two years among those who stay, 0.40 to 0.56

  friend bool operator==(const FriendshipDef&, const FriendshipDef&) = default;
};

/// Draws the network of one school year. Each pair of students is decided by draws keyed on the unordered
/// pair of person ids, so that ties persist while both stay close, and a newcomer changes only their own ties
/// and those of pairs they come to stand between (at most 8 seats, 2 circle places, or 1 place among the next
/// grade's away). Ties persist as far as the caller keeps the order of a grade: see network/cohort_order.hpp.
/// @param person  one stable person id per seat, unique in a school
/// @param blocks  every grade of every school, covering all seats in order; empty grades are allowed
/// @param school_year  0 or above; moves a third of the students to a new out-of-class circle each year
/// Linear in seats; parallel over schools; deterministic; no dependence on the order of schools.
[[nodiscard]] Friendships draw_friendships(std::span<const std::uint32_t> person,
                                           std::span<const GradeBlock> blocks, const FriendshipDef& def,
                                           int school_year, const Luck& luck, Executor& executor);

}  // namespace pilotwave
