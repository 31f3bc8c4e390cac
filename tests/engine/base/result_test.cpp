#include "base/result.hpp"

#include <memory>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return Diagnostic{Trouble::BadInput, {}, "n", "odd", "give an even number"};
  return n / 2;
}

}  // namespace

TEST_CASE("A Result holds a value or every error that stood in its way") {
  const Result<int> good = half(8);
  REQUIRE(good.ok());
  CHECK(good.value() == 4);
  CHECK(good.errors().empty());

  const Result<int> bad = half(7);
  CHECK_FALSE(bad);
  REQUIRE(bad.errors().size() == 1);
  CHECK(bad.errors().front().text() == "error: n: odd\n  give an even number");

  const Result<int> twice(Diagnostics{bad.errors().front(), bad.errors().front()});
  CHECK(twice.errors().size() == 2);
}

TEST_CASE("A value that cannot be copied can be moved out of a Result") {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
  const std::unique_ptr<int> value = std::move(result).value();
  CHECK(*value == 5);
}
