#include "experiment/verdict.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

/// Fewest wins of `n` for which `good(verdict)` holds.
template <class Good>
int fewest_wins(int n, int together, Good good) {
  for (int won = 0; won <= n; ++won) {
    if (good(verdict_of({won, n - won, 0, 0}, together))) return won;
  }
  return -1;
}

}  // namespace

TEST_CASE("a verdict needs the wins of the exact interval, widened over goals held together (VV-Q4)") {
  const struct {
    int pairs, likely[3], clear[3];
  } rows[] = {{20, {15, 16, 16}, {19, 20, 20}},
              {50, {33, 34, 34}, {44, 45, 45}},
              {100, {61, 62, 63}, {84, 85, 86}},
              {200, {115, 117, 118}, {163, 164, 165}}};
  for (const auto& row : rows) {
    for (int goals = 1; goals <= 3; ++goals) {
      INFO(row.pairs << " pairs, " << goals << " goals");
      CHECK(fewest_wins(row.pairs, goals, favours_first) == row.likely[goals - 1]);
      CHECK(fewest_wins(row.pairs, goals, [](Verdict v) { return v == Verdict::ClearlyFirst; }) ==
            row.clear[goals - 1]);
    }
  }
}

TEST_CASE("83 wins of 100 are likely and 84 are clear (VV-Q4)") {
  CHECK(win_share({83, 17, 0, 0}, 1).low == Approx(0.741825).margin(5e-7));
  CHECK(verdict_of({83, 17, 0, 0}, 1) == Verdict::LikelyFirst);
  CHECK(verdict_of({84, 16, 0, 0}, 1) == Verdict::ClearlyFirst);
  CHECK(win_share({81, 19, 0, 0}, 1).low == Approx(0.719302).margin(5e-7));
  CHECK(win_share({81, 19, 0, 0}, 1).high == Approx(0.881557).margin(5e-7));
}

TEST_CASE("exchanging the plans mirrors every verdict") {
  for (int won = 0; won <= 60; ++won) {
    const WinCount count{won, 60 - won, 7, 0};
    CHECK(verdict_of(count.mirrored(), 2) == mirrored(verdict_of(count, 2)));
  }
  CHECK(verdict_word(Verdict::ClearlySecond) == "clear");
  CHECK(verdict_word(Verdict::LikelySecond) == "likely");
  CHECK(verdict_word(Verdict::TooClose) == "too close to call");
}

TEST_CASE("ties say nothing about who is better") {
  CHECK(verdict_of({15, 5, 80, 0}, 1) == verdict_of({15, 5, 0, 0}, 1));
  CHECK(verdict_of({0, 0, 100, 0}, 1) == Verdict::TooClose);
}

TEST_CASE("five pairs can never decide, six can (VV-J4)") {
  CHECK_FALSE(can_decide(5, 1));
  CHECK(can_decide(6, 1));
  CHECK_FALSE(can_decide(6, 2));
}
