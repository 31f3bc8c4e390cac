// Section E: complex contagion on lattices and one real network.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/network/known_graphs.hpp"
#include "network/generators/lattice.hpp"
#include "network/generators/watts_strogatz.hpp"
#include "spread/run_spread.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

template <class Threshold>
SpreadHistory settle_on(const ContactGraph& graph, const Threshold& threshold,
                        std::vector<std::uint32_t> seeds) {
  SpreadPlan plan;
  plan.steps = 100'000;
  plan.seeds = std::move(seeds);
  plan.until = Until::NobodyChanges;
  return run_spread(TiedCrowd(graph), threshold, plan);
}

std::vector<std::uint32_t> block(std::uint32_t n) {
  std::vector<std::uint32_t> people(n);
  for (std::uint32_t i = 0; i < n; ++i) people[i] = i;
  return people;
}

double last(const SpreadHistory& run) { return static_cast<double>(run.adopting.back()); }

void check_counts(const Case& c, const std::string& name, const SpreadHistory& run,
                  const std::vector<std::uint64_t>& expected) {
  for (std::size_t t = 0; t < expected.size(); ++t) {
    c.exact(fmt::format("{}, step {}", name, t),
            t < run.adopting.size() ? static_cast<double>(run.adopting[t]) : -1,
            static_cast<double>(expected[t]));
  }
}

}  // namespace

TEST_CASE("VV-E1 rings: threshold and speed") {
  const Case c("VV-E1");
  struct Row {
    std::uint32_t k, least, seeds, final;
    int steps;
    std::vector<std::uint64_t> first;
  };
  const std::vector<Row> rows{{4, 1, 5, 1000, 249, {5, 9, 13, 17}},
                              {4, 2, 5, 1000, 497, {5, 7, 9, 11}},
                              {4, 3, 5, 5, 0, {5}},
                              {6, 1, 7, 1000, 166, {7, 13, 19, 25}},
                              {6, 2, 7, 1000, 248, {7, 11, 15, 19}},
                              {6, 3, 7, 1000, 496, {7, 9, 11, 13}},
                              {6, 4, 7, 7, 0, {7}},
                              {8, 1, 9, 1000, 124, {9, 17, 25, 33}},
                              {8, 2, 9, 1000, 165, {9, 15, 21, 27}},
                              {8, 3, 9, 1000, 248, {9, 13, 17, 21}},
                              {8, 4, 9, 1000, 494, {9, 11, 13, 15}},
                              {8, 5, 9, 9, 0, {9}},
                              {10, 1, 11, 1000, 99, {11, 21, 31, 41}},
                              {10, 2, 11, 1000, 124, {11, 19, 27, 35}},
                              {10, 3, 11, 1000, 165, {11, 17, 23, 29}},
                              {10, 4, 11, 1000, 247, {11, 15, 19, 23}},
                              {10, 5, 11, 1000, 493, {11, 13, 15, 17}},
                              {10, 6, 11, 11, 0, {11}},
                              // minimal seeds
                              {4, 2, 2, 1000, 499, {2}},
                              {6, 2, 2, 1000, 250, {2}},
                              {6, 3, 3, 1000, 498, {3}},
                              {8, 4, 4, 1000, 497, {4}},
                              {6, 3, 2, 2, 0, {2}}};
  for (const Row& row : rows) {
    const std::string name = fmt::format("k = {}, a = {}, s = {}", row.k, row.least, row.seeds);
    const SpreadHistory run = settle_on(ring_lattice(1000, row.k),
                                        CountThreshold{static_cast<double>(row.least)}, block(row.seeds));
    c.exact("final, " + name, last(run), row.final);
    c.exact("steps, " + name, run.last_change, row.steps);
    check_counts(c, name, run, row.first);
    const std::uint32_t d = row.k / 2;
    if (row.seeds < d || row.least > d) continue;
    // A front moves d - a + 1 a step, until the two meet.
    bool steady = true;
    for (std::size_t t = 1; t + 2 < run.adopting.size(); ++t) {
      steady = steady && run.adopting[t] - run.adopting[t - 1] == 2 * (d - row.least + 1);
    }
    c.exact("steady growth, " + name, steady ? 1 : 0, 1);
  }
}

