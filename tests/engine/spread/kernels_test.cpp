// The small functions that the district's rules and the general runner share.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "spread/choice.hpp"
#include "spread/kept_exposure.hpp"
#include "spread/level_table.hpp"
#include "spread/moves.hpp"
#include "spread/step_chance.hpp"
#include "spread/threshold.hpp"

using namespace pilotwave;

TEST_CASE("a hazard becomes a chance by its mode") {
  CHECK(chance_in_step(0.41, 1, StepMode::Linear) == 0.41);
  CHECK(chance_in_step(0.41, 1, StepMode::Exponential) == Approx(0.336349749).epsilon(1e-8));
  CHECK(chance_in_step(3, 0.5, StepMode::Linear) == 1);
  CHECK(chance_in_step(3, 0.5, StepMode::Exponential) == Approx(-std::expm1(-1.5)).epsilon(1e-14));
  CHECK(either(0.001, 0.05) == Approx(0.05095).epsilon(1e-12));
}

TEST_CASE("low luck moves forward, high luck back, what lies between stays") {
  const Move<int> up{2, 0.3}, down{0, 0.2};
  CHECK(moved(0.29, 1, up, down) == 2);
  CHECK(moved(0.31, 1, up, down) == 1);
  CHECK(moved(0.79, 1, up, down) == 1);
  CHECK(moved(0.81, 1, up, down) == 0);
}

TEST_CASE("moves back get at most what moves forward leave") {
  const Move<int> up{2, 0.7}, down{0, 0.9};
  CHECK(moved(0.69, 1, up, down) == 2);
  CHECK(moved(0.71, 1, up, down) == 0);
  CHECK(moved(1e-10, 1, Move<int>{2, 1}, Move<int>{0, 1}) == 2);
  CHECK(moved(1 - 1e-10, 1, Move<int>{2, 1}, Move<int>{0, 1}) == 2);
}

TEST_CASE("several moves of one direction share their end of luck in order") {
  const std::array<Move<int>, 2> up{{{2, 0.1}, {3, 0.2}}}, down{{{0, 0.1}, {-1, 0.3}}};
  const auto at = [&](double u) {
    return moved(u, 1, std::span<const Move<int>>(up), std::span<const Move<int>>(down));
  };
  CHECK(at(0.05) == 2);
  CHECK(at(0.25) == 3);
  CHECK(at(0.5) == 1);
  CHECK(at(0.65) == -1);
  CHECK(at(0.95) == 0);
}

TEST_CASE("a share of a count is reached by ties, and rounding never asks for one more") {
  CHECK(0.28 * 25 > 7);  // what a bare ceil would stumble over
  CHECK(least_count(0.28, 25) == 7);
  CHECK(least_count(0.14, 50) == 7);
  CHECK(least_count(0.25, 4) == 1);
  CHECK(least_count(0.250001, 4) == 2);
  CHECK(reaches(7, 25, 0.28));
  CHECK_FALSE(reaches(6, 25, 0.28));
  CHECK(reaches(0, 10, 0));
  CHECK_FALSE(reaches(10, 10, 1.01));
  CHECK(reaches(0, 0, 0));
  CHECK_FALSE(reaches(0, 0, 0.1));
}

TEST_CASE("a change reaches every watcher's count once, whoever else writes") {
  const std::vector<std::uint16_t> watchers{0, 2, 3};
  std::vector<std::uint8_t> counts{5, 5, 5, 5};
  pass_on(std::span<const std::uint16_t>(watchers), 1, std::span(counts));
  pass_on<Writers::Many>(std::span<const std::uint16_t>(watchers).first(2), -1, std::span(counts));
  CHECK(counts == std::vector<std::uint8_t>{5, 5, 5, 6});
  std::vector<std::uint32_t> wide{1, 0, 1, 1};
  pass_on<Writers::Many>(std::span<const std::uint16_t>(watchers), -1, std::span(wide));
  CHECK(wide == std::vector<std::uint32_t>{0, 0, 0, 0});
}

TEST_CASE("a choice is the best in one's own eyes, with its lead") {
  const std::array<double, 3> utilities{0.5, 2.0, 1.25};
  CHECK(choose(utilities).best == 1);
  CHECK(choose(utilities).lead == 0.75);
  const std::array<double, 3> falling{3.0, 1.0, 2.0};
  CHECK(choose(falling).best == 0);
  CHECK(choose(falling).lead == 1.0);
  const std::array<double, 2> equal{1.0, 1.0};
  CHECK(choose(equal).best == 0);
  CHECK(choose(equal).lead == 0.0);
  const std::array<double, 1> alone{-4.0};
  CHECK(choose(alone).lead == std::numeric_limits<double>::infinity());
  CHECK(perceived(1.0, 0.0, 0.3) == 1.0);
  CHECK(perceived(1.0, 2.0, 0.3) == Approx(1 - 2 * std::log(-std::log(0.3))).epsilon(1e-13));
}

TEST_CASE("a table of levels moves people and shares alike") {
  const LevelTable table(3, {0.5, 0.3, 0.2, 0.1, 0.6, 0.3, 0.25, 0.15, 0.6}, 2);
  const Situation x;
  CHECK(table.next(0, x, 0.29) == 1);
  CHECK(table.next(0, x, 0.49) == 2);
  CHECK(table.next(0, x, 0.51) == 0);
  CHECK(table.next(1, x, 0.29) == 2);
  CHECK(table.next(1, x, 0.91) == 0);
  CHECK(table.next(2, x, 0.86) == 1);  // nearest first, from the high end
  CHECK(table.next(2, x, 0.84) == 0);
  CHECK_FALSE(table.adopts(1));
  CHECK(table.adopts(2));
  const std::vector<double> after = table.expected(std::vector<double>{0.5, 0.5, 0});
  CHECK(after[0] == Approx(0.3));
  CHECK(after[1] == Approx(0.45));
  CHECK(after[2] == Approx(0.25));
}
