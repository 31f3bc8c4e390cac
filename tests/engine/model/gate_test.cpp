#include "model/gate.hpp"
#include "spread/threshold.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "model/condition.hpp"
#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

/// 120 teachers, of whom `users` use an approved tool weekly; gates are read in many weeks, each with its own
/// survey.
struct ManyGates {
  SmallWeek w{small_district(6, 300)};
  std::vector<std::uint8_t> all = std::vector<std::uint8_t>(6, 1);
  std::array<double, kSignals> signals{};

  explicit ManyGates(std::uint32_t users) {
    REQUIRE(w.world->n_teachers() == 120);
    for (std::uint32_t t = 0; t < 120; ++t) {
      w.state.teachers.level[t] = UseLevel::Weekly;
      w.state.teachers.channel[t] = t < users ? kApproved : kUnapproved;
      w.state.teachers.trust[t] = 0.5F;
    }
    for (SchoolState& s : w.state.schools) s.learning = 0.02F;
    w.settle();
  }
  [[nodiscard]] GateReading read(const GateDef& gate, int week) const {
    return read_gate(gate, {*w.world, w.plan.params, w.plan.tools, w.before, signals, week, 99, all}, all);
  }
};

/// P(at least k users among n asked) when 120 are drawn from without replacement.
double pass_chance(int users, int n, int k) {
  const auto log_choose = [](int a, int b) {
    return std::lgamma(a + 1) - std::lgamma(b + 1) - std::lgamma(a - b + 1);
  };
  double p = 0;
  for (int i = k; i <= std::min(n, users); ++i)
    p += std::exp(log_choose(users, i) + log_choose(120 - users, n - i) - log_choose(120, n));
  return p;
}

}  // namespace

TEST_CASE("a gate errs both ways, as often as its survey must") {
  constexpr int kReadings = 2000;
  GateDef gate;
  gate.n_survey = 20;
  gate.min_use = 0.6;                 // 12 of 20
  for (const int users : {60, 84}) {  // truly below and above the threshold
    const ManyGates gates(static_cast<std::uint32_t>(users));
    int passed = 0;
    for (int week = 0; week < kReadings; ++week) passed += gates.read(gate, week).passed;
    const double expected = pass_chance(users, 20, 12), share = static_cast<double>(passed) / kReadings;
    CHECK(share == Approx(expected).margin(4 * std::sqrt(expected * (1 - expected) / kReadings)));
    CHECK(share > 0.02);
    CHECK(share < 0.98);
  }
}

TEST_CASE("asking everybody leaves no error of sampling") {
  GateDef gate;
  gate.n_survey = 5000;
  gate.min_use = 0.5;
  for (int week = 0; week < 20; ++week) {
    const GateReading enough = ManyGates(60).read(gate, week), short_by_one = ManyGates(59).read(gate, week);
    CHECK(enough.n_asked == 120);
    CHECK(enough.use == Approx(0.5));
    CHECK(enough.passed);
    CHECK_FALSE(short_by_one.passed);
  }
}

TEST_CASE("a threshold on shares is a whole number of teachers") {
  CHECK(least_count(0.7, 30) == 21);
  CHECK(least_count(0.07, 100) == 7);
  CHECK(least_count(0, 30) == 0);
  CHECK(least_count(1, 30) == 30);
  CHECK(least_count(1.01, 30) == 31);
  CHECK(least_count(0.1, 0) == 1);
}

TEST_CASE("a missed gate extends the pilot as often as allowed, then stops it") {
  CHECK(gate_outcome(true, 0, 0) == GateOutcome::Go);
  CHECK(gate_outcome(false, 0, 0) == GateOutcome::Stop);
  CHECK(gate_outcome(false, 1, 2) == GateOutcome::Extend);
  CHECK(gate_outcome(false, 2, 2) == GateOutcome::Stop);
  CHECK(gate_outcome(true, 2, 2) == GateOutcome::Go);
}

TEST_CASE("every threshold must be met") {
  ManyGates gates(120);
  gates.signals[static_cast<std::size_t>(Signal::PilotIncidents90d)] = 4;
  const auto passes = [&](auto&& change) {
    GateDef gate;
    change(gate);
    return gates.read(gate, 30).passed;
  };
  CHECK(passes([](GateDef&) {}));
  CHECK(passes([](GateDef& g) { g.max_incidents = 4; }));
  CHECK_FALSE(passes([](GateDef& g) { g.max_incidents = 3; }));
  CHECK_FALSE(passes([](GateDef& g) { g.min_trust = 0.51; }));
  CHECK_FALSE(passes([](GateDef& g) { g.min_learning = 0.9; }));
}

TEST_CASE("the learning test has its own noise around the truth") {
  const ManyGates gates(60);
  double sum = 0, squares = 0;
  constexpr int kReadings = 2000;
  for (int week = 0; week < kReadings; ++week) {
    const double x = gates.read({}, week).learning;
    sum += x;
    squares += x * x;
  }
  const double mean = sum / kReadings, sd = std::sqrt(squares / kReadings - mean * mean);
  CHECK(mean == Approx(0.02).margin(4 * 0.05 / std::sqrt(kReadings)));
  CHECK(sd == Approx(0.05).margin(0.004));
}

}  // namespace pilotwave::test
