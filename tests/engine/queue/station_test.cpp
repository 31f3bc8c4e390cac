#include "queue/station.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace pilotwave;

namespace {

StationJob job(std::uint32_t id, double hours, std::uint8_t priority = 0, double arrived = 0) {
  StationJob j;
  j.id = id;
  j.hours = hours;
  j.priority = priority;
  j.arrived = arrived;
  return j;
}

}  // namespace

TEST_CASE("a step of any length finishes jobs at the instants at which they are finished") {
  Station station({.reviewers = 2});
  for (const double hours : {3.0, 1.0, 1.5, 4.0}) REQUIRE(station.arrive(job(0, hours)));
  CHECK(station.until_next_finish() == 1);
  std::vector<StationJob> finished;
  station.work(10, 3, finished);
  REQUIRE(finished.size() == 3);
  CHECK(finished[0].finished == 11);
  CHECK(finished[1].finished == 12.5);
  CHECK(finished[2].finished == 13);
  REQUIRE(station.jobs().size() == 1);
  CHECK(station.jobs()[0].started == 12.5);
  CHECK(station.until_next_finish() == 3.5);
}

TEST_CASE("one long step and many short ones do the same") {
  Station once({.reviewers = 3}), often({.reviewers = 3});
  std::vector<StationJob> a, b;
  for (std::uint32_t i = 0; i < 20; ++i) {
    const double hours = 1 + i % 5 * 0.25;
    REQUIRE(once.arrive(job(i, hours)));
    REQUIRE(often.arrive(job(i, hours)));
  }
  once.work(0, 16, a);
  for (int i = 0; i < 64; ++i) often.work(i * 0.25, 0.25, b);
  REQUIRE(a.size() == 20);
  REQUIRE(b.size() == 20);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].id == b[i].id);
    CHECK(a[i].finished == b[i].finished);
    CHECK(a[i].started == b[i].started);
  }
}

TEST_CASE("a job that needs next to nothing is finished in a step of no length, once it is on a desk") {
  Station station({.reviewers = 1});
  std::vector<StationJob> finished;
  REQUIRE(station.arrive(job(0, 1e-30)));
  REQUIRE(station.arrive(job(1, 2)));
  REQUIRE(station.arrive(job(2, 1e-30)));
  station.work(5, 0, finished);
  REQUIRE(finished.size() == 1);
  CHECK(finished[0].id == 0);
  CHECK(finished[0].finished == 5);
  CHECK(station.jobs().size() == 2);
}

TEST_CASE("who finds the room full is turned away") {
  Station station({.reviewers = 1, .room = 2});
  CHECK(station.arrive(job(0, 1)));
  CHECK(station.arrive(job(1, 1)));
  CHECK_FALSE(station.arrive(job(2, 1)));
  CHECK(station.jobs().size() == 2);
}

TEST_CASE("an urgent job waits for the one on the desk, or takes its place") {
  for (const bool preemptive : {false, true}) {
    Station station({.reviewers = 1, .preemptive = preemptive});
    std::vector<StationJob> finished;
    REQUIRE(station.arrive(job(0, 2, 1)));
    REQUIRE(station.arrive(job(1, 2, 1)));
    station.work(0, 1, finished);
    REQUIRE(station.arrive(job(2, 2, 0, 1)));
    station.work(1, 5, finished);
    REQUIRE(finished.size() == 3);
    CHECK(finished[0].id == (preemptive ? 2 : 0));
    CHECK(finished[1].id == (preemptive ? 0 : 2));
    CHECK(finished[2].id == 1);
    CHECK(finished[0].finished == (preemptive ? 3 : 2));
    CHECK(finished[1].finished == 4);
  }
}

TEST_CASE("a job is on a desk from the instant a reviewer is free, also between two steps") {
  Station station({.reviewers = 1});
  std::vector<StationJob> finished;
  REQUIRE(station.arrive(job(0, 1, 1)));
  REQUIRE(station.arrive(job(1, 1, 1)));
  station.work(0, 1, finished);
  CHECK(station.jobs()[0].started == 1);
  REQUIRE(station.arrive(job(2, 1, 0, 1)));  // urgent, but the desk is taken
  CHECK(station.jobs()[0].id == 1);
  CHECK(std::isnan(station.jobs()[1].started));
}
