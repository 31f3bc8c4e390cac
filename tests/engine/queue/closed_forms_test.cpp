#include "queue/closed_forms.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <numeric>

using namespace pilotwave;

TEST_CASE("every line obeys Little's law") {
  for (const SteadyLine& line : {shared_line(2.4, 1, 3), any_work(0.8, 1, 4)}) {
    const double arrivals = line.present / line.sojourn;
    CHECK(line.in_line == Approx(arrivals * line.wait));
  }
  const SteadyLine small = line_with_room(2, 1, 2, 3);
  CHECK(small.present == Approx(2 * (1 - small.turned_away) * small.sojourn));
}

TEST_CASE("formulas agree where their cases meet") {
  CHECK(shared_line(0.7, 1, 1).wait == Approx(any_work(0.7, 1, 1).wait));
  CHECK(line_with_room(0.7, 1, 1, 400).wait == Approx(shared_line(0.7, 1, 1).wait));
  CHECK(line_with_room(7, 1, 10, 10).turned_away == Approx(erlang_b(10, 7)));
  CHECK(line_with_room(3, 1, 4, 500).must_wait == Approx(erlang_c(4, 3)));
  const std::array one = {0.6};
  for (const bool preemptive : {false, true})
    CHECK(waits_by_priority(one, 1, 2, preemptive)[0] == Approx(any_work(0.6, 1, 2).wait));
}

TEST_CASE("urgent jobs that interrupt do not see the others at all") {
  const std::array both = {0.3, 0.4};
  const std::array alone = {0.3};
  CHECK(waits_by_priority(both, 1, 1, true)[0] == Approx(waits_by_priority(alone, 1, 1, true)[0]));
  CHECK(waits_by_priority(both, 1, 1, false)[0] > waits_by_priority(alone, 1, 1, false)[0]);
}

TEST_CASE("chances of numbers sum to one and to the mean") {
  const std::vector<double> share = number_shares(2.4, 1, 3, 400);
  double mean = 0;
  for (std::size_t n = 0; n < share.size(); ++n) mean += static_cast<double>(n) * share[n];
  CHECK(std::accumulate(share.begin(), share.end(), 0.0) == Approx(1));
  CHECK(mean == Approx(shared_line(2.4, 1, 3).present));
}

TEST_CASE("flows of a tandem with rework are those of its two equations") {
  const std::array arrivals = {1.0, 0.0};
  const std::vector<double> flow = station_flows(arrivals, {{0, 0.8}, {0.25, 0}});
  CHECK(flow[0] == Approx(1 / (1 - 0.2)));
  CHECK(flow[1] == Approx(0.8 / (1 - 0.2)));
}

TEST_CASE("parallel work: the last of several, and finding by some of them") {
  const std::array pair = {1.0, 1.0}, chances = {0.5, 0.25};
  CHECK(mean_until_all(pair) == Approx(1.5));
  CHECK(all_done_by(pair, 0) == 0);
  CHECK(found_by_at_least(0, chances) == Approx(1));
  CHECK(found_by_at_least(1, chances) == Approx(1 - 0.5 * 0.75));
  CHECK(found_by_at_least(2, chances) == Approx(0.125));
  CHECK(found_by_at_least(3, chances) == 0);
}
