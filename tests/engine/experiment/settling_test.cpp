#include <cmath>

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"
#include "experiment/compare.hpp"
#include "experiment/conclude.hpp"
#include "experiment/statistics/always_valid.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

constexpr int kGoals = 2, kOthers = 3, kOutcomes = kGoals + kOthers;

/// A difference of two equal plans with noise of some shape; its sign is even wherever it is not zero.
enum class Noise { HeavyTailed, Skewed, Discrete };
double null_difference(Noise noise, double u) {
  constexpr double kPi = 3.14159265358979323846;
  switch (noise) {
    case Noise::HeavyTailed:  // Cauchy: no mean, no variance
      return std::tan(kPi * (u - 0.5));
    case Noise::Skewed:  // exponential about its median: its mean is not zero
      return -std::log1p(-u) - std::log(2);
    case Noise::Discrete:  // six pairs in ten tie
      return u < 0.2 ? -1 : u >= 0.8 ? 1 : 0;
  }
  return 0;
}

struct NullReports {
  int reports = 0;
  int ever_favoured = 0;  ///< some verdict was "likely" or "clear" at some number of pairs
  int favoured_at_end = 0;
  int clear_at_end = 0;
};

/// Many reports under equal plans, each stopped as `compare --until-settled` does.
NullReports null_reports(Noise noise, int reports, int most) {
  NullReports out;
  out.reports = reports;
  for (int report = 0; report < reports; ++report) {
    std::array<WinCount, kOutcomes> counts{};
    bool ever = false;
    const Luck luck{20260803, static_cast<std::uint32_t>(report)};
    const auto confidence = [](int o) {
      return family_rule(o < kGoals ? Family::Goals : Family::Others, o < kGoals ? kGoals : kOthers, true)
          .confidence;
    };
    for (int pair = 0; pair < most; ++pair) {
      const double shared = luck.uniform(Stream::Bootstrap, static_cast<std::uint32_t>(noise), 0,
                                         static_cast<std::uint32_t>(pair));
      bool all_settled = true;
      for (int o = 0; o < kOutcomes; ++o) {
        // Outcomes of one pair go together: the first two are the same luck, the others their own.
        const double own = luck.uniform(Stream::Bootstrap, static_cast<std::uint32_t>(noise),
                                        1 + static_cast<std::uint32_t>(o), static_cast<std::uint32_t>(pair));
        const double difference = null_difference(noise, o < 2 ? shared : own);
        WinCount& count = counts[static_cast<std::size_t>(o)];
        count_pair(count, difference, 0, Better::Higher);
        ever = ever || log_evidence_against(count.won, count.lost, kEven) >= -std::log1p(-confidence(o));
        all_settled = all_settled && is_settled(count, confidence(o));
      }
      if (all_settled) break;
    }
    bool favoured = false, clear = false;
    for (int o = 0; o < kOutcomes; ++o) {
      const Verdict v =
          verdict_of(counts[static_cast<std::size_t>(o)], {confidence(o), IntervalKind::AlwaysValid});
      favoured = favoured || v != Verdict::TooClose;
      clear = clear || v == Verdict::ClearlyFirst || v == Verdict::ClearlySecond;
    }
    out.ever_favoured += ever, out.favoured_at_end += favoured, out.clear_at_end += clear;
  }
  return out;
}

Scenario plan_with_goals(const char* slug) {
  Scenario plan = fake_scenario(slug, slug);
  plan.goals = {fake_goal(Metric::PrivacyIncidents, GoalDef::Kind::AtMost, 5),
                fake_goal(Metric::CostUsd, GoalDef::Kind::AtMost, 100)};
  return plan;
}

/// Runs in which the first plan has fewer incidents with some chance, and costs what it likes.
RunReplicate runs_with(double p_win, double p_cheaper) {
  return [=](std::uint32_t replicate) {
    const Luck luck{7, replicate};
    const double u = luck.uniform(Stream::Bootstrap, 0, 0, 0), v = luck.uniform(Stream::Bootstrap, 1, 0, 0);
    RunRecord first = fake_record(), second = fake_record();
    set_once(first, Metric::PrivacyIncidents, 5, u < p_win ? 3 : 9);
    set_once(second, Metric::PrivacyIncidents, 5, 6);
    set_once(first, Metric::CostUsd, 5, v < p_cheaper ? 90 : 110);
    set_once(second, Metric::CostUsd, 5, 100);
    return std::vector<RunRecord>{first, second};
  };
}

