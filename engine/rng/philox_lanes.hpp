#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "rng/draw.hpp"

namespace pilotwave {

/// Calls are made this many at a time: whole vector registers on every machine of today.
inline constexpr std::size_t kCallBatch = 16;

/// Many calls of Luck::words side by side in vector lanes, all of one stream and week. Word j of call i goes
/// to out[4 * i + j]; `n_calls` is a multiple of kCallBatch.
struct PhiloxLanes {
  const char* width;  ///< as a person would call it
  /// Calls of one place, of indices first, first + 1, ..
  void (*of_place)(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                   std::uint32_t first, std::size_t n_calls, std::uint32_t* out);
  /// Calls of an entity and an index each.
  void (*of_entities)(const Luck& luck, Stream stream, const std::uint32_t* entities, std::uint32_t week,
                      const std::uint32_t* indices, std::size_t n_calls, std::uint32_t* out);
};

/// Every width that this machine can run, the best first. All give the words of philox4x32, which is their
/// oracle.
[[nodiscard]] std::span<const PhiloxLanes> philox_widths();

}  // namespace pilotwave
