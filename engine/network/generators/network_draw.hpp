#pragma once

#include <cstdint>

#include "base/assert.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

/// The luck of one generated network: which replicate, what for, and which of several networks. A draw is a
/// pure function of these and of two numbers that name it (say, two nodes), so a network does not depend on
/// the order in which it is built. Boost.Graph's own generators need an engine with state, which would break
/// that.
struct NetworkDraw {
  Luck luck;
  Stream stream = Stream::UserStream;
  std::uint32_t network = 0;  ///< tells apart networks drawn for the same purpose

  [[nodiscard]] PhiloxCounter words(std::uint32_t first, std::uint32_t second) const {
    return luck.words(stream, first, network, second);
  }
  /// Uniform in [0, 1).
  [[nodiscard]] double uniform(std::uint32_t first, std::uint32_t second) const {
    return Luck::to_unit53(words(first, second), 0);
  }
  /// Uniform among 0 .. n - 1, n >= 1; see Luck::below().
  [[nodiscard]] static std::uint32_t below(std::uint32_t word, std::uint32_t n) {
    PILOTWAVE_ASSERT(n > 0, "something to choose from");
    return Luck::below(word, n);
  }
};

}  // namespace pilotwave
