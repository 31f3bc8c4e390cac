#include "model/metrics/student_counts.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/byte_bits.hpp"
#include "base/vector_clones.hpp"
#include "population/world.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kFloats = 16;
constexpr std::uint8_t kCellBits = kLowIncome | kEnglishLearner;
static_assert(kCellBits + 1 == kCells, "cells are numbered by these bits");
constexpr std::uint8_t kNobody = 0x80;  ///< a trait that no student has: fills up the last block

template <int kFlag>
constexpr int kBitOf = std::countr_zero(static_cast<unsigned>(kFlag));
static_assert(static_cast<int>(StudentUse::None) == 0 && static_cast<int>(StudentUse::Light) == 1 &&
                  static_cast<int>(StudentUse::Heavy) == 2,
              "use is one bit for each kind of user");

/// Counts so many blocks of kBytesInMask students. @param here  which of the students are there, in each
/// block
PILOTWAVE_VECTOR_CLONES
void count_blocks(std::size_t n_blocks, std::uint64_t here, const std::uint8_t* traits,
                  const std::uint8_t* use, const std::uint8_t* flags, StudentCounts* counts) {
  for (std::size_t at = 0; at < n_blocks * kBytesInMask; at += kBytesInMask) {
    const std::uint64_t low_income = byte_bits<kBitOf<kLowIncome>>(traits + at),
                        learner = byte_bits<kBitOf<kEnglishLearner>>(traits + at);
    const std::uint64_t heavy = byte_bits<1>(use + at), alone = byte_bits<0>(use + at) | heavy;
    const std::uint64_t served = byte_bits<kBitOf<kHadGuided>>(flags + at),
                        informed = byte_bits<kBitOf<kInformed>>(flags + at),
                        out = byte_bits<kBitOf<kOptedOut>>(flags + at);
    for (std::size_t c = 0; c < kCells; ++c) {
      const std::uint64_t cell = here & ((c & kLowIncome) != 0 ? low_income : ~low_income) &
                                 ((c & kEnglishLearner) != 0 ? learner : ~learner);
      const auto count = [cell](std::uint64_t who) {
        return static_cast<std::uint32_t>(std::popcount(who & cell));
      };
      counts[c] += {count(cell),           count(alone),    count(heavy), count(served),
                    count(alone | served), count(informed), count(out)};
    }
  }
}

using Columns = std::array<const float*, kSummed>;
/// Of one column: a lane each for students 0, 16, 32, .. of every cell, for students 1, 17, ..
using LaneSums = float[kCells][kFloats];

template <std::size_t kBytes>
struct Registers {
  typedef float Floats __attribute__((vector_size(kBytes)));
  typedef std::int32_t Lanes __attribute__((vector_size(kBytes)));
};

/// Wider registers than a machine has fall apart into single numbers: so their type is told. One column after
/// the other: the sums of all would not fit into the registers.
template <class Floats, class Lanes>
__attribute__((always_inline)) inline void sum_lanes(std::size_t n_blocks, const std::uint8_t* traits,
                                                     const Columns& columns, LaneSums* sums) {
  constexpr std::size_t kHeld = sizeof(Floats) / sizeof(float), kRegisters = kFloats / kHeld;
  for (std::size_t which = 0; which < kSummed; ++which) {
    const float* column = columns[which];
    Floats in[kCells][kRegisters];
    std::memcpy(in, sums[which], sizeof in);
    for (std::size_t at = 0; at < n_blocks * kFloats; at += kFloats) {
      for (std::size_t r = 0; r < kRegisters; ++r) {
        Floats x;
        Lanes cell{};
        std::memcpy(&x, column + at + r * kHeld, sizeof x);
        for (std::size_t l = 0; l < kHeld; ++l) cell[l] = traits[at + r * kHeld + l] & (kCellBits | kNobody);
        const Lanes bits = reinterpret_cast<Lanes>(x);
        for (std::size_t c = 0; c < kCells; ++c)
          in[c][r] += reinterpret_cast<Floats>(bits & (cell == static_cast<std::int32_t>(c)));
      }
    }
    std::memcpy(sums[which], in, sizeof in);
  }
}

