#pragma once

#include <array>
#include <cstdint>

#include "network/friendships.hpp"

namespace pilotwave {

/// Two thresholds on one 32-bit word of luck: below `mutual` both name each other, from there to `tie` one
/// names the other, above `tie` neither does.
struct TieThresholds {
  std::uint32_t tie = 0;
  std::uint32_t mutual = 0;
};

/// The chances behind a FriendshipDef: how likely two students are tied, by how they stand to each other.
/// Solved from the wanted measures in closed form and by bisection; the equations are in
/// docs/model/networks.md.
class FriendshipLaw {
 public:
  static constexpr std::uint32_t kWindow =
      8;  ///< seats to either side within which classmates may be friends
  static constexpr std::uint32_t kCircleReach =
      2;                                         ///< places to either side in the circle order of the grade
  static constexpr std::uint32_t kMaxTies = 24;  ///< 2 * kWindow + 2 * kCircleReach + 4 in adjacent grades
  static constexpr std::uint32_t kFullGrade =
      48;  ///< from this size on, chances no longer depend on the size

  explicit FriendshipLaw(const FriendshipDef& def);
  /// The law of a definition. Solved once and kept by each thread, because every year of every replicate asks
  /// for the same; good until the thread asks for another.
  [[nodiscard]] static const FriendshipLaw& of(const FriendshipDef& def);

  /// Classmates `distance` (1..kWindow) seats apart in a grade of `n_seats`: element distance - 1.
  [[nodiscard]] std::array<TieThresholds, kWindow> near(std::uint32_t n_seats) const;
  /// Two of one grade who stand within kCircleReach of each other in circle order.
  [[nodiscard]] TieThresholds circle(std::uint32_t n_seats) const;
  /// Two of adjacent grades next to each other in the common circle order; `n_grades` >= 2 of the school.
  [[nodiscard]] TieThresholds cross(std::uint32_t n_grades) const;

  /// Expected Jaccard overlap of two years' nominations among those who stay, in a full grade whose seats
  /// were shifted by independent uniforms of the given width (seats).
  [[nodiscard]] double expected_stability(double width) const;
  /// The width that gives the wanted stability, by bisection (seats).
  [[nodiscard]] double reshuffle_width() const { return reshuffle_width_; }

 private:
  [[nodiscard]] double shadow_clustering(double circle_pairs) const;
  void settle(double circle_pairs);
  [[nodiscard]] double width_for(double stability) const;

  double mean_ = 0, mutual_pairs_ = 0;  // wanted, per student
  double cross_pairs_ = 0;              // per student of a school with many grades
  double circle_pairs_ = 0;             // per student
  double peak_ = 0;                     // chance of a tie at distance 1
  double returned_ = 0;                 // a tie of chance p is mutual with chance returned_ * p
  double reshuffle_width_ = 0;          // seats
};

}  // namespace pilotwave
