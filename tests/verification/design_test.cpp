// Cases I7 and I8: where points of a design lie.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "pilotwave/sensitivity.hpp"
#include "pilotwave/statistics.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

/// Columns in which some of n equal intervals does not hold exactly one of n points.
double uneven_columns(const DesignMatrix& design) {
  double uneven = 0;
  for (std::size_t f = 0; f < design.columns(); ++f) {
    std::vector<bool> seen(design.rows());
    for (std::size_t i = 0; i < design.rows(); ++i)
      seen[static_cast<std::size_t>(design.at(i, f) * static_cast<double>(design.rows()))] = true;
    uneven += std::find(seen.begin(), seen.end(), false) != seen.end() ? 1 : 0;
  }
  return uneven;
}

DesignMatrix first_points(const DesignMatrix& design, std::size_t n) {
  DesignMatrix out(n, design.columns());
  for (std::size_t i = 0; i < n; ++i) std::ranges::copy(design.row(i), out.row(i).begin());
  return out;
}

double mean_of_sums(const DesignMatrix& design) {
  double sum = 0;
  for (std::size_t i = 0; i < design.rows(); ++i)
    for (const double x : design.row(i)) sum += x;
  return sum / static_cast<double>(design.rows());
}

std::vector<double> column(const DesignMatrix& design, std::size_t f) {
  std::vector<double> out;
  for (std::size_t i = 0; i < design.rows(); ++i) out.push_back(design.at(i, f));
  return out;
}

/// Of the elementary rectangles 2^-a by 2^-(4 - a), those without exactly one of 16 points.
double uneven_rectangles(const DesignMatrix& design) {
  double uneven = 0;
  for (int a = 0; a <= 4; ++a) {
    std::array<int, 16> seen{};
    for (std::size_t i = 0; i < 16; ++i) {
      const auto x = static_cast<std::size_t>(design.at(i, 0) * (1 << a));
      const auto y = static_cast<std::size_t>(design.at(i, 1) * (1 << (4 - a)));
      ++seen[(x << (4 - a)) + y];
    }
    uneven += 16 - static_cast<double>(std::count(seen.begin(), seen.end(), 1));
  }
  return uneven;
}

}  // namespace

TEST_CASE("VV-I7 Latin hypercubes hold one point in every slice and estimate sums a hundred times better") {
  const Case vv("VV-I7");
  constexpr std::uint32_t kDesigns = 500, kPoints = 100, kFactors = 5;
  RunningMoments latin, simple, correlations;
  double uneven = 0, off_centre = 0;
  for (std::uint32_t r = 0; r < kDesigns; ++r) {
    const Luck luck = vv.luck(r);
    const DesignMatrix design = latin_hypercube(kPoints, kFactors, WithinCell::Random, luck);
    const DesignMatrix centred = latin_hypercube(kPoints, kFactors, WithinCell::Centre, luck);
    uneven += uneven_columns(design) + uneven_columns(centred);
    latin.add(mean_of_sums(design));
    simple.add(mean_of_sums(random_points(kPoints, kFactors, luck)));
    off_centre = std::max(off_centre, std::abs(mean_of_sums(centred) - kFactors / 2.0));
    for (std::size_t f = 1; f < kFactors; ++f)
      correlations.add(correlation(column(design, 0), column(design, f)));
  }
  vv.exact("columns with a slice without exactly one point", uneven, 0);
  const double root = std::sqrt(double{kDesigns});
  vv.sampled("mean of sums, Latin", latin.value().mean, 2.5, 6.454972e-04 / root);
  vv.sampled("SD of the mean, Latin", latin.value().sd, 6.454972e-04, 6.454972e-04 / (root * std::sqrt(2.0)));
  vv.sampled("SD of the mean, random points", simple.value().sd, 6.454972e-02,
             6.454972e-02 / (root * std::sqrt(2.0)));
  vv.between("centred, mean off k / 2", off_centre, 0, 1e-13);
  constexpr double kSpread = 0.100504;
  vv.sampled("mean correlation of columns", correlations.value().mean, 0,
             kSpread / std::sqrt(4.0 * kDesigns));
  // Within their slices points are free, which adds less than 1 / n^2 to a correlation.
  vv.sampled("SD of the correlation", correlations.value().sd, kSpread, kSpread / std::sqrt(8.0 * kDesigns),
             1e-4);
}

