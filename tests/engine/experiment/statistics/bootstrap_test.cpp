#include "experiment/statistics/bootstrap.hpp"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

double mean_index(std::span<const std::size_t> drawn) {
  double sum = 0;
  for (const std::size_t i : drawn) sum += static_cast<double>(i);
  return sum / static_cast<double>(drawn.size());
}

}  // namespace

TEST_CASE("a resample is the same however many are asked for, and other luck gives others") {
  const auto few = bootstrap(9, {5, Luck(1, 0), 0}, mean_index);
  const auto many = bootstrap(9, {50, Luck(1, 0), 0}, mean_index);
  CHECK(std::equal(few.begin(), few.end(), many.begin()));
  CHECK(bootstrap(9, {5, Luck(2, 0), 0}, mean_index) != few);
  CHECK(bootstrap(9, {5, Luck(1, 0), 1}, mean_index) != few);
}

TEST_CASE("every resample has as many replicates as there were, each of them one of those") {
  static_cast<void>(bootstrap(7, {200, Luck(3, 0), 0}, [](std::span<const std::size_t> drawn) {
    CHECK(drawn.size() == 7);
    CHECK(*std::max_element(drawn.begin(), drawn.end()) < 7);
    return 0.0;
  }));
}

TEST_CASE("a percentile interval holds the middle of what was resampled") {
  std::vector<double> values(101);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(100 - i);
  const Interval middle = percentile_interval(values, 0.9);
  CHECK(middle.low == Approx(5));
  CHECK(middle.high == Approx(95));
}