#ifdef PILOTWAVE_VECTOR_WIDTHS
/// All columns at once, into the 16 registers of their sums: who is of a cell is asked once. A lane that an
/// addition leaves out keeps its sum, as if 0 were added: no sum is ever -0.
PILOTWAVE_WIDTH_64 void sum_blocks(std::size_t n, const std::uint8_t* traits, const Columns& columns,
                                   LaneSums* sums) {
  __m512 in[kSummed][kCells];
  std::memcpy(in, sums, sizeof in);
  constexpr __mmask16 kEverybody = 0xffff;
  const __m512i mask = _mm512_set1_epi32(kCellBits | kNobody);
  for (std::size_t at = 0; at < n * kFloats; at += kFloats) {
    // By a mask of all lanes: GCC 12 calls the plain form uninitialised.
    const __m512i all = _mm512_maskz_cvtepu8_epi32(
        kEverybody, _mm_loadu_si128(reinterpret_cast<const __m128i*>(traits + at)));
    const __m512i cell = _mm512_and_si512(all, mask);
    for (std::size_t c = 0; c < kCells; ++c) {
      const __mmask16 here = _mm512_cmpeq_epi32_mask(cell, _mm512_set1_epi32(static_cast<int>(c)));
      for (std::size_t which = 0; which < kSummed; ++which) {
        in[which][c] =
            _mm512_mask_add_ps(in[which][c], here, in[which][c], _mm512_loadu_ps(columns[which] + at));
      }
    }
  }
  std::memcpy(sums, in, sizeof in);
}
PILOTWAVE_WIDTH_32 void sum_blocks(std::size_t n, const std::uint8_t* traits, const Columns& columns,
                                   LaneSums* sums) {
  sum_lanes<Registers<32>::Floats, Registers<32>::Lanes>(n, traits, columns, sums);
}
#endif
PILOTWAVE_WIDTH_16 void sum_blocks(std::size_t n, const std::uint8_t* traits, const Columns& columns,
                                   LaneSums* sums) {
  sum_lanes<Registers<16>::Floats, Registers<16>::Lanes>(n, traits, columns, sums);
}

/// What is left of a column behind its whole blocks, filled up to a block.
template <std::size_t N, class T>
std::array<T, N> last_block(const T* column, std::uint32_t n, T filler) {
  std::array<T, N> block;
  block.fill(filler);
  std::copy(column + n / N * N, column + n, block.begin());
  return block;
}

}  // namespace

StudentCounts& StudentCounts::operator+=(const StudentCounts& o) {
  students += o.students, unguided += o.unguided, heavy += o.heavy, guided += o.guided, any += o.any;
  informed += o.informed, opted_out += o.opted_out;
  return *this;
}

std::array<StudentCounts, kCells> count_students(std::uint32_t n, const std::uint8_t* traits,
                                                 const StudentUse* use, const std::uint8_t* flags) {
  const auto* uses = reinterpret_cast<const std::uint8_t*>(use);
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  std::array<StudentCounts, kCells> counts;
  count_blocks(n / kBytesInMask, kAll, traits, uses, flags, counts.data());
  if (const std::uint32_t left = n % kBytesInMask; left > 0) {
    count_blocks(1, kAll >> (kBytesInMask - left),
                 last_block<kBytesInMask>(traits, n, std::uint8_t{0}).data(),
                 last_block<kBytesInMask>(uses, n, std::uint8_t{0}).data(),
                 last_block<kBytesInMask>(flags, n, std::uint8_t{0}).data(), counts.data());
  }
  return counts;
}

std::array<std::array<double, kCells>, kSummed> sums_by_cell(std::uint32_t n, const std::uint8_t* traits,
                                                             const Columns& columns) {
  LaneSums lanes[kSummed] = {};
  sum_blocks(n / kFloats, traits, columns, lanes);
  const auto traits_left = last_block<kFloats>(traits, n, kNobody);
  std::array<std::array<float, kFloats>, kSummed> left;
  Columns columns_left{};
  for (std::size_t which = 0; which < kSummed; ++which) {
    left[which] = last_block<kFloats>(columns[which], n, 0.0F);
    columns_left[which] = left[which].data();
  }
  sum_blocks(1, traits_left.data(), columns_left, lanes);
  std::array<std::array<double, kCells>, kSummed> sums{};
  for (std::size_t lane = 0; lane < kFloats; ++lane) {
    for (std::size_t which = 0; which < kSummed; ++which) {
      for (std::size_t c = 0; c < kCells; ++c) sums[which][c] += static_cast<double>(lanes[which][c][lane]);
    }
  }
  return sums;
}

}  // namespace pilotwave
