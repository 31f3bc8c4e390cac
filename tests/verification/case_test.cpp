#include <cmath>

#include <catch2/catch.hpp>

#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

CheckedValue value(Tolerance tolerance, double expected, double got, double bound, double allowance = 0) {
  CheckedValue v;
  v.case_id = "VV-X1";
  v.quantity = "made up";
  v.tolerance = tolerance;
  v.expected = expected;
  v.got = got;
  v.bound = bound;
  v.allowance = allowance;
  v.passed = is_within(v);
  return v;
}

}  // namespace

TEST_CASE("a checked value is judged by its class of tolerance") {
  CHECK(value(Tolerance::Exact, 1, 1, 0).passed);
  CHECK_FALSE(value(Tolerance::Exact, 1, std::nextafter(1.0, 2.0), 0).passed);
  CHECK(value(Tolerance::Exact, std::nan(""), std::nan(""), 0).passed);
  CHECK(value(Tolerance::Deterministic, 2, 2 + 1e-12, 1e-12).passed);
  CHECK_FALSE(value(Tolerance::Deterministic, 2, 2 + 3e-12, 1e-12).passed);
  CHECK(value(Tolerance::Deterministic, 0, 1e-15, 1e-12).passed);
  CHECK(value(Tolerance::Sampled, 1, 1.44, 0.1).passed);
  CHECK_FALSE(value(Tolerance::Sampled, 1, 1.46, 0.1).passed);
  CHECK(value(Tolerance::Sampled, 1, 1.46, 0.1, 0.02).passed);
  CHECK_FALSE(value(Tolerance::Sampled, 1, std::nan(""), 0.1).passed);
  CHECK_FALSE(value(Tolerance::Banded, 1, 1.2, 0.1).passed);
}

TEST_CASE("the table shows what was missed and how z-scores spread") {
  const std::string table =
      verification_table({value(Tolerance::Sampled, 1, 1.1, 0.1), value(Tolerance::Sampled, 1, 0.9, 0.1),
                          value(Tolerance::Exact, 1, 2, 0)});
  CHECK(table.find("MISSED") != std::string::npos);
  CHECK(table.find("3 values checked, 1 missed") != std::string::npos);
  CHECK(table.find("z of 2 sampled values without allowance: mean 0.000, variance 2.000") !=
        std::string::npos);
}

}  // namespace pilotwave::test
