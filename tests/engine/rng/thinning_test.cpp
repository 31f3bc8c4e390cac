#include "rng/thinning.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

std::vector<double> at_rate(double rate, double bound, std::uint32_t entity = 0) {
  return thinned_times(
      100, [=](double, const std::vector<double>&) { return rate; },
      [=](double, const std::vector<double>&) { return bound; }, Luck(3, 0), Stream::UserStream, entity, 0);
}

}  // namespace

TEST_CASE("Events come in order, before the horizon, and only where the rate is above nothing") {
  const std::vector<double> half = thinned_times(
      100, [](double t, const std::vector<double>&) { return t < 50 ? 2.0 : 0.0; },
      [](double, const std::vector<double>&) { return 2.0; }, Luck(3, 0), Stream::UserStream, 0, 0);
  REQUIRE(half.size() > 50);
  CHECK(std::is_sorted(half.begin(), half.end()));
  CHECK(half.front() >= 0);
  CHECK(half.back() < 50);
}

TEST_CASE("A higher rate under the same bound and luck only adds events") {
  const std::vector<double> few = at_rate(0.5, 3), many = at_rate(2, 3);
  CHECK(few.size() < many.size());
  CHECK(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  CHECK(at_rate(2, 3, 1) != many);
}

TEST_CASE("A bound of nothing ends the process") { CHECK(at_rate(0, 0).empty()); }
