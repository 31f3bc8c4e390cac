#include "spread/chances.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "spread/adoption.hpp"

using namespace pilotwave;

namespace {

Situation sees(std::uint32_t adopting, std::uint32_t watched, int step = 1) {
  Situation x;
  x.adopting = adopting;
  x.watched = watched;
  x.step = step;
  return x;
}

}  // namespace

TEST_CASE("a peer hazard grows with the share of adopters and bends to campaigns") {
  const std::vector<double> campaign{1.0, 2.0};
  const PeerHazard hazard{0.03, 0.38, 0.5, StepMode::Linear, campaign};
  CHECK(hazard(sees(1, 4, 1)) == Approx(0.5 * 0.125));
  CHECK(hazard(sees(1, 4, 2)) == Approx(0.125));
  CHECK(hazard(sees(1, 4, 3)) == Approx(0.5 * 0.125));
  CHECK(hazard(sees(0, 0, 3)) == Approx(0.015));
}

TEST_CASE("contacts pass on independently") {
  CHECK(PerContact(0.1)(sees(0, 5)) == 0);
  CHECK(PerContact(0.1)(sees(3, 5)) == Approx(1 - std::pow(0.9, 3)).epsilon(1e-13));
  CHECK(PerContact(1)(sees(1, 5)) == 1);
  CHECK(PerContact(1)(sees(0, 5)) == 0);
  CHECK(PerContact(0)(sees(5, 5)) == 0);
  CHECK(OwnOrPeers{0.001, 0.05}(sees(2, 4)) == Approx(1 - 0.999 * 0.975).epsilon(1e-13));
}

TEST_CASE("thresholds are met by ties, and by nobody who watches nobody") {
  CHECK(CountThreshold{2}(sees(2, 5)) == 1);
  CHECK(CountThreshold{2}(sees(1, 5)) == 0);
  CHECK(CountThreshold{0}(sees(0, 0)) == 0);
  CHECK(ShareThreshold{0.4}(sees(2, 5)) == 1);
  CHECK(ShareThreshold{0.41}(sees(2, 5)) == 0);
  CHECK(ShareThreshold{0}(sees(0, 0)) == 0);
  const std::vector<double> own{0.2, 0.8};
  Situation second = sees(2, 5);
  second.person = 1;
  CHECK(ShareThreshold{0, own}(sees(2, 5)) == 1);
  CHECK(ShareThreshold{0, own}(second) == 0);
  CHECK(CountThreshold{9, own}(second) == 1);
}

TEST_CASE("an influenced chance is the district's decision, and can be read term by term") {
  const std::vector<double> trust{0.2, 0.9};
  InfluencedChance<1> chance;
  chance.rate = 0.02;
  chance.peers = 1.5;
  chance.typical_peers = 0.3;
  chance.traits = {{{"trust", 2.0, 0.5, trust}}};
  Situation x = sees(3, 6);
  x.person = 1;
  const auto decision = chance.decision(x);
  CHECK(decision.influences[0].name == "peers");
  CHECK(decision.influences[0].value == Approx(0.3));
  CHECK(decision.influences[1].name == "trust");
  CHECK(decision.influences[1].value == Approx(0.8));
  CHECK(chance(x) == Approx(-std::expm1(-0.02 * std::exp(1.1))).epsilon(1e-12));
}

TEST_CASE("those who stop return to the others, or are former adopters for good") {
  using OneShot = Adoption<PerContact, AfterSteps>;
  const OneShot shot(PerContact(0.5), AfterSteps{2}, Afterwards::ForGood);
  Situation x = sees(1, 3, 5);
  x.adopted_at = 4;
  CHECK(shot.next(OneShot::kAdopts, x, 0.5) == OneShot::kAdopts);
  x.step = 6;
  CHECK(shot.next(OneShot::kAdopts, x, 0.5) == OneShot::kFormer);
  CHECK(shot.next(OneShot::kFormer, x, 1e-9) == OneShot::kFormer);
  CHECK(shot.next(OneShot::kNot, x, 0.49) == OneShot::kAdopts);
  CHECK(shot.next(OneShot::kNot, x, 0.51) == OneShot::kNot);
  const Adoption leaving(PerContact(0.5), SteadyChance{0.25});
  CHECK(leaving.next(1, x, 0.74) == 1);
  CHECK(leaving.next(1, x, 0.76) == 0);
  STATIC_REQUIRE_FALSE(kIsCertain<OneShot>);
  STATIC_REQUIRE(kIsCertain<Adoption<CountThreshold>>);
}

TEST_CASE("no chance exceeds what it says it never exceeds") {
  const std::vector<double> campaign{0.5, 3.0}, trust{0.2, 0.9, -1.0};
  InfluencedChance<1> influenced;
  influenced.rate = 0.02;
  influenced.peers = -1.5;
  influenced.typical_peers = 0.3;
  influenced.traits = {{{"trust", 0.7, 0.5, trust}}};
  const auto check = [](const auto& chance) {
    constexpr std::uint32_t kMost = 9;
    const double most = most_of(chance, kMost);
    double largest = 0;
    for (std::uint32_t person = 0; person < 3; ++person) {
      for (std::uint32_t watched = 0; watched <= kMost; ++watched) {
        for (std::uint32_t adopting = 0; adopting <= watched; ++adopting) {
          for (const int step : {1, 2, 3}) {
            Situation x = sees(adopting, watched, step);
            x.person = person;
            largest = std::max(largest, chance(x));
          }
        }
      }
    }
    CHECK(largest <= most);
    CHECK(most < 1.1 * largest + 1e-12);
  };
  check(PeerHazard{0.03, 0.38, 0.5, StepMode::Linear, campaign});
  check(PeerHazard{0.03, 0.38});
  check(OwnOrPeers{0.001, 0.05});
  check(PerContact(0.2));
  check(PerContact(1));
  check(influenced);
  check(SteadyChance{0.25});
  check(Never{});
  check(AfterSteps{1});
}
