#include "model/gate.hpp"
#include "spread/threshold.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>

#include <fmt/format.h>

#include "model/condition.hpp"
#include "rng/samplers.hpp"
#include "scenario/condition_parser.hpp"
#include "verification/case.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

GateDef needs(double share) {
  GateDef gate;
  gate.min_use = share;
  return gate;
}

GateReading survey(std::uint32_t n, std::uint32_t n_using, double incidents = 0) {
  GateReading r;
  r.n_asked = n;
  r.n_using = n_using;
  r.use = n > 0 ? static_cast<double>(n_using) / n : 0;
  r.incidents = incidents;
  return r;
}

/// Chance that the gate says yes: its own decision on every outcome, weighed by the outcome's chance.
double pass_chance(const GateDef& gate, std::uint32_t n, double p) {
  const boost::math::binomial outcomes(n, p);
  double chance = 0;
  for (std::uint32_t k = 0; k <= n; ++k) chance += passes(gate, survey(n, k)) ? pdf(outcomes, k) : 0;
  return chance;
}

double quiet_chance(const GateDef& gate, double mean) {
  const boost::math::poisson outcomes(mean);
  double chance = 0;
  for (std::uint32_t k = 0; k < 200; ++k) chance += passes(gate, survey(0, 0, k)) ? pdf(outcomes, k) : 0;
  return chance;
}

// VV-N1

struct GateRow {
  std::uint32_t n;
  double p;
  std::uint32_t k;
  double chance;
};
constexpr GateRow kGates[] = {{30, 0.7, 21, 0.588808685241}, {30, 0.7, 18, 0.915529939640},
                              {30, 0.6, 21, 0.176286484744}, {50, 0.65, 30, 0.813945121122},
                              {20, 0.5, 12, 0.251722335815}, {100, 0.62, 60, 0.698752376836}};
struct QuietRow {
  double mean, most, chance;
};
constexpr QuietRow kQuiet[] = {{2.4, 3, 0.778722911036}, {1.5, 2, 0.808846830538}, {4, 6, 0.889326021597}};

void check_gates(std::uint32_t n_gates) {
  const Case c("VV-N1");
  for (const GateRow& row : kGates) {
    const GateDef gate = needs(static_cast<double>(row.k) / row.n);
    double passed = 0;
    for (std::uint32_t i = 0; i < n_gates; ++i)
      passed +=
          passes(gate, survey(row.n, binomial_quantile(c.luck(0).uniform(Stream::UserStream, row.n, row.k, i),
                                                       row.n, row.p)));
    c.sampled(fmt::format("share passed, {} of {} at {}", row.k, row.n, row.p), passed / n_gates, row.chance,
              share_error(row.chance, static_cast<int>(n_gates)));
  }
}

// VV-N2

/// Criteria as a plan writes them, over signals of a pilot.
struct JointRow {
  const char* name;
  const char* rule;
  double chance;
};
constexpr JointRow kJoint[] = {
    {"all", "pilot.teacher_weekly_use >= 0.6 and pilot.incidents_90d <= 3 and pilot.trained_share >= 0.9",
     0.669617411239},
    {"any", "pilot.teacher_weekly_use >= 0.6 or pilot.incidents_90d <= 3 or pilot.trained_share >= 0.9",
     0.998864101181},
    {"two of three",
     "(pilot.teacher_weekly_use >= 0.6 and pilot.incidents_90d <= 3) or "
     "(pilot.teacher_weekly_use >= 0.6 and pilot.trained_share >= 0.9) or "
     "(pilot.incidents_90d <= 3 and pilot.trained_share >= 0.9)",
     0.964999776947}};

Condition rule_of(const JointRow& row) {
  const auto parsed = parse_condition(row.rule);
  REQUIRE(std::holds_alternative<Condition>(parsed));
  return std::get<Condition>(parsed);
}

std::array<double, kSignals> signals_of(std::uint32_t n_using, std::uint32_t incidents,
                                        std::uint32_t n_trained) {
  std::array<double, kSignals> x{};
  x[static_cast<std::size_t>(Signal::PilotTeacherWeeklyUse)] = n_using / 30.0;
  x[static_cast<std::size_t>(Signal::PilotIncidents90d)] = incidents;
  x[static_cast<std::size_t>(Signal::PilotTrainedShare)] = n_trained / 30.0;
  return x;
}

void check_joint(std::uint32_t n) {
  const Case c("VV-N2");
  for (const JointRow& row : kJoint) {
    const Condition rule = rule_of(row);
    double passed = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto u = [&](std::uint32_t what) { return c.luck(0).uniform(Stream::UserStream, what, 0, i); };
      passed += rule.holds(signals_of(binomial_quantile(u(0), 30, 0.7), poisson_quantile(u(1), 2.4),
                                      binomial_quantile(u(2), 30, 0.95)));
    }
    c.sampled(fmt::format("share passed, {}", row.name), passed / n, row.chance,
              share_error(row.chance, static_cast<int>(n)));
  }
}

