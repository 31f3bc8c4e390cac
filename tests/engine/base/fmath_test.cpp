#include "base/fmath.hpp"

#include <limits>
#include <string>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

constexpr double kClaimed = 1e-15;  // the header's word

/// n points spread over [low, high], evenly or by ratio.
std::vector<double> spread(double low, double high, int n, bool by_ratio = false) {
  std::vector<double> points;
  for (int i = 0; i < n; ++i) {
    const double share = (i + 0.5) / n;
    points.push_back(by_ratio ? std::exp(std::log(low) + share * (std::log(high) - std::log(low)))
                              : low + share * (high - low));
  }
  return points;
}

/// Largest relative error of f against a long double function.
template <class F, class Truth>
double worst_error(const std::vector<double>& points, F f, Truth truth) {
  double worst = 0;
  for (const double x : points) {
    const long double t = truth(static_cast<long double>(x));
    const auto error = static_cast<double>(std::abs((static_cast<long double>(f(x)) - t) / t));
    if (!(error <= worst)) worst = error;  // also when it is no number
  }
  return worst;
}

template <class F>
bool rises(const std::vector<double>& points, F f) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!(f(points[i]) > f(points[i - 1]))) return false;
  }
  return true;
}

double cloglog(double eta) { return hazard_to_probability(det_exp(eta)); }

}  // namespace

TEST_CASE("Exponential and logarithm stay within their claimed error of the long double library") {
  const auto e = [](long double x) { return std::exp(x); };
  CHECK(worst_error(spread(-708, 709, 100000), det_exp, e) < kClaimed);
  CHECK(worst_error(spread(-1, 1, 100000), det_exp, e) < kClaimed);
  const auto em1 = [](long double x) { return std::expm1(x); };
  CHECK(worst_error(spread(-40, 40, 100000), det_expm1, em1) < kClaimed);
  CHECK(worst_error(spread(-0.3, 0.3, 100000), det_expm1, em1) < kClaimed);
  CHECK(worst_error(spread(1e-300, 1, 100000, true), det_expm1, em1) < kClaimed);
  const auto ln = [](long double x) { return std::log(x); };
  CHECK(worst_error(spread(1e-300, 1e300, 100000, true), det_log, ln) < kClaimed);
  CHECK(worst_error(spread(0.5, 2, 100000), det_log, ln) < kClaimed);
  CHECK(worst_error(spread(1 - 1e-9, 1 + 1e-9, 10000), det_log, ln) < kClaimed);
  const auto l1p = [](long double x) { return std::log1p(x); };
  CHECK(worst_error(spread(-0.999, 3, 100000), det_log1p, l1p) < kClaimed);
  CHECK(worst_error(spread(1e-300, 1e10, 100000, true), det_log1p, l1p) < kClaimed);
}

TEST_CASE("Logistic and hazard probability stay within their claimed error") {
  const auto logistic = [](long double x) { return 1 / (1 + std::exp(-x)); };
  CHECK(worst_error(spread(-700, 40, 100000), det_logistic, logistic) < kClaimed);
  CHECK(worst_error(spread(-5, 5, 100000), det_logistic, logistic) < kClaimed);
  const auto hazard = [](long double x) { return -std::expm1(-x); };
  CHECK(worst_error(spread(1e-300, 700, 100000, true), hazard_to_probability, hazard) < kClaimed);
}

TEST_CASE("Powers lose precision only as their exponent grows") {
  for (const double y : {-2.0, 0.5, 3.0, 20.0, 100.0}) {
    for (const double x : spread(1e-3, 1e3, 5000, true)) {
      const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
      const auto error =
          static_cast<double>(std::abs((static_cast<long double>(det_pow(x, y)) - truth) / truth));
      REQUIRE(error < kClaimed * (1 + std::abs(y * std::log(x))));
    }
  }
}

TEST_CASE("Known points are exact") {
  CHECK(det_exp(0.0) == 1.0);
  CHECK(det_expm1(0.0) == 0.0);
  CHECK(det_log(1.0) == 0.0);
  CHECK(det_log1p(0.0) == 0.0);
  CHECK(det_logistic(0.0) == 0.5);
  CHECK(det_pow(7.5, 0.0) == 1.0);
  CHECK(hazard_to_probability(0.0) == 0.0);
  CHECK(det_expm1(1e-300) == 1e-300);
}

