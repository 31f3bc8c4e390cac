#include "queue/queue_network.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

/// Two stations with rework, two priorities, a small room at the second.
std::vector<NetworkStation> busy_office() {
  return {{{.reviewers = 2}, {0.6, 1}, {1.0, 1.2}, {0, 0.7}},
          {{.reviewers = 1, .room = 4, .preemptive = true}, {0.4, 0.5}, {}, {0.2, 0}}};
}

}  // namespace

TEST_CASE("a network is the same whichever steps it is watched in, and another under other luck") {
  const Luck luck(5, 0);
  QueueNetwork a(busy_office(), luck), b(busy_office(), luck), c(busy_office(), luck, 1);
  a.run_to(200);
  for (int week = 1; week <= 200; ++week) b.run_to(week);
  c.run_to(200);
  for (std::size_t s = 0; s < a.size(); ++s) {
    CHECK(a.totals(s).finished == b.totals(s).finished);
    CHECK(a.totals(s).sojourn == Approx(b.totals(s).sojourn).epsilon(1e-12));
  }
  CHECK(a.journeys().arrived == b.journeys().arrived);
  CHECK(a.journeys().sojourn != c.journeys().sojourn);
}

TEST_CASE("a second reviewer finishes no job later: the same jobs come and need the same work") {
  const auto counted = [](std::size_t reviewers) {
    QueueNetwork q({{{.reviewers = reviewers}, {0.9, 1}, {1.0}, {}}}, Luck(6, 0));
    q.run_to(2000);
    return q.totals(0);
  };
  const QueueTotals one = counted(1), two = counted(2);
  CHECK(one.arrived == two.arrived);
  CHECK(two.finished >= one.finished);
  CHECK(two.wait < one.wait);
}

TEST_CASE("clearing totals keeps who is where") {
  QueueNetwork q(busy_office(), Luck(7, 0));
  q.run_to(50);
  const std::size_t here = q.n_present();
  REQUIRE(here > 0);
  q.clear_totals();
  CHECK(q.totals(0).arrived == 0);
  CHECK(q.journeys().presence == 0);
  CHECK(q.n_present() == here);
}
