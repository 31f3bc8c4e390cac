#include "network/cohort_order.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace pilotwave;

namespace {
std::vector<std::uint32_t> people(std::uint32_t n) {
  std::vector<std::uint32_t> out(n);
  std::iota(out.begin(), out.end(), 700U);
  return out;
}
}  // namespace

TEST_CASE("more stable friendships need narrower shifts") {
  FriendshipDef loose, tight;
  loose.yearly_stability = 0.40;
  tight.yearly_stability = 0.56;
  CHECK(reshuffle_width(tight) > 1.0);
  CHECK(reshuffle_width(tight) < reshuffle_width({}));
  CHECK(reshuffle_width({}) < reshuffle_width(loose));
  CHECK(reshuffle_width(loose) < 40.0);
}

TEST_CASE("a reshuffle is a permutation in which nobody moves further than the width") {
  const auto order = reshuffled_order(people(300), 11.0, 2, Luck(1, 0));
  auto sorted = order;
  std::ranges::sort(sorted);
  for (std::uint32_t k = 0; k < 300; ++k) {
    CHECK(sorted[k] == k);
    CHECK(std::abs(static_cast<double>(order[k]) - k) <= 11.0);
  }
  CHECK_FALSE(std::ranges::is_sorted(order));
}

TEST_CASE("no width, no move; no people, no order") {
  CHECK(std::ranges::is_sorted(reshuffled_order(people(50), 0.0, 1, Luck(1, 0))));
  CHECK(reshuffled_order({}, 5.0, 1, Luck(1, 0)).empty());
  CHECK(reshuffled_order(people(1), 5.0, 1, Luck(1, 0)) == std::vector<std::uint32_t>{0});
}

TEST_CASE("years and replicates shuffle differently, and a leaver leaves the others' order alone") {
  const auto order = reshuffled_order(people(100), 11.0, 1, Luck(1, 0));
  CHECK(order != reshuffled_order(people(100), 11.0, 2, Luck(1, 0)));
  CHECK(order != reshuffled_order(people(100), 11.0, 1, Luck(1, 1)));
  const auto fewer = reshuffled_order(people(99), 11.0, 1, Luck(1, 0));  // the last one has left
  auto without = order;
  std::erase(without, 99U);
  CHECK(fewer == without);
}