TEST_CASE("VV-I8 the Sobol sequence is that of Joe and Kuo's direction numbers") {
  const Case vv("VV-I8");
  const double rows[16][8] = {{0, 0, 0, 0, 0, 0, 0, 0},
                              {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
                              {0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75},
                              {0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25},
                              {0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875},
                              {0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375},
                              {0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125},
                              {0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625},
                              {0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125, 0.4375, 0.9375},
                              {0.6875, 0.8125, 0.4375, 0.9375, 0.0625, 0.8125, 0.9375, 0.4375},
                              {0.9375, 0.0625, 0.6875, 0.1875, 0.3125, 0.5625, 0.1875, 0.1875},
                              {0.4375, 0.5625, 0.1875, 0.6875, 0.8125, 0.0625, 0.6875, 0.6875},
                              {0.3125, 0.1875, 0.3125, 0.5625, 0.9375, 0.4375, 0.0625, 0.0625},
                              {0.8125, 0.6875, 0.8125, 0.0625, 0.4375, 0.9375, 0.5625, 0.5625},
                              {0.5625, 0.4375, 0.0625, 0.8125, 0.1875, 0.6875, 0.3125, 0.8125},
                              {0.0625, 0.9375, 0.5625, 0.3125, 0.6875, 0.1875, 0.8125, 0.3125}};
  const DesignMatrix design = sobol_points(16, 8).value();
  for (std::size_t n = 0; n < 16; ++n) {
    for (std::size_t d = 0; d < 8; ++d)
      vv.exact(fmt::format("point {}, d = {}", n, d + 1), design.at(n, d), rows[n][d]);
  }
  struct Row {
    std::uint32_t n;
    std::uint32_t words[6];
  };
  const Row later[] = {{255, {0x01000000, 0xff000000, 0xc5000000, 0x93000000, 0x9d000000, 0xfb000000}},
                       {256, {0x01800000, 0x7f800000, 0xad800000, 0x4b800000, 0xc7800000, 0x1b800000}},
                       {1023, {0x00400000, 0xc0c00000, 0x9cc00000, 0x25400000, 0x2fc00000, 0x70400000}},
                       {1024, {0x00600000, 0x60600000, 0x72a00000, 0x7ca00000, 0x8ea00000, 0xd8200000}}};
  for (const Row& row : later) {
    const std::vector<std::uint32_t> point = sobol_lattice(row.n, 1, 6);
    for (std::size_t d = 0; d < 6; ++d)
      vv.exact(fmt::format("point {}, d = {}, in units of 2^-32", row.n, d + 1), point[d], row.words[d]);
  }
  vv.printed("centred discrepancy of 16 points", centred_discrepancy(sobol_points(16, 2).value()),
             0.0036243863, 1e-10);
}

TEST_CASE("VV-I8 blocks of the Sobol sequence are balanced in every dimension, scrambled or not") {
  const Case vv("VV-I8");
  constexpr std::uint32_t kDimensions = 40;
  const std::pair<const char*, DesignMatrix> designs[] = {
      {"plain", sobol_points(1024, kDimensions).value()},
      {"scrambled", scrambled_sobol_points(1024, kDimensions, vv.luck(8)).value()}};
  for (const auto& [name, design] : designs) {
    for (std::size_t m = 0; m <= 10; ++m)
      vv.exact(fmt::format("{}, uneven columns of {} points", name, 1 << m),
               uneven_columns(first_points(design, std::size_t{1} << m)), 0);
    vv.exact(fmt::format("{}, uneven rectangles of 16 points", name), uneven_rectangles(design), 0);
  }
}

}  // namespace pilotwave::test
