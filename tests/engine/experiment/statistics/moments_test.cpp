#include "experiment/statistics/moments.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("of no value there is no mean, of one no spread") {
  CHECK(std::isnan(moments({}).mean));
  CHECK(moments(std::vector<double>{4}).mean == 4);
  CHECK(std::isnan(moments(std::vector<double>{4}).sd));
  CHECK(std::isnan(RunningMoments{}.value().mean));
}

TEST_CASE("parts put together are the whole, also when a part is empty") {
  const std::vector<double> data{1e9 + 3, 1e9 + 1, 1e9 + 4, 1e9 + 1, 1e9 + 5};
  RunningMoments left, right, nobody;
  for (std::size_t i = 0; i < data.size(); ++i) (i < 2 ? left : right).add(data[i]);
  nobody.merge(left);
  nobody.merge(RunningMoments{});
  nobody.merge(right);
  const Moments whole = moments(data), merged = nobody.value();
  CHECK(merged.n == 5);
  CHECK(merged.mean == Approx(whole.mean).epsilon(1e-15));
  CHECK(merged.sd == Approx(whole.sd).epsilon(1e-14));
}

TEST_CASE("a steady rise follows itself, a constant has nothing to follow") {
  CHECK(lag1_autocorrelation(std::vector<double>{1, 2, 3, 4}) == Approx(0.25));
  CHECK(std::isnan(lag1_autocorrelation(std::vector<double>{5, 5, 5})));
  CHECK(std::isnan(lag1_autocorrelation(std::vector<double>{5})));
}
