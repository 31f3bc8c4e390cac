#include <algorithm>
#include <map>
#include <numeric>

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"
#include "experiment/attribution/attribution.hpp"
#include "experiment/attribution/plan_variants.hpp"
#include "experiment/attribution/shapley.hpp"
#include "places.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

Scenario shipped_file(const char* plan) {
  Result<Scenario> read = load_scenario(std::string(PILOTWAVE_SOURCE_DIR "/scenarios/plans/") + plan,
                                        PILOTWAVE_SOURCE_DIR "/scenarios/districts/stone_creek.toml");
  REQUIRE(read);
  return std::move(read).value();
}

std::vector<double> whole_numbers(std::uint32_t series, std::size_t n) {
  std::vector<double> out;
  for (std::uint32_t i = 0; i < n; ++i)
    out.push_back(Luck::below(Luck{1, series}.words(Stream::Bootstrap, 0, 0, i)[0], 2001) - 1000.0);
  return out;
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

}  // namespace

TEST_CASE("Shares add up to the whole, to the digit where values are whole numbers") {
  for (std::size_t players = 1; players <= kMostPlayers; ++players) {
    for (std::uint32_t series = 0; series < 40; ++series) {
      std::vector<double> values = whole_numbers(series, std::size_t{1} << players);
      for (double& value : values) value *= 720;  // so that every share is a whole number too
      const std::vector<double> shares = shapley_shares(values);
      CHECK(shares.size() == players);
      CHECK(sum(shares) == values.back() - values.front());
    }
  }
}

TEST_CASE("A player that never adds anything gets nothing, and equals get the same") {
  std::vector<double> values(8);
  for (std::size_t m = 0; m < 8; ++m) {
    const bool first = (m & 1) != 0, second = (m & 2) != 0;  // the third does not matter
    values[m] = 10.0 * (first && second) + 3.0 * (first || second);
  }
  const std::vector<double> shares = shapley_shares(values);
  CHECK(shares[2] == 0);
  CHECK(shares[0] == shares[1]);
  CHECK(sum(shares) == 13);
}

TEST_CASE("The owner of the only left glove gets two thirds") {
  std::vector<double> values(8);  // one left glove, two right ones: a pair is worth 6
  for (std::size_t m = 0; m < 8; ++m) values[m] = (m & 1) != 0 && (m & 6) != 0 ? 6 : 0;
  CHECK(shapley_shares(values) == std::vector<double>{4, 1, 1});
}

TEST_CASE("Shares of a sum of games are sums of shares") {
  const std::vector<double> a = whole_numbers(100, 32), b = whole_numbers(101, 32);
  std::vector<double> both(32);
  for (std::size_t i = 0; i < 32; ++i) both[i] = a[i] + b[i];
  const std::vector<double> of_a = shapley_shares(a), of_b = shapley_shares(b),
                            of_both = shapley_shares(both);
  for (std::size_t i = 0; i < 5; ++i) CHECK(of_both[i] == Approx(of_a[i] + of_b[i]).epsilon(1e-12));
}

TEST_CASE("Mixtures of two plans lead from one to the other") {
  const Scenario staged = shipped_file("staged-pilot.toml"), launch = shipped_file("launch-everywhere.toml");
  const std::vector<PlanDifference> differences = differences_between(staged, launch);
  REQUIRE(differences.size() == 6);  // what kinds of intervention they use
  const std::size_t all = (std::size_t{1} << differences.size()) - 1;
  const auto acts = [](const Scenario& plan) {
    std::string text = scenario_text(plan);
    return text.substr(text.find("[[intervention]]"));
  };
  CHECK(acts(between(staged, launch, differences, all)) == acts(staged));
  CHECK(acts(between(staged, launch, differences, 0)) == acts(launch));
  for (std::size_t taken = 0; taken <= all; ++taken) {
    const Scenario mixture = between(staged, launch, differences, taken);
    CHECK(scenario_of_text(scenario_text(mixture), "mixture")
              .ok());  // a plan that a planner could have written
  }
  CHECK(differences_between(staged, staged).empty());
  Scenario other = staged;
  other.params.set(0, other.params[0] + 0.01);
  other.district.annual_budget_cents = 100;
  CHECK(differences_between(staged, other).size() == 2);
}

TEST_CASE("Each intervention is taken out in turn, and nothing else") {
  const Scenario staged = shipped_file("staged-pilot.toml");
  const std::vector<PlanWithout> without = plans_without_each(staged);
  REQUIRE(without.size() == staged.interventions.size());
  for (std::size_t i = 0; i < without.size(); ++i) {
    CHECK(without[i].plan.interventions.size() + 1 == staged.interventions.size());
    CHECK(without[i].title.find("`" + staged.interventions[i].kind + "`") == 0);
    CHECK(scenario_of_text(scenario_text(without[i].plan), "without").ok());
  }
}

TEST_CASE("Where parts add up, each part gets what it adds") {
  const std::vector<Scenario> plans = {shipped_file("staged-pilot.toml"),
                                       shipped_file("launch-everywhere.toml")};
  const AttributionRuns runs = attribution_runs(plans);
  CHECK(runs.mixtures.size() == 64);
  CHECK(runs.variants.size() == 2 + 6 + 3 + 62);
  const std::map<std::string, double> worth = {{"engagement", 100}, {"expand", 30},   {"governance", -7},
                                               {"guidelines", 50},  {"pilot", 20000}, {"training", 4}};
  // What a variant costs: by kind, more for what the first plan has of it, and the luck of the replicate.
  const RunReplicate run = [&](std::uint32_t replicate) {
    std::vector<RunRecord> records;
    for (const Scenario& variant : runs.variants) {
      double cost = 1000.0 * replicate;
      for (const InterventionDef& act : variant.interventions) {
        const bool of_first = std::any_of(
            plans[0].interventions.begin(), plans[0].interventions.end(), [&](const InterventionDef& other) {
              return other.kind == act.kind && other.fields == act.fields && other.start == act.start;
            });
        if (of_first) cost += worth.at(act.kind);
      }
      RunRecord record(fake_groups(), variant.n_weeks, static_cast<int>(metric_catalogue().size()));
      set_once(record, Metric::CostUsd, 5, cost);
      records.push_back(std::move(record));
    }
    return records;
  };
  const auto executor = make_thread_executor(3);
  ReplicatesDef def;
  def.count = 5;
  const Attribution a = attribute(plans, runs, run, *executor, def);
  const auto cost = std::find_if(a.outcomes.begin(), a.outcomes.end(), [](const OutcomeDef& o) {
    return o.metrics.front() == static_cast<int>(Metric::CostUsd);
  });
  REQUIRE(cost != a.outcomes.end());
  const auto o = static_cast<std::size_t>(cost - a.outcomes.begin());
  double total = 0;
  for (const DifferenceShare& share : a.shares[o].shares) {
    CHECK(share.share.mean == worth.at(share.title));
    CHECK(share.share.sd == 0);
    total += share.share.mean;
  }
  CHECK(total == a.shares[o].difference.mean);
  for (const PartTakenOut& part : a.plans[0].parts) {
    const std::string kind = part.title.substr(1, part.title.find('`', 1) - 1);
    CHECK(part.outcomes[o].difference.mean == worth.at(kind));
    CHECK(part.outcomes[o].count.lost == (worth.at(kind) > 0 ? 5 : 0));  // dearer is worse
  }
}
