#include "experiment/statistics/quantiles.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

constexpr std::array kTypes{QuantileType::Inverse, QuantileType::Hazen, QuantileType::Weibull,
                            QuantileType::Linear, QuantileType::MedianUnbiased};

}  // namespace

TEST_CASE("a quantile leaves out what is not known and may be never") {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               never = std::numeric_limits<double>::infinity();
  CHECK(quantile(std::vector<double>{nan, 2, 1, nan, 3}, 0.5) == 2);
  CHECK(quantile(std::vector<double>{never, never, 4}, 0.5) == never);
  CHECK(std::isnan(quantile(std::vector<double>{nan}, 0.5)));
}

TEST_CASE("every type ends at the ends, and one value is all its quantiles") {
  const std::vector<double> data{3, 1, 4, 1, 5, 9};
  for (const QuantileType type : kTypes) {
    CHECK(quantile(data, 0, type) == 1);
    CHECK(quantile(data, 1, type) == 9);
    for (const double share : {0.0, 0.3, 1.0}) CHECK(quantile(std::vector<double>{6}, share, type) == 6);
  }
}

TEST_CASE("seven of a hundred is the seventh, although 0.07 times 100 rounds above 7") {
  std::vector<double> data(100);
  for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<double>(i + 1);
  CHECK(sorted_quantile(data, 0.07, QuantileType::Inverse) == 7);
}
