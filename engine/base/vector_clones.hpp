#pragma once

#include <algorithm>
#include <cstddef>

namespace pilotwave {

/// A class has some 25 students: a loop over it would do most of them one by one, behind its whole vector
/// registers. So loops over one class after another run on into the next, whose own loop then writes there
/// what is right.
/// @param n  rows that are meant @param room  rows until the end of the column
/// @return  rows to do, in whole registers of any width where there is room
[[nodiscard]] inline std::size_t run_on(std::size_t n, std::size_t room) {
  constexpr std::size_t kRows = 16;
  return std::min((n + kRows - 1) / kRows * kRows, room);
}

}  // namespace pilotwave

/// Put before a function whose loops run over many people: it is compiled once for each vector width, and the
/// best one is chosen when the program starts. Every width gives the same bits: integers are exact, and
/// floating-point operations are neither fused nor reordered (-ffp-contract=off, no fast-math). Sanitizers
/// and other compilers get one plain version.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PILOTWAVE_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
/// For functions that name their registers themselves, put before functions of one name and one signature,
/// each for registers of so many bytes; the last is there always.
#define PILOTWAVE_VECTOR_WIDTHS
#define PILOTWAVE_WIDTH_64 __attribute__((target("arch=x86-64-v4")))
#define PILOTWAVE_WIDTH_32 __attribute__((target("arch=x86-64-v3")))
#define PILOTWAVE_WIDTH_16 __attribute__((target("default")))
#else
#define PILOTWAVE_VECTOR_CLONES
#define PILOTWAVE_WIDTH_16
#endif
