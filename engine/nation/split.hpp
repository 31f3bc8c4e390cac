#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pilotwave {

/// Whom a national number is about: everybody, schools by the share of their students who are eligible for
/// free or reduced-price lunch (bands of the National Center for Education Statistics), or students by
/// income.
enum class Split : std::uint8_t {
  All,
  LowPoverty,      ///< up to 25% eligible
  MidLowPoverty,   ///< above 25, up to 50%
  MidHighPoverty,  ///< above 50, up to 75%
  HighPoverty,     ///< above 75%
  LowIncome,       ///< eligible students, in whatever school
  NotLowIncome,
};
inline constexpr std::size_t kSplits = 7;

/// "all", "schools_0_25", ..., "low_income": as tables write it.
[[nodiscard]] std::string_view split_key(Split split);
/// "schools with up to 25% of students eligible for free or reduced-price lunch".
[[nodiscard]] std::string_view split_label(Split split);
/// The band of a school.
[[nodiscard]] Split band_of(double poverty_share);

}  // namespace pilotwave