// VV-N3

struct Stage {
  std::uint32_t classrooms;
  GateDef gate;
};
std::array<Stage, 3> stages() { return {Stage{10, needs(0.6)}, {40, needs(0.65)}, {120, needs(0.7)}}; }

struct StageRow {
  double p;
  std::array<double, 3> pass;
  double reach2, reach3, full;
};
constexpr StageRow kStages[] = {
    {0.7, {0.8497316674, 0.8074482453, 0.5448751239}, 0.8497316674, 0.6861143438, 0.3738466381},
    {0.72, {0.8818829359, 0.8760480234, 0.7254507044}, 0.8818829359, 0.7725718028, 0.5604627586}};
constexpr double kClassrooms = 126.32298795, kClassroomsSd = 65.53836581, kSpend = 6316149.40;
constexpr std::array kStops = {0.1502683326, 0.1636173236, 0.3122677057};
constexpr double kRetryPasses = 0.996606855129, kRetryAttempts = 1.1728489044;

/// A pilot gate that may be held again twice: the chance of go, and the attempts expected.
struct Retried {
  double go = 0, attempts = 0;
};
Retried retried(double pass, int used = 0) {
  Retried r{0, 1};
  for (const bool passed : {true, false}) {
    const double chance = passed ? pass : 1 - pass;
    const GateOutcome outcome = gate_outcome(passed, used, 2);
    if (outcome == GateOutcome::Go) r.go += chance;
    if (outcome != GateOutcome::Extend) continue;
    const Retried again = retried(pass, used + 1);
    r.go += chance * again.go;
    r.attempts += chance * again.attempts;
  }
  return r;
}

void check_stages(std::uint32_t n) {
  const Case c("VV-N3");
  const auto all = stages();
  std::array<double, 4> ended{};
  double classrooms = 0, squares = 0, go = 0, attempts = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    double used = 0;
    std::size_t stage = 0;
    for (; stage < all.size(); ++stage) {
      const Stage& s = all[stage];
      used += s.classrooms;
      const double u = c.luck(0).uniform(Stream::UserStream, static_cast<std::uint32_t>(stage), 0, i);
      if (!passes(s.gate, survey(s.classrooms, binomial_quantile(u, s.classrooms, 0.7)))) break;
    }
    ended[stage] += 1.0 / n;
    classrooms += used;
    squares += used * used;
    GateOutcome outcome = GateOutcome::Extend;
    for (int extensions = 0; outcome == GateOutcome::Extend; ++extensions) {
      const double u = c.luck(1).uniform(Stream::UserStream, static_cast<std::uint32_t>(extensions), 0, i);
      outcome = gate_outcome(passes(all[0].gate, survey(10, binomial_quantile(u, 10, 0.7))), extensions, 2);
      ++attempts;
    }
    go += outcome == GateOutcome::Go ? 1 : 0;
  }
  const int runs = static_cast<int>(n);
  for (std::size_t stage = 0; stage < 3; ++stage)
    c.sampled(fmt::format("share stopped at stage {}", stage + 1), ended[stage], kStops[stage],
              share_error(kStops[stage], runs));
  c.sampled("share rolled out fully", ended[3], kStages[0].full, share_error(kStages[0].full, runs));
  const double mean = classrooms / n;
  c.sampled("mean classrooms", mean, kClassrooms, kClassroomsSd / std::sqrt(n));
  // Kurtosis of three values is below 3: the error of their standard deviation is at most this.
  c.sampled("SD of classrooms", std::sqrt(squares / n - mean * mean), kClassroomsSd,
            kClassroomsSd / std::sqrt(2.0 * n));
  c.sampled("share passed in three attempts", go / n, kRetryPasses, share_error(kRetryPasses, runs));
  c.sampled("mean attempts", attempts / n, kRetryAttempts, 0.46 / std::sqrt(n));
}

}  // namespace

TEST_CASE("VV-N1 one gate: chances of its own decision") {
  const Case c("VV-N1");
  for (const GateRow& row : kGates)
    c.printed(fmt::format("{} of {} at {}", row.k, row.n, row.p),
              pass_chance(needs(static_cast<double>(row.k) / row.n), row.n, row.p), row.chance, 1e-12);
  for (const QuietRow& row : kQuiet) {
    GateDef gate;
    gate.max_incidents = row.most;
    c.printed(fmt::format("at most {} of mean {}", row.most, row.mean), quiet_chance(gate, row.mean),
              row.chance, 1e-12);
  }
}

