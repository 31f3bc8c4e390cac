#include "experiment/statistics/stopping.hpp"

#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

#include "experiment/statistics/sign_test.hpp"

using namespace pilotwave;

namespace {

std::vector<int> every_pair(int n) {
  std::vector<int> looks(static_cast<std::size_t>(n));
  std::iota(looks.begin(), looks.end(), 1);
  return looks;
}

const StoppingRule kExact = when_interval_excludes_half(ProportionInterval::ClopperPearson, 0.95);

}  // namespace

TEST_CASE("one look at equal plans is wrong as often as the binomial tails say") {
  // The exact interval at 20 pairs leaves one half out from 15 wins on.
  const StoppingOdds odds = stopping_odds(kExact, std::vector<int>{20}, 0.5);
  CHECK(odds.first == Approx(one_sided_sign_test(15, 20)).epsilon(1e-12));
  CHECK(odds.second == Approx(odds.first).epsilon(1e-12));
  CHECK(odds.open == Approx(1 - odds.first - odds.second).epsilon(1e-12));
  CHECK(odds.expected_pairs == Approx(20));
}

TEST_CASE("chances add up to one, and a plan that always wins is found out at once") {
  const StoppingOdds odds = stopping_odds(kExact, every_pair(50), 0.7);
  CHECK(odds.first + odds.second + odds.neither + odds.open == Approx(1).epsilon(1e-12));
  const StoppingOdds sure = stopping_odds(kExact, every_pair(50), 1.0);
  CHECK(sure.first == 1);
  CHECK(sure.expected_pairs == 6);  // five wins of five cannot decide, six of six do
}

TEST_CASE("stopping when nothing can change any more saves pairs and changes no verdict") {
  for (const double p : {0.5, 0.6, 0.9}) {
    const StoppingOdds once = stopping_odds(kExact, std::vector<int>{40}, p);
    const StoppingOdds early = stopping_odds(when_certain(kExact, 40), every_pair(40), p);
    CHECK(early.first == Approx(once.first).epsilon(1e-12));
    CHECK(early.second == Approx(once.second).margin(1e-15).epsilon(1e-12));
    CHECK(early.neither == Approx(once.open).epsilon(1e-12));
    CHECK(early.open == Approx(0).margin(1e-15));
    CHECK(early.expected_pairs < 40);
  }
}
