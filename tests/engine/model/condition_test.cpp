#include "model/condition.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <set>

namespace pilotwave::test {
namespace {

using Op = Condition::Op;

Condition::Node compare(Signal signal, Op op, double number) { return {op, signal, number}; }
Condition::Node join(Op op) { return {op}; }

std::array<double, kSignals> all_zero() { return {}; }

}  // namespace

TEST_CASE("the catalogue lists every signal at its own place, under its own name") {
  const auto catalogue = signal_catalogue();
  REQUIRE(catalogue.size() == kSignals);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kSignals; ++i) {
    CHECK(static_cast<std::size_t>(catalogue[i].signal) == i);
    CHECK(names.insert(catalogue[i].name).second);
    CHECK_FALSE(catalogue[i].text.empty());
  }
}

TEST_CASE("an empty condition always holds") { CHECK(Condition{}.holds(all_zero())); }

TEST_CASE("each comparison is exact at its boundary") {
  auto signals = all_zero();
  signals[static_cast<std::size_t>(Signal::ReviewBacklog)] = 3;
  const auto holds = [&](Op op, double number) {
    Condition c;
    c.program = {compare(Signal::ReviewBacklog, op, number)};
    return c.holds(signals);
  };
  CHECK_FALSE(holds(Op::Less, 3));
  CHECK(holds(Op::LessEqual, 3));
  CHECK_FALSE(holds(Op::Greater, 3));
  CHECK(holds(Op::GreaterEqual, 3));
  CHECK(holds(Op::Equal, 3));
  CHECK_FALSE(holds(Op::NotEqual, 3));
  CHECK(holds(Op::Less, 3.5));
  CHECK(holds(Op::NotEqual, 2));
}

TEST_CASE("a program of and, or and not is what its truth table says") {
  for (const bool a : {false, true}) {
    for (const bool b : {false, true}) {
      for (const bool c : {false, true}) {
        auto signals = all_zero();
        signals[static_cast<std::size_t>(Signal::TrustFamilies)] = a;
        signals[static_cast<std::size_t>(Signal::VendorFailed)] = b;
        signals[static_cast<std::size_t>(Signal::PilotGatePassed)] = c;
        Condition condition;  // (a or not b) and c
        condition.program = {compare(Signal::TrustFamilies, Op::Equal, 1),
                             compare(Signal::VendorFailed, Op::Equal, 1),
                             join(Op::Not),
                             join(Op::Or),
                             compare(Signal::PilotGatePassed, Op::Equal, 1),
                             join(Op::And)};
        CHECK(condition.holds(signals) == ((a || !b) && c));
      }
    }
  }
}

}  // namespace pilotwave::test
