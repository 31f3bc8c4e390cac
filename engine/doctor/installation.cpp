#include "doctor/installation.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

#include <fmt/format.h>

#include "base/fmath.hpp"
#include "base/hash.hpp"
#include "base/vector_clones.hpp"
#include "parallel/executor.hpp"
#include "rng/draw.hpp"
#include "rng/seat_words.hpp"

namespace pilotwave {
namespace {

InstallationCheck philox_vectors() {
  struct Known {
    PhiloxCounter counter;
    PhiloxKey key;
    PhiloxCounter answer;
  };
  constexpr std::uint32_t kOnes = 0xffffffff;
  // The authors' known answers (Random123, kat_vectors).
  constexpr std::array<Known, 3> kKnown = {
      {{{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
       {{kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}, {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
       {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
        {0xa4093822, 0x299f31d0},
        {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}}};
  int good = 0;
  for (const Known& known : kKnown) good += philox4x32(known.counter, known.key) == known.answer ? 1 : 0;
  return {"Draws", good == static_cast<int>(kKnown.size()),
          fmt::format("Philox4x32-10 gives {} of its authors' {} known answers", good, kKnown.size())};
}

std::string_view vector_width() {
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
  if (__builtin_cpu_supports("avx512f")) return "AVX-512, 512 bits";
  if (__builtin_cpu_supports("avx2")) return "AVX2, 256 bits";
  return "the processor's plain width";
#else
  return "one width, chosen by the compiler";
#endif
}

InstallationCheck vector_draws() {
  constexpr std::uint32_t kSeats = 1000, kPlace = 4711, kWeek = 3;
  const Luck luck(20260803, 1);
  std::vector<std::uint32_t> words;
  fill_seat_words(luck, Stream::StudentUse, kPlace, kWeek, kSeats, words);
  std::uint32_t same = 0;
  for (std::uint32_t seat = 0; seat < kSeats; ++seat)
    same += words[seat] == luck.seat_word(Stream::StudentUse, kPlace, kWeek, seat) ? 1U : 0U;
  return {"Vectors", same == kSeats,
          fmt::format("{}: {} of {} draws made many at a time are those made one by one", vector_width(),
                      same, kSeats)};
}

/// A product and a sum rounded apart, as every compiler must leave them: fused, the result would not be 0.
bool rounds_twice() {
  volatile double x = 1 + 0x1p-30;
  const double square = x * x;
  volatile double kept = square;
  return x * x - kept == 0;
}

InstallationCheck arithmetic() {
  // Bits of the elementary functions over a grid, as they must be everywhere.
  constexpr std::uint64_t kExpected = 0x42f3245e090bd8faULL;
  Fnv1a hash;
  for (int i = 1; i <= 2000; ++i) {
    const std::array<double, 4> values = {det_exp(-20 + 0.0234567 * i), det_log(0.0123456 * i),
                                          det_expm1(-0.3 + 0.0003 * i), det_logistic(-8 + 0.008 * i)};
    hash.bytes(values.data(), sizeof values);
  }
  const bool same = hash.value() == kExpected, twice = rounds_twice();
  return {"Sums", same && twice,
          fmt::format("elementary functions {} (digest {:016x}); products and sums are {}",
                      same ? "have the bits they must have" : "have other bits than they must have",
                      hash.value(), twice ? "rounded apart" : "fused")};
}

InstallationCheck executors(int threads) {
  constexpr std::size_t kTasks = 1000;
  std::string failed;
  const auto try_one = [&](std::unique_ptr<Executor> executor) {
    std::vector<std::atomic<int>> done(kTasks);
    executor->for_each(kTasks, [&](std::size_t i) { ++done[i]; });
    for (const std::atomic<int>& n : done) {
      if (n != 1) return static_cast<void>(failed += (failed.empty() ? "" : ", ") + executor->name());
    }
  };
  try_one(make_serial_executor());
  try_one(make_thread_executor(std::max(2, threads)));
  try_one(make_tbb_executor(std::max(2, threads)));
  return {"Threads", failed.empty(),
          fmt::format("{} processor{} may be used, {} thread{} will be; {}", available_workers(),
                      available_workers() == 1 ? "" : "s", threads, threads == 1 ? "" : "s",
                      failed.empty() ? "every executor does every task once"
                                     : "tasks were lost or done twice by: " + failed)};
}

}  // namespace

std::vector<InstallationCheck> check_installation(int threads) {
  return {philox_vectors(), vector_draws(), arithmetic(), executors(threads)};
}

}  // namespace pilotwave
