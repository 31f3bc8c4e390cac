#include "model/metrics/student_counts.hpp"

#include <algorithm>
#include <cstring>

#include "base/vector_clones.hpp"
#include "population/world.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kBytes = 64, kFloats = 16;
typedef std::uint8_t Bytes __attribute__((vector_size(kBytes)));
typedef float Floats __attribute__((vector_size(4 * kFloats)));
typedef std::int32_t Lanes __attribute__((vector_size(4 * kFloats)));

constexpr std::uint8_t kCellBits = kLowIncome | kEnglishLearner;
static_assert(kCellBits + 1 == kCells, "cells are numbered by these bits");
constexpr std::uint8_t kNobody = 0x80;  ///< a trait that no student has: fills up the last block
/// Blocks after which a lane of bytes may be full.
constexpr std::uint32_t kMostBlocks = 255;

/// By reference: a vector of this width is passed by value differently in each of its caller's clones.
std::uint32_t total(const Bytes& lanes) {
  std::array<std::uint8_t, kBytes> each;
  std::memcpy(each.data(), &lanes, kBytes);
  std::uint32_t sum = 0;
  for (const std::uint8_t lane : each) sum += lane;
  return sum;
}

/// Counts one cell in at most kMostBlocks blocks.
PILOTWAVE_VECTOR_CLONES
void count_cell(std::uint32_t n_blocks, std::uint8_t cell, const std::uint8_t* traits,
                const std::uint8_t* use, const std::uint8_t* flags, StudentCounts* counts) {
  Bytes students{}, unguided{}, heavy{}, guided{}, any{}, informed{}, opted_out{};
  for (std::size_t at = 0; at < n_blocks * kBytes; at += kBytes) {
    Bytes t, u, f;
    std::memcpy(&t, traits + at, kBytes);
    std::memcpy(&u, use + at, kBytes);
    std::memcpy(&f, flags + at, kBytes);
    const Bytes here = reinterpret_cast<Bytes>((t & std::uint8_t{kCellBits | kNobody}) == cell);
    const Bytes alone = reinterpret_cast<Bytes>(u != std::uint8_t{0}) & here;
    const Bytes much = reinterpret_cast<Bytes>(u == static_cast<std::uint8_t>(StudentUse::Heavy)) & here;
    const Bytes served = reinterpret_cast<Bytes>((f & std::uint8_t{kHadGuided}) != std::uint8_t{0}) & here;
    const Bytes knows = reinterpret_cast<Bytes>((f & std::uint8_t{kInformed}) != std::uint8_t{0}) & here;
    const Bytes out = reinterpret_cast<Bytes>((f & std::uint8_t{kOptedOut}) != std::uint8_t{0}) & here;
    students += here & std::uint8_t{1};
    unguided += alone & std::uint8_t{1};
    heavy += much & std::uint8_t{1};
    guided += served & std::uint8_t{1};
    any += (alone | served) & std::uint8_t{1};
    informed += knows & std::uint8_t{1};
    opted_out += out & std::uint8_t{1};
  }
  *counts += {total(students), total(unguided), total(heavy),    total(guided),
              total(any),      total(informed), total(opted_out)};
}

PILOTWAVE_VECTOR_CLONES
void sum_blocks(std::uint32_t n_blocks, const std::uint8_t* traits, const float* column,
                float (*sums)[kFloats]) {
  Floats in[kCells];
  std::memcpy(in, sums, sizeof in);
  for (std::size_t at = 0; at < n_blocks * kFloats; at += kFloats) {
    Floats x;
    Lanes cell;
    std::memcpy(&x, column + at, sizeof x);
    for (std::size_t l = 0; l < kFloats; ++l) cell[l] = traits[at + l] & (kCellBits | kNobody);
    const Lanes bits = reinterpret_cast<Lanes>(x);
    for (std::size_t c = 0; c < kCells; ++c)
      in[c] += reinterpret_cast<Floats>(bits & (cell == static_cast<std::int32_t>(c)));
  }
  std::memcpy(sums, in, sizeof in);
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
  const auto traits_left = last_block<kBytes>(traits, n, kNobody),
             uses_left = last_block<kBytes>(uses, n, std::uint8_t{0}),
             flags_left = last_block<kBytes>(flags, n, std::uint8_t{0});
  std::array<StudentCounts, kCells> counts;
  for (std::uint8_t cell = 0; cell < kCells; ++cell) {
    const std::uint32_t blocks = n / kBytes;
    for (std::uint32_t done = 0; done < blocks; done += kMostBlocks) {
      const std::size_t at = done * kBytes;
      count_cell(std::min(kMostBlocks, blocks - done), cell, traits + at, uses + at, flags + at,
                 &counts[cell]);
    }
    count_cell(1, cell, traits_left.data(), uses_left.data(), flags_left.data(), &counts[cell]);
  }
  return counts;
}

std::array<double, kCells> sum_by_cell(std::uint32_t n, const std::uint8_t* traits, const float* column) {
  float lanes[kCells][kFloats] = {};
  sum_blocks(n / kFloats, traits, column, lanes);
  const auto traits_left = last_block<kFloats>(traits, n, kNobody);
  const auto column_left = last_block<kFloats>(column, n, 0.0F);
  sum_blocks(1, traits_left.data(), column_left.data(), lanes);
  std::array<double, kCells> sums{};
  for (std::size_t c = 0; c < kCells; ++c) {
    for (const float lane : lanes[c]) sums[c] += static_cast<double>(lane);
  }
  return sums;
}

}  // namespace pilotwave
