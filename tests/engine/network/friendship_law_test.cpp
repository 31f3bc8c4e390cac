#include "network/friendship_law.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {
double chance(std::uint32_t threshold) { return static_cast<double>(threshold) * 0x1p-32; }
}  // namespace

TEST_CASE("the chances of a full grade add up to the wanted nominations and returns") {
  for (const double wanted : {7.3, 7.9, 8.6}) {
    FriendshipDef def;
    def.mean_nominations = wanted;
    const FriendshipLaw law(def);
    double ties = 0, mutual = 0;
    const auto add = [&](TieThresholds t, double pairs) {
      ties += pairs * chance(t.tie);
      mutual += pairs * chance(t.mutual);
    };
    for (const TieThresholds& t : law.near(200)) add(t, 1);
    add(law.circle(200), FriendshipLaw::kCircleReach);
    add(law.cross(4), 3.0 / 4);
    CHECK(ties + mutual == Approx(wanted).epsilon(1e-6));
    CHECK(2 * mutual / (ties + mutual) == Approx(def.reciprocity).epsilon(1e-6));
  }
}

TEST_CASE("more clustering is bought with fewer far ties") {
  FriendshipDef loose, tight;
  loose.clustering = 0.34;
  tight.clustering = 0.45;
  CHECK(FriendshipLaw(loose).circle(200).tie > FriendshipLaw(tight).circle(200).tie);
}

TEST_CASE("chances fall with distance and stop depending on size at 48 seats") {
  const FriendshipLaw law{FriendshipDef{}};
  const auto near = law.near(100);
  for (std::size_t d = 1; d < near.size(); ++d) {
    CHECK(near[d].tie <= near[d - 1].tie);
    CHECK(near[d].mutual <= near[d].tie);
    CHECK(near[d].tie == law.near(48)[d].tie);
  }
  CHECK(law.near(30)[0].tie < near[0].tie);
  CHECK(law.near(1)[0].tie == 0);
}

TEST_CASE("expected stability falls as seats are shifted further") {
  const FriendshipLaw law{FriendshipDef{}};
  CHECK(law.expected_stability(0) > 0.75);
  CHECK(law.expected_stability(5) < law.expected_stability(0));
  CHECK(law.expected_stability(50) < 0.2);
}
