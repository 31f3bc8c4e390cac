#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

#include "experiment/design/discrepancy.hpp"
#include "experiment/design/full_factorial.hpp"
#include "experiment/design/latin_hypercube.hpp"
#include "experiment/design/morris_walks.hpp"
#include "experiment/design/permutation.hpp"
#include "experiment/design/random_points.hpp"
#include "experiment/design/saltelli_runs.hpp"

using namespace pilotwave;

namespace {

std::vector<double> values(std::span<const double> row) { return {row.begin(), row.end()}; }

}  // namespace

TEST_CASE("all orders of three are drawn, about as often") {
  std::vector<int> seen(27);
  for (std::uint32_t i = 0; i < 6000; ++i) {
    const auto order = random_permutation(3, Luck(1, i), Stream::UserStream, 0, 0);
    ++seen[order[0] * 9 + order[1] * 3 + order[2]];
  }
  CHECK(std::count(seen.begin(), seen.end(), 0) == 21);
  for (const int n : seen) CHECK((n == 0 || std::abs(n - 1000) < 4.5 * std::sqrt(6000 * (5.0 / 36))));
}

TEST_CASE("random points and Latin hypercubes are those of their luck") {
  const DesignMatrix few = random_points(3, 2, Luck(1, 0)), many = random_points(9, 2, Luck(1, 0));
  CHECK(values(few.row(2)) == values(many.row(2)));
  CHECK(values(few.row(0)) != values(random_points(3, 2, Luck(1, 1)).row(0)));
  CHECK(values(latin_hypercube(9, 2, WithinCell::Random, Luck(1, 0)).row(0)) !=
        values(latin_hypercube(9, 2, WithinCell::Random, Luck(1, 1)).row(0)));
  CHECK(latin_hypercube(1, 3, WithinCell::Centre, Luck(1, 0)).at(0, 2) == 0.5);
}

TEST_CASE("a full factorial holds every combination once, the last factor running fastest") {
  const std::vector<std::uint32_t> levels{2, 1, 3};
  const DesignMatrix design = full_factorial(levels);
  REQUIRE(design.rows() == 6);
  CHECK(values(design.row(0)) == std::vector<double>{0, 0, 0});
  CHECK(values(design.row(1)) == std::vector<double>{0, 0, 0.5});
  CHECK(values(design.row(3)) == std::vector<double>{1, 0, 0});
  CHECK(values(design.row(5)) == std::vector<double>{1, 0, 1});
  CHECK(full_factorial_size(levels) == 6U);
  CHECK(full_factorial_size(std::vector<std::uint32_t>(32, 2)) == std::nullopt);
  CHECK(full_factorial_size(std::vector<std::uint32_t>(64, 4)) == std::nullopt);
}

TEST_CASE("a walk visits its start and moves one factor after the other by half the levels") {
  const std::vector<MorrisWalk> walks{{{0, 5, 2}, {2, 0, 1}}};
  const MorrisDesign design = morris_design(walks, 6);
  CHECK(design.walks() == 1);
  CHECK(design.factors() == 3);
  CHECK(values(design.points.row(0)) == std::vector<double>{0, 1, 0.4});
  CHECK(values(design.points.row(1)) == std::vector<double>{0, 1, 1});
  CHECK(values(design.points.row(2)) == std::vector<double>{0.6, 1, 1});
  CHECK(values(design.points.row(3)) == std::vector<double>{0.6, 0.4, 1});
  CHECK(design.moved == std::vector<std::uint32_t>{2, 0, 1});
}

TEST_CASE("a random walk is the same however many are asked for") {
  const MorrisDesign few = random_morris_walks(2, 4, 4, Luck(3, 0)),
                     many = random_morris_walks(5, 4, 4, Luck(3, 0));
  for (std::size_t row = 0; row < few.points.rows(); ++row)
    CHECK(values(few.points.row(row)) == values(many.points.row(row)));
}

TEST_CASE("each base point makes its own k + 2 runs, kept together") {
  DesignMatrix base(2, 4);
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t f = 0; f < 4; ++f) base.row(i)[f] = 0.1 * static_cast<double>(4 * i + f + 1);
  const DesignMatrix runs = saltelli_runs(base);
  REQUIRE(runs.rows() == 8);
  CHECK(values(runs.row(0)) == values(base.row(0).first(2)));
  CHECK(values(runs.row(1)) == values(base.row(0).last(2)));
  CHECK(values(runs.row(2)) == std::vector<double>{base.at(0, 2), base.at(0, 1)});
  CHECK(values(runs.row(3)) == std::vector<double>{base.at(0, 0), base.at(0, 3)});
  CHECK(values(runs.row(4)) == values(base.row(1).first(2)));
}

TEST_CASE("one point in the middle has the discrepancy of its formula, none has no discrepancy") {
  DesignMatrix middle(1, 1);
  middle.row(0)[0] = 0.5;
  CHECK(centred_discrepancy(middle) == Approx(13.0 / 12 - 2 + 1).epsilon(1e-14));
  CHECK(std::isnan(centred_discrepancy(DesignMatrix(0, 3))));
}