TEST_CASE("VV-E2 critical shares of regular lattices") {
  const Case c("VV-E2");
  struct Torus {
    GridNeighbours neighbours;
    std::uint32_t range;
    double phi;
    int steps;
  };
  constexpr std::array<Torus, 4> kTori{{{GridNeighbours::VonNeumann, 1, 0.25, 10},
                                        {GridNeighbours::Moore, 1, 0.375, 10},
                                        {GridNeighbours::Moore, 2, 5.0 / 12, 9},
                                        {GridNeighbours::Moore, 3, 7.0 / 16, 8}}};
  for (const Torus& torus : kTori) {
    const ContactGraph graph = grid_lattice(20, 20, torus.neighbours, true, torus.range);
    const std::string name = fmt::format("torus, degree {}", graph.degree(0));
    const auto strip = block(20 * torus.range);
    const SpreadHistory at = settle_on(graph, ShareThreshold{torus.phi}, strip),
                        above = settle_on(graph, ShareThreshold{torus.phi + 1e-6}, strip);
    c.exact("final, " + name, last(at), 400);
    c.exact("steps, " + name, at.last_change, torus.steps);
    c.exact("final above, " + name, last(above), 20 * torus.range);
    if (torus.neighbours == GridNeighbours::Moore) {
      c.close("critical share, " + name, torus.phi, (2.0 * torus.range + 1) / (4.0 * (torus.range + 1)));
    }
  }
  constexpr std::array<int, 4> kRingSteps{97, 96, 94, 93};
  for (std::uint32_t d = 2; d <= 5; ++d) {
    const ContactGraph ring = ring_lattice(200, 2 * d);
    const SpreadHistory at = settle_on(ring, ShareThreshold{0.5}, block(2 * d + 1)),
                        above = settle_on(ring, ShareThreshold{0.500001}, block(2 * d + 1));
    c.exact(fmt::format("ring d = {}, final", d), last(at), 200);
    c.exact(fmt::format("ring d = {}, steps", d), at.last_change, kRingSteps[d - 2]);
    c.exact(fmt::format("ring d = {}, final above", d), last(above), 2 * d + 1);
  }
}

TEST_CASE("VV-E3 a torus from three by three seeds") {
  const Case c("VV-E3");
  struct Row {
    std::uint32_t side;
    GridNeighbours neighbours;
    double least;
    std::uint32_t final;
    int steps;
    std::vector<std::uint64_t> counts;
  };
  constexpr auto kMoore = GridNeighbours::Moore, kFour = GridNeighbours::VonNeumann;
  const std::vector<Row> rows{{20, kMoore, 1, 400, 9, {9, 25, 49, 81, 121, 169, 225}},
                              {20, kMoore, 2, 400, 17, {9, 21, 37, 57, 81, 109, 141}},
                              {20, kMoore, 3, 400, 25, {9, 13, 21, 29, 37, 49, 61}},
                              {20, kMoore, 4, 9, 0, {9}},
                              {20, kFour, 1, 400, 18, {9, 21, 37, 57, 81, 109, 141}},
                              {20, kFour, 2, 9, 0, {9}},
                              {41, kMoore, 1, 1681, 19, {9, 25, 49, 81, 121, 169, 225}},
                              {41, kMoore, 2, 1681, 38, {9, 21, 37, 57, 81, 109, 141}},
                              {41, kMoore, 3, 1681, 57, {9, 13, 21, 29, 37, 49, 61}},
                              {41, kMoore, 4, 9, 0, {9}},
                              {41, kFour, 1, 1681, 38, {9, 21, 37, 57, 81, 109, 141}},
                              {41, kFour, 2, 9, 0, {9}}};
  for (const Row& row : rows) {
    std::vector<std::uint32_t> seeds;
    for (std::uint32_t y = 0; y < 3; ++y) {
      for (std::uint32_t x = 0; x < 3; ++x) seeds.push_back((y + 5) * row.side + x + 5);
    }
    const std::string name = fmt::format("L = {}, {}, a = {}", row.side,
                                         row.neighbours == kMoore ? "Moore" : "von Neumann", row.least);
    const SpreadHistory run =
        settle_on(grid_lattice(row.side, row.side, row.neighbours, true), CountThreshold{row.least}, seeds);
    c.exact("final, " + name, last(run), row.final);
    c.exact("steps, " + name, run.last_change, row.steps);
    check_counts(c, name, run, row.counts);
  }
}