Comparison settled_comparison(const RunReplicate& run, std::uint32_t most, int threads = 1) {
  const std::vector<Scenario> plans = {plan_with_goals("a"), plan_with_goals("b")};
  const auto executor = threads == 1 ? make_serial_executor() : make_thread_executor(threads);
  CompareDef def;
  def.settle = SettleDef{most, SettleWhat::Goals};
  return compare(plans, run, *executor, def);
}

}  // namespace

TEST_CASE("Equal plans are called different in fewer than 5 of 100 reports, whatever the noise") {
  for (const Noise noise : {Noise::HeavyTailed, Noise::Skewed, Noise::Discrete}) {
    const NullReports seen = null_reports(noise, 800, 250);
    INFO("noise " << static_cast<int>(noise) << ": ever " << seen.ever_favoured << ", at the end "
                  << seen.favoured_at_end << ", clear " << seen.clear_at_end << " of " << seen.reports);
    CHECK(seen.ever_favoured < seen.reports * 5 / 100);
    CHECK(seen.favoured_at_end <= seen.ever_favoured);
    CHECK(seen.clear_at_end <= seen.favoured_at_end);
    CHECK(seen.ever_favoured > 0);  // the simulation can see what it counts
  }
}

TEST_CASE("A plan that wins three pairs in four is called clearly ahead in fewer than 5 of 100 reports") {
  // The hardest null for "clear": the share stands on its bound.
  int ever_clear = 0;
  constexpr int kReports = 1000, kMost = 300;
  const double needed = -std::log1p(-family_rule(Family::Goals, 1, true).confidence);
  for (int report = 0; report < kReports; ++report) {
    const Luck luck{3, static_cast<std::uint32_t>(report)};
    WinCount count;
    bool clear = false;
    for (std::uint32_t pair = 0; pair < kMost && !clear; ++pair) {
      count_pair(count, luck.uniform(Stream::Bootstrap, 9, 0, pair) < kClearShare ? 1 : -1, 0,
                 Better::Higher);
      clear = count.won > kClearShare * count.decided() &&
              log_evidence_against(count.won, count.lost, kClearShare) >= needed;
    }
    ever_clear += clear;
  }
  INFO(ever_clear << " of " << kReports);
  CHECK(ever_clear < kReports * 5 / 100);
  CHECK(ever_clear > 0);
}

TEST_CASE("A verdict is settled when its interval stays within one word") {
  constexpr double kSure = 0.99;
  CHECK(!is_settled({0, 0, 0, 0}, kSure));
  CHECK(!is_settled({5, 0, 0, 0}, kSure));
  CHECK(is_settled({60, 0, 0, 0}, kSure));     // clear
  CHECK(is_settled({0, 60, 0, 0}, kSure));     // clear for the second
  CHECK(!is_settled({80, 20, 0, 0}, kSure));   // likely, perhaps clear
  CHECK(is_settled({630, 370, 0, 0}, kSure));  // likely, and not clear
  CHECK(!is_settled({50, 50, 0, 0}, kSure));   // close so far
  CHECK(is_settled({700, 700, 0, 0}, kSure));  // close, and known to be
  CHECK(is_settled({0, 0, 60, 0}, kSure));     // the same
  CHECK(!is_settled({3, 3, 5, 0}, kSure));
}

TEST_CASE("What could still settle is found as by trying every way in which the pairs may fall") {
  constexpr double kSure = 0.95;
  int settling = 0, tried = 0;
  for (int won = 0; won <= 60; won += 6) {
    for (int lost = 0; lost <= 60; lost += 5) {
      for (const int left : {1, 8, 40, 150}) {
        bool any = is_settled({won, lost, 0, 0}, kSure) || is_settled({won, lost, left, 0}, kSure);
        for (int more = 0; more <= left && !any; ++more)
          any = is_settled({won + more, lost + left - more, 0, 0}, kSure);
        INFO(won << " to " << lost << ", " << left << " left");
        CHECK(can_settle({won, lost, 0, 0}, static_cast<std::uint32_t>(left), kSure) == any);
        settling += any, ++tried;
      }
    }
  }
  CHECK((settling > 0 && settling < tried));
}