TEST_CASE("Beyond their range exponentials flush to 0 and saturate, and no number is not a chance") {
  CHECK(det_exp(-709.0) == 0.0);
  CHECK(det_exp(-1e300) == 0.0);
  CHECK(det_exp(800.0) == det_exp(709.0));
  CHECK(std::isfinite(det_exp(std::numeric_limits<double>::infinity())));
  CHECK(det_exp(std::numeric_limits<double>::quiet_NaN()) == 0.0);
  CHECK(det_logistic(-1e300) == 0.0);
  CHECK(det_logistic(1e300) == 1.0);
  CHECK(hazard_to_probability(1e300) == 1.0);
}

TEST_CASE("The quick bound of e^x is never below it and never far above") {
  for (const double x : spread(-700, 700, 100000)) {
    const double bound = exp_at_most(x), value = det_exp(x);
    REQUIRE(bound >= value);
    REQUIRE(bound <= 1.062 * value);
  }
  for (const double x : spread(-1e-6, 1e-6, 1000)) REQUIRE(exp_at_most(x) >= det_exp(x));
}

TEST_CASE("Each function rises with its argument") {
  CHECK(rises(spread(-700, 700, 100000), det_exp));
  CHECK(rises(spread(0.34, 0.36, 100000), det_exp));  // across a seam of the range reduction, ln2 / 2
  CHECK(rises(spread(-2, 2, 100000), det_expm1));
  CHECK(rises(spread(0.249, 0.251, 100000), det_expm1));
  CHECK(rises(spread(1e-300, 1e300, 100000, true), det_log));
  CHECK(rises(spread(0.7, 0.72, 100000), det_log));
  CHECK(rises(spread(-0.26, 0.26, 100000), det_log1p));
  CHECK(rises(spread(-30, 20, 100000), det_logistic));
  CHECK(rises(spread(1e-12, 30, 100000, true), hazard_to_probability));
}

TEST_CASE("VV-Q2: weekly probabilities from a sum of named terms") {
  struct Row {
    double eta, logistic, cloglog;
  };
  const Row rows[] = {
      {-40, 4.24835425529159e-18, 4.24835425529159e-18}, {-10, 4.53978687024344e-05, 4.53988992012695e-05},
      {-4, 0.0179862099620916, 0.0181489269383335},      {-2, 0.119202922022118, 0.126576981506883},
      {-1, 0.268941421369995, 0.307799372444654},        {0, 0.5, 0.632120558828558},
      {0.5, 0.622459331201855, 0.807704354452035},       {1, 0.731058578630005, 0.934011964154687},
      {2, 0.880797077977882, 0.999382021010669},         {5, 0.993307149075715, 1}};
  for (const Row& row : rows) {
    INFO("eta " << row.eta);
    CHECK(det_logistic(row.eta) == Approx(row.logistic).epsilon(1e-14).margin(0));
    CHECK(cloglog(row.eta) == Approx(row.cloglog).epsilon(1e-14).margin(0));
  }
}

TEST_CASE("VV-Q2: hazards add, weeks compose, and a rise of eta moves a known share of people") {
  const double both = hazard_to_probability(det_exp(det_log(0.02)) + det_exp(det_log(0.03)));
  CHECK(both == Approx(0.04877057549929).epsilon(1e-12));
  const double p1 = hazard_to_probability(0.02), p2 = hazard_to_probability(0.03);
  CHECK(both == Approx(1 - (1 - p1) * (1 - p2)).epsilon(1e-14));
  for (const double eta : {-10.0, -3.0, 0.5}) {
    const double none = det_pow(1 - cloglog(eta), 4);
    CHECK(1 - none == Approx(hazard_to_probability(4 * det_exp(eta))).epsilon(1e-11));
  }
  CHECK(det_logistic(-1.5) - det_logistic(-2) == Approx(0.063222601784).epsilon(1e-11));
  CHECK(cloglog(-1.5) - cloglog(-2) == Approx(0.073412305489).epsilon(1e-11));
}
