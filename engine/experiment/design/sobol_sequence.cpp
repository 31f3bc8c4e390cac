#include "experiment/design/sobol_sequence.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <boost/random/sobol.hpp>

namespace pilotwave {
namespace {

constexpr std::uint32_t kSobolBits = 32;
/// Digits decided by one call: a subtree of 127 nodes, a bit each, of the 128 that a call yields.
constexpr std::uint32_t kDigitsPerCall = 7;

static_assert(boost::random::default_sobol_table::max_dimension == kMaxSobolDimensions);

template <class Coordinate>
Result<DesignMatrix> points(std::uint32_t count, std::uint32_t dimensions, Coordinate coordinate) {
  if (dimensions == 0 || dimensions > kMaxSobolDimensions) {
    return Diagnostic{Trouble::Usage,
                      {},
                      {},
                      fmt::format("a Sobol sequence of {} dimensions", dimensions),
                      fmt::format("there are direction numbers for 1 to {}", kMaxSobolDimensions)};
  }
  const std::vector<std::uint32_t> lattice = sobol_lattice(0, count, dimensions);
  DesignMatrix design(count, dimensions);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::uint32_t d = 0; d < dimensions; ++d)
      design.row(i)[d] = coordinate(lattice[i * dimensions + d], d);
  }
  return design;
}

}  // namespace

std::vector<std::uint32_t> sobol_lattice(std::uint32_t first, std::uint32_t count, std::uint32_t dimensions) {
  PILOTWAVE_ASSERT(dimensions >= 1 && dimensions <= kMaxSobolDimensions, "there are direction numbers");
  std::vector<std::uint32_t> out(std::size_t{count} * dimensions);
  auto from = out.begin();
  if (first == 0 && count > 0) from += dimensions;  // Boost's engine leaves the zero point out
  if (from == out.end()) return out;
  boost::random::sobol_engine<std::uint32_t, kSobolBits> engine(dimensions);
  if (first > 0) engine.seed(first - 1);
  engine.generate(from, out.end());
  return out;
}

std::uint32_t owen_scrambled(std::uint32_t coordinate, std::uint32_t dimension, const Luck& luck) {
  std::uint32_t out = 0;
  for (std::uint32_t first = 0, call = 0; first < kSobolBits; first += kDigitsPerCall, ++call) {
    const std::uint32_t before = first == 0 ? 0 : coordinate >> (kSobolBits - first);
    const PhiloxCounter words = luck.words(Stream::SobolScramble, dimension, call, before);
    // The node reached by the digits so far, numbered as in a heap with the root at 1.
    std::uint32_t node = 1;
    for (std::uint32_t digit = first; digit < std::min(first + kDigitsPerCall, kSobolBits); ++digit) {
      const std::uint32_t bit = (coordinate >> (kSobolBits - 1 - digit)) & 1U;
      const std::uint32_t flip = (words[node / 32] >> (node % 32)) & 1U;
      out = (out << 1) | (bit ^ flip);
      node = 2 * node + bit;
    }
  }
  return out;
}

Result<DesignMatrix> sobol_points(std::uint32_t count, std::uint32_t dimensions) {
  return points(count, dimensions,
                [](std::uint32_t x, std::uint32_t) { return static_cast<double>(x) * 0x1p-32; });
}

Result<DesignMatrix> scrambled_sobol_points(std::uint32_t count, std::uint32_t dimensions, const Luck& luck) {
  return points(count, dimensions, [&](std::uint32_t x, std::uint32_t d) {
    return Luck::to_unit32(owen_scrambled(x, d, luck));
  });
}

}  // namespace pilotwave