TEST_CASE("Pairs are added until every goal's verdict is settled") {
  const Comparison c = settled_comparison(runs_with(0.97, 0.03), 1000);
  REQUIRE(c.settling);
  CHECK(c.settling->why == Settling::Why::Settled);
  CHECK(c.settling->waited_for == 2);
  CHECK(c.settling->open.empty());
  CHECK(c.n_pairs() > 20);
  CHECK(c.n_pairs() < 200);
  CHECK(!c.replicates.stopped_early);
  CHECK(c.paired(c.pairs.front(), 0).verdict == Verdict::ClearlyFirst);
  CHECK(c.paired(c.pairs.front(), 1).verdict == Verdict::ClearlySecond);
  CHECK(c.paired(c.pairs.front(), 0).rule.kind == IntervalKind::AlwaysValid);
  // One pair fewer would not have been enough.
  const Comparison fewer =
      settled_comparison(runs_with(0.97, 0.03), static_cast<std::uint32_t>(c.n_pairs() - 1));
  CHECK(fewer.settling->why != Settling::Why::Settled);
}

TEST_CASE("What cannot be settled any more ends the comparison, and is named") {
  const Comparison c = settled_comparison(runs_with(0.97, 0.5), 120);
  REQUIRE(c.settling);
  CHECK(c.settling->why == Settling::Why::OutOfReach);
  CHECK(c.n_pairs() < 120);
  REQUIRE(c.settling->open.size() == 1);
  CHECK(c.outcomes[c.settling->open.front().outcome].key == "cost_usd");
}

TEST_CASE("Identical plans settle as the same, and are never told apart") {
  const Comparison c = settled_comparison(
      [](std::uint32_t) {
        return std::vector<RunRecord>{fake_record(), fake_record()};
      },
      500);
  CHECK(c.settling->why == Settling::Why::Settled);
  CHECK(c.n_pairs() < 60);
  for (std::size_t o = 0; o < c.outcomes.size(); ++o)
    CHECK(c.paired(c.pairs.front(), o).verdict == Verdict::TooClose);
}

TEST_CASE("How many pairs are added does not depend on threads") {
  const Comparison one = settled_comparison(runs_with(0.8, 0.1), 600);
  for (const int threads : {2, 3, 7}) {
    const Comparison more = settled_comparison(runs_with(0.8, 0.1), 600, threads);
    CHECK(more.replicates.done == one.replicates.done);
    CHECK(more.settling->open == one.settling->open);
    CHECK(more.plans[0].values == one.plans[0].values);
  }
}

TEST_CASE("All verdicts of a report that looks while it grows share one chance of error") {
  double error = 0;
  for (const Family family : {Family::Goals, Family::Others, Family::Subgroups})
    error += 4 * (1 - family_rule(family, 4, true).confidence);
  CHECK(error == Approx(0.05));
  CHECK(family_rule(Family::Goals, 1, false).kind == IntervalKind::Exact);
  CHECK(family_rule(Family::Goals, 5, false).confidence == Approx(0.99));
}

TEST_CASE("The middle of all differences lies in its interval as often as it says, of any shape") {
  int held = 0;
  constexpr int kSamples = 400;
  for (std::uint32_t sample = 0; sample < kSamples; ++sample) {
    std::vector<double> sorted;
    for (std::uint32_t i = 0; i < 40; ++i)
      sorted.push_back(null_difference(Noise::Skewed, Luck{5, sample}.uniform(Stream::Bootstrap, 0, 0, i)));
    std::sort(sorted.begin(), sorted.end());
    const Interval middle = middle_interval(sorted, {0.95, IntervalKind::Exact});
    held += middle.low <= 0 && 0 <= middle.high;
    const Interval wider = middle_interval(sorted, {0.95, IntervalKind::AlwaysValid});
    CHECK((wider.low <= middle.low && wider.high >= middle.high));
  }
  CHECK(held >= kSamples * 95 / 100 - 10);
  CHECK(held < kSamples);
  CHECK(std::isinf(middle_interval(std::vector<double>{1.0, 2.0}, {0.95, IntervalKind::Exact}).low));
}
