#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "base/fmath.hpp"
#include "base/lane_sum.hpp"
#include "model/metrics/student_counts.hpp"
#include "rng/seat_words.hpp"

/// Rates are students or calls a second. Sizes: an elementary school, a large high school.
namespace pilotwave {
namespace {

constexpr Luck kLuck(20260803, 0);
constexpr std::uint32_t kPlace = 7, kWeek = 20;

/// Rows of a school, spread over all cells and states.
struct School {
  std::vector<std::uint8_t> traits, flags;
  std::vector<StudentUse> use;
  std::vector<float> column;

  explicit School(std::uint32_t n) {
    std::vector<std::uint32_t> words;
    fill_seat_words(kLuck, Stream::StudentTraits, kPlace, kWeek, n, words);
    for (std::uint32_t k = 0; k < n; ++k) {
      traits.push_back(static_cast<std::uint8_t>(words[k] % 8));
      flags.push_back(static_cast<std::uint8_t>(words[k] / 8 % 128));
      use.push_back(static_cast<StudentUse>(words[k] / 1024 % 3));
      column.push_back(static_cast<float>(Luck::to_unit32(words[k])));
    }
  }
};

std::uint32_t size_of(const benchmark::State& state) { return static_cast<std::uint32_t>(state.range(0)); }
void students_a_second(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void words_of_luck(benchmark::State& state) {
  std::vector<std::uint32_t> words;
  for (auto _ : state) {
    fill_seat_words(kLuck, Stream::StudentUse, kPlace, kWeek, size_of(state), words);
    benchmark::DoNotOptimize(words.data());
  }
  students_a_second(state);
}

void words_one_by_one(benchmark::State& state) {
  std::vector<std::uint32_t> words(size_of(state));
  for (auto _ : state) {
    for (std::uint32_t k = 0; k < size_of(state); ++k)
      words[k] = kLuck.seat_word(Stream::StudentUse, kPlace, kWeek, k);
    benchmark::DoNotOptimize(words.data());
  }
  students_a_second(state);
}

void seats_in_the_tails(benchmark::State& state) {
  constexpr double kLow = 0.02, kHigh = 0.03;
  std::vector<std::uint32_t> words, seats;
  fill_seat_words(kLuck, Stream::StudentUse, kPlace, kWeek, size_of(state), words);
  for (auto _ : state) {
    benchmark::DoNotOptimize(seats_in_tails(words, size_of(state), {kLow, kHigh}, seats).data());
  }
  students_a_second(state);
}

void counting_students(benchmark::State& state) {
  const School school(size_of(state));
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        count_students(size_of(state), school.traits.data(), school.use.data(), school.flags.data()));
  }
  students_a_second(state);
}

void summing_by_cell(benchmark::State& state) {
  const School school(size_of(state));
  for (auto _ : state)
    benchmark::DoNotOptimize(sums_by_cell(
        size_of(state), school.traits.data(),
        {school.column.data(), school.column.data(), school.column.data(), school.column.data()}));
  students_a_second(state);
}

void summing_in_lanes(benchmark::State& state) {
  const School school(size_of(state));
  for (auto _ : state) benchmark::DoNotOptimize(lane_sum(school.column));
  students_a_second(state);
}

/// Sums of influences as decisions have them.
double sum_at(int i) { return -4 + 0.001 * (i % 8000); }

void exponentials(benchmark::State& state) {
  int i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(det_exp(sum_at(++i)));
}

void exponentials_of_the_library(benchmark::State& state) {
  int i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(std::exp(sum_at(++i)));
}

void bounds_of_exponentials(benchmark::State& state) {
  int i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(exp_at_most(sum_at(++i)));
}

BENCHMARK(words_of_luck)->Arg(560)->Arg(2000);
BENCHMARK(words_one_by_one)->Arg(560);
BENCHMARK(seats_in_the_tails)->Arg(560)->Arg(2000);
BENCHMARK(counting_students)->Arg(560)->Arg(2000);
BENCHMARK(summing_by_cell)->Arg(560)->Arg(2000);
BENCHMARK(summing_in_lanes)->Arg(560)->Arg(2000);
BENCHMARK(exponentials);
BENCHMARK(exponentials_of_the_library);
BENCHMARK(bounds_of_exponentials);

}  // namespace
}  // namespace pilotwave