TEST_CASE("VV-N1 one gate: the boundary is a whole number") {
  const Case c("VV-N1");
  c.exact("70% of 30", least_count(0.7, 30), 21);
  c.exact("7% of 100", least_count(0.07, 100), 7);
  for (std::uint32_t k = 0; k <= 30; ++k) {
    CHECK(passes(needs(0), survey(30, k)));
    CHECK(passes(needs(0.7), survey(30, k)) == (k >= 21));
    CHECK_FALSE(passes(needs(31.0 / 30), survey(30, k)));
  }
  CHECK(passes(needs(0), survey(0, 0)));
  CHECK_FALSE(passes(needs(0.01), survey(0, 0)));
  double wrong = 0;
  for (std::uint32_t n = 1; n <= 400; ++n) {
    for (std::uint32_t k = 0; k <= n + 1; ++k) wrong += least_count(static_cast<double>(k) / n, n) != k;
    for (std::uint32_t percent = 0; percent <= 100; ++percent)
      wrong += least_count(percent / 100.0, n) != (percent * n + 99) / 100;
  }
  c.exact("boundaries of up to 400 asked that are off", wrong, 0);
}

TEST_CASE("VV-N1 one gate: many surveys") { check_gates(5000); }
TEST_CASE("VV-N1 one gate: 100 000 surveys of each", "[slow]") { check_gates(100000); }

TEST_CASE("VV-N2 joint rules: chances of a plan's own conditions") {
  const Case c("VV-N2");
  const boost::math::binomial users(30, 0.7), trained(30, 0.95);
  const boost::math::poisson incidents(2.4);
  for (const JointRow& row : kJoint) {
    const Condition rule = rule_of(row);
    double chance = 0;
    for (std::uint32_t k = 0; k <= 30; ++k) {
      for (std::uint32_t m = 0; m < 40; ++m) {
        for (std::uint32_t t = 0; t <= 30; ++t)
          chance += rule.holds(signals_of(k, m, t)) ? pdf(users, k) * pdf(incidents, m) * pdf(trained, t) : 0;
      }
    }
    c.printed(row.name, chance, row.chance, 1e-12);
  }
  // The gate of a pilot holds two of these criteria itself.
  GateDef gate = needs(0.6);
  gate.max_incidents = 3;
  double both = 0;
  for (std::uint32_t k = 0; k <= 30; ++k) {
    for (std::uint32_t m = 0; m < 40; ++m)
      both += passes(gate, survey(30, k, m)) ? pdf(users, k) * pdf(incidents, m) : 0;
  }
  c.printed("a gate on use and incidents", both, 0.915529939640 * 0.778722911036, 1e-11);
}

TEST_CASE("VV-N2 joint rules: many readings") { check_joint(5000); }
TEST_CASE("VV-N2 joint rules: 100 000 readings", "[slow]") { check_joint(100000); }

TEST_CASE("VV-N3 three stages") {
  const Case c("VV-N3");
  const auto all = stages();
  for (const StageRow& row : kStages) {
    std::array<double, 3> pass{};
    for (std::size_t s = 0; s < 3; ++s) {
      pass[s] = pass_chance(all[s].gate, all[s].classrooms, row.p);
      c.printed(fmt::format("pass {} at {}", s + 1, row.p), pass[s], row.pass[s], 1e-10);
    }
    c.printed(fmt::format("reach stage 2 at {}", row.p), pass[0], row.reach2, 1e-10);
    c.printed(fmt::format("reach stage 3 at {}", row.p), pass[0] * pass[1], row.reach3, 1e-10);
    c.printed(fmt::format("full roll-out at {}", row.p), pass[0] * pass[1] * pass[2], row.full, 1e-10);
    if (row.p != 0.7) continue;
    const std::array ends = {1 - pass[0], pass[0] * (1 - pass[1]), pass[0] * pass[1] * (1 - pass[2])};
    for (std::size_t s = 0; s < 3; ++s)
      c.printed(fmt::format("stop at stage {}", s + 1), ends[s], kStops[s], 1e-10);
    const double reached3 = pass[0] * pass[1];
    const double mean = 10 + 40 * pass[0] + 120 * reached3;
    const double square = 100 * ends[0] + 2500 * ends[1] + 170.0 * 170 * reached3;
    c.printed("classrooms", mean, kClassrooms, 1e-8);
    c.printed("SD of classrooms", std::sqrt(square - mean * mean), kClassroomsSd, 1e-8);
    c.printed("cents", 50000 * mean, kSpend, 1e-2);
    const Retried gate1 = retried(pass[0]);
    c.printed("passed in three attempts", gate1.go, kRetryPasses, 1e-12);
    c.printed("attempts", gate1.attempts, kRetryAttempts, 1e-10);
  }
}

TEST_CASE("VV-N3 three stages: many pilots") { check_stages(4000); }
TEST_CASE("VV-N3 three stages: 100 000 pilots", "[slow]") { check_stages(100000); }

}  // namespace pilotwave::test
