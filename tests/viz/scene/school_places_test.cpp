#include "viz/scene/school_places.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "places.hpp"
#include "scenario/plan_of.hpp"
#include "scenario/scenario.hpp"
#include "sim/simulation.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

const draw::Box kBox{10, 20, 900, 600};

std::shared_ptr<const World> shipped(const char* district) {
  const std::string root = PILOTWAVE_SOURCE_DIR;
  Result<Scenario> scenario =
      load_scenario(root + "/scenarios/plans/no-plan.toml", root + "/scenarios/districts/" + district);
  REQUIRE(scenario);
  const auto executor = make_thread_executor(2);
  Plan plan = plan_of(scenario.value());
  plan.n_weeks = 2;
  return build_world(scenario.value().district, plan, 0, *executor);
}

void check_places(const World& world) {
  const auto places = school_places(world, kBox, 24);
  REQUIRE(places.size() == world.schools.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const SchoolPlace& p = places[i];
    CHECK(p.radius > 0);
    CHECK(p.at.x - p.radius >= kBox.x - 1e-6);
    CHECK(p.at.x + p.radius <= kBox.right() + 1e-6);
    CHECK(p.at.y - p.radius >= kBox.y - 1e-6);
    CHECK(p.at.y + p.radius <= kBox.bottom() + 1e-6);
    for (std::size_t j = 0; j < i; ++j) {
      // Moving apart ends after so many rounds: dots may still touch, but never hide one another.
      const double d = std::hypot(p.at.x - places[j].at.x, p.at.y - places[j].at.y);
      CHECK(d > 0.8 * (p.radius + places[j].radius));
    }
  }
}

}  // namespace

TEST_CASE("Schools of the shipped districts lie in the box and hide none of the others") {
  for (const char* district : {"stone_creek.toml", "riverbend.toml", "harbor_city.toml"}) {
    INFO(district);
    check_places(*shipped(district));
  }
}

TEST_CASE("A larger staff is a larger dot, and west stays west") {
  const auto world = shipped("riverbend.toml");
  const auto places = school_places(*world, kBox, 24);
  std::size_t west = 0, east = 0;
  for (std::uint32_t s = 0; s < world->schools.size(); ++s) {
    if (world->schools.x_km[s] < world->schools.x_km[west]) west = s;
    if (world->schools.x_km[s] > world->schools.x_km[east]) east = s;
    for (std::uint32_t t = 0; t < s; ++t) {
      if (world->schools.n_teachers(s) > world->schools.n_teachers(t))
        CHECK(places[s].radius >= places[t].radius);
    }
  }
  CHECK(places[west].at.x < places[east].at.x);
}

TEST_CASE("Schools along one meridian, and one alone, are apart as well") {
  const auto executor = make_serial_executor();
  for (const int n : {1, 2, 7, 40}) {
    const Scenario s = viz::test::small_scenario("tidy", "", n, 40, 2);
    check_places(*build_world(s.district, plan_of(s), 0, *executor));
  }
}
