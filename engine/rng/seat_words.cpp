#include "rng/seat_words.hpp"

#include <cstddef>

namespace pilotwave {
namespace {

constexpr std::size_t kLanes = 16;  ///< calls in flight; whole vector registers on every machine of today

/// kLanes Philox calls side by side, written so that compilers turn the inner loops into vector code.
/// Integers only, so every instruction set gives the same bits; the best one is chosen when the program
/// starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
void philox_lanes(std::uint32_t stream, std::uint32_t place, std::uint32_t week, std::uint32_t first, std::uint32_t seed,
                  std::uint32_t replicate, std::uint32_t* out) {
  std::uint32_t c0[kLanes], c1[kLanes], c2[kLanes], c3[kLanes];
  for (std::size_t l = 0; l < kLanes; ++l) {
    c0[l] = stream, c1[l] = place, c2[l] = week, c3[l] = first + static_cast<std::uint32_t>(l);
  }
  std::uint32_t k0 = seed, k1 = replicate;
  for (int round = 0; round < 10; ++round) {
    for (std::size_t l = 0; l < kLanes; ++l) {
      const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * c0[l], p1 = std::uint64_t{0xCD9E8D57U} * c2[l];
      const std::uint32_t a = static_cast<std::uint32_t>(p1 >> 32) ^ c1[l] ^ k0,
                          b = static_cast<std::uint32_t>(p0 >> 32) ^ c3[l] ^ k1;
      c1[l] = static_cast<std::uint32_t>(p1);
      c3[l] = static_cast<std::uint32_t>(p0);
      c0[l] = a;
      c2[l] = b;
    }
    k0 += 0x9E3779B9U;
    k1 += 0xBB67AE85U;
  }
  for (std::size_t l = 0; l < kLanes; ++l) {
    out[4 * l] = c0[l], out[4 * l + 1] = c1[l], out[4 * l + 2] = c2[l], out[4 * l + 3] = c3[l];
  }
}

}  // namespace

void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out) {
  const std::uint32_t seats = static_cast<std::uint32_t>(4 * kLanes), batches = (n + seats - 1) / seats;
  out.resize(std::size_t{batches} * seats);
  for (std::uint32_t b = 0; b < batches; ++b) {
    philox_lanes(static_cast<std::uint32_t>(stream), place, week, b * static_cast<std::uint32_t>(kLanes),
                 luck.seed(), luck.replicate(), out.data() + std::size_t{b} * seats);
  }
}

}  // namespace pilotwave
