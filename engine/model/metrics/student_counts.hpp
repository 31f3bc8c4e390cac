#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "model/metrics/measure.hpp"
#include "model/state.hpp"

namespace pilotwave {

/// Students of one cell (measure.hpp) of a school, counted by what is a yes or no.
struct StudentCounts {
  std::uint32_t students = 0;
  std::uint32_t unguided = 0, heavy = 0;  ///< use AI alone; depend on it
  std::uint32_t guided = 0, any = 0;      ///< used guided AI this week; any AI
  std::uint32_t informed = 0, opted_out = 0;
  StudentCounts& operator+=(const StudentCounts& other);
};

/// Counts students, many side by side in vector lanes.
[[nodiscard]] std::array<StudentCounts, kCells> count_students(std::uint32_t n, const std::uint8_t* traits,
                                                               const StudentUse* use,
                                                               const std::uint8_t* flags);

/// Columns that are summed side by side.
inline constexpr std::size_t kSummed = 4;
/// The sums of columns by cell, in single precision: student i in lane i mod 16, the lanes added up in order.
[[nodiscard]] std::array<std::array<double, kCells>, kSummed> sums_by_cell(
    std::uint32_t n, const std::uint8_t* traits, const std::array<const float*, kSummed>& columns);

}  // namespace pilotwave
