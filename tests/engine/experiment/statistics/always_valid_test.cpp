#include <cmath>

#include <catch2/catch.hpp>

#include <boost/math/distributions/binomial.hpp>

#include "experiment/statistics/always_valid.hpp"
#include "experiment/statistics/proportions.hpp"
#include "experiment/statistics/stopping.hpp"

using namespace pilotwave;

TEST_CASE("Evidence against the truth is 1 in the mean, after any number of trials") {
  for (const double p : {0.1, 0.5, 0.75}) {
    for (const int n : {1, 7, 60}) {
      double mean = 0;
      for (int won = 0; won <= n; ++won)
        mean += boost::math::pdf(boost::math::binomial_distribution<>(n, p), won) *
                std::exp(log_evidence_against(won, n - won, p));
      CHECK(mean == Approx(1).epsilon(1e-9));
    }
  }
  CHECK(log_evidence_against(0, 0, 0.3) == Approx(0).margin(1e-12));
  // One win: Beta(3/2, 1/2) / Beta(1/2, 1/2) = 1/2, over 1/2.
  CHECK(std::exp(log_evidence_against(1, 0, 0.5)) == Approx(1));
  // Two wins: 3/8 over 1/4.
  CHECK(std::exp(log_evidence_against(2, 0, 0.5)) == Approx(1.5));
  CHECK(std::isinf(log_evidence_against(1, 3, 0)));
}

TEST_CASE("Equal sides are told apart at any of 2,000 looks less often than the confidence says") {
  for (const double confidence : {0.90, 0.95, 0.99}) {
    const StoppingRule rule = [&](int won, int decided) {
      const bool enough = always_valid_p(won, decided) <= 1 - confidence;
      return !enough ? Settled::Open : 2 * won > decided ? Settled::First : Settled::Second;
    };
    std::vector<int> looks;
    for (int n = 1; n <= 2000; ++n) looks.push_back(n);
    const StoppingOdds odds = stopping_odds(rule, looks, 0.5);  // exact, over all paths
    CHECK(odds.first + odds.second < 1 - confidence);
    CHECK(odds.first + odds.second > (1 - confidence) / 10);  // and not by never saying anything
    CHECK(odds.first == Approx(odds.second));
    CHECK(stopping_odds(rule, looks, 0.7).first > 0.99);
  }
}

TEST_CASE("The interval holds the share, widens where nothing was seen, and is where evidence turns") {
  CHECK(always_valid_share(0, 0, 0.95).low == 0);
  CHECK(always_valid_share(0, 0, 0.95).high == 1);
  CHECK(always_valid_share(0, 30, 0.95).low == 0);
  CHECK(always_valid_share(30, 30, 0.95).high == 1);
  for (const int n : {1, 10, 100, 5000}) {
    for (int won = 0; won <= n; won += std::max(1, n / 9)) {
      const Interval i = always_valid_share(won, n, 0.95);
      const double share = static_cast<double>(won) / n;
      CHECK((i.low <= share && share <= i.high));
      if (won > 0) CHECK(log_evidence_against(won, n - won, i.low) == Approx(std::log(20)).epsilon(1e-6));
      if (won < n) CHECK(log_evidence_against(won, n - won, i.high) == Approx(std::log(20)).epsilon(1e-6));
      const Interval once = clopper_pearson(won, n, 0.95);
      CHECK((i.low <= once.low + 1e-9 && i.high >= once.high - 1e-9));  // the price of looking at any time
      const Interval mirrored = always_valid_share(n - won, n, 0.95);
      CHECK(i.low == Approx(1 - mirrored.high).margin(1e-9));
    }
  }
}