TEST_CASE("VV-E4 thresholds in Zachary's karate club") {
  const Case c("VV-E4");
  struct Row {
    std::vector<std::uint32_t> seeds;
    double least, phi;  ///< one of them, the other 0
    std::vector<std::uint64_t> counts;
  };
  const std::vector<Row> rows{{{0}, 1, 0, {1, 17, 26, 34}},
                              {{0}, 2, 0, {1}},
                              {{0}, 0, 0.25, {1, 11, 14, 17, 21, 25, 34}},
                              {{0}, 0, 0.5, {1, 5}},
                              {{33}, 1, 0, {1, 18, 24, 33, 34}},
                              {{33}, 2, 0, {1}},
                              {{33}, 0, 0.25, {1, 13, 19, 24, 33, 34}},
                              {{33}, 0, 0.5, {1, 8, 10, 12, 14}},
                              {{0, 33}, 1, 0, {2, 31, 34}},
                              {{0, 33}, 2, 0, {2, 6, 12, 25, 28}},
                              {{0, 33}, 0, 0.25, {2, 26, 34}},
                              {{0, 33}, 0, 0.5, {2, 14, 16, 20, 24, 29}},
                              {{0, 1, 2, 3}, 1, 0, {4, 22, 33, 34}},
                              {{0, 1, 2, 3}, 2, 0, {4, 11, 14, 25, 28}},
                              {{0, 1, 2, 3}, 0, 0.25, {4, 20, 25, 34}},
                              {{0, 1, 2, 3}, 0, 0.5, {4, 12}}};
  const ContactGraph club = known::karate_club();
  for (const Row& row : rows) {
    const std::string rule =
        row.least > 0 ? fmt::format("a = {}", row.least) : fmt::format("phi = {}", row.phi);
    const std::string name = fmt::format("seeds {}, {}", row.seeds, rule);
    const SpreadHistory run = row.least > 0 ? settle_on(club, CountThreshold{row.least}, row.seeds)
                                            : settle_on(club, ShareThreshold{row.phi}, row.seeds);
    c.exact("steps, " + name, run.last_change, static_cast<double>(row.counts.size()) - 1);
    check_counts(c, name, run, row.counts);
  }
}

TEST_CASE("VV-E5 rewiring helps simple contagion and hurts reinforced contagion") {
  const Case c("VV-E5");
  const auto steps_to_most = [](const SpreadHistory& run) {
    const auto at =
        std::find_if(run.adopting.begin(), run.adopting.end(), [](std::uint64_t n) { return n >= 900; });
    return static_cast<double>(at - run.adopting.begin());
  };
  const ContactGraph ring = watts_strogatz(1000, 4, 0, {c.luck(0)});
  c.exact("ring, a = 2, final", last(settle_on(ring, CountThreshold{2}, block(5))), 1000);
  c.exact("ring, a = 1, steps to 90 %", steps_to_most(settle_on(ring, CountThreshold{1}, block(5))), 224);
  for (std::uint32_t r = 0; r < 20; ++r) {
    const ContactGraph rewired = watts_strogatz(1000, 4, 1, {c.luck(r)});
    c.between("rewired, a = 2, final", last(settle_on(rewired, CountThreshold{2}, block(5))), 5, 49);
    c.between("rewired, a = 1, steps to 90 %", steps_to_most(settle_on(rewired, CountThreshold{1}, block(5))),
              4, 7);
  }
}

}  // namespace pilotwave::test
