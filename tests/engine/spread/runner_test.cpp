// The runner keeps exposure and works in parallel; here it is held to the plain way, bit by bit.
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "engine/parallel/every_executor.hpp"
#include "engine/spread/scan_all.hpp"
#include "network/generators/barabasi_albert.hpp"
#include "network/generators/erdos_renyi.hpp"
#include "network/generators/lattice.hpp"
#include "network/generators/watts_strogatz.hpp"
#include "spread/level_table.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

std::vector<ContactGraph> graphs() {
  return {watts_strogatz(2000, 10, 0.05, {Luck(3, 0)}),
          directed_erdos_renyi(700, 0.01, {Luck(3, 1)}),
          barabasi_albert(900, 2, {Luck(3, 2)}),
          erdos_renyi(300, 0.004, {Luck(3, 3)}),
          watts_strogatz(9001, 6, 0.2, {Luck(3, 4)}),
          freeze(0, {}),
          freeze(1, {})};
}

template <SpreadRule Rule>
void check_rule(const ContactGraph& graph, const Rule& rule, Until until) {
  SpreadPlan plan;
  plan.luck = {Luck(4, 5), user_stream(7), 3};
  plan.steps = 25;
  plan.until = until;
  for (std::uint32_t i = 0; i < graph.n_nodes(); i += 97) plan.seeds.push_back(i);
  const SpreadHistory expected = scan_all(graph, rule, plan);
  const TiedCrowd crowd(graph);
  for (const auto& executor : every_executor()) {
    INFO(executor->name() << " " << executor->n_workers() << " of " << graph.n_nodes());
    CHECK(same(run_spread(crowd, rule, plan, *executor), expected));
  }
}

}  // namespace

TEST_CASE("kept exposure, batches and threads give what the plain way gives") {
  for (const ContactGraph& graph : graphs()) {
    std::vector<double> trait(graph.n_nodes()), count(graph.n_nodes());
    for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
      trait[i] = Luck(9, 9).seat_uniform(user_stream(2), 0, 0, i);
      count[i] = 1 + 3 * trait[i];
    }
    const std::vector<double> campaign{1, 1, 1, 4, 4, 4};
    check_rule(graph, Adoption(PeerHazard{0.01, 0.5, 0.5, StepMode::Linear, campaign}), Until::StepsAreDone);
    check_rule(graph, Adoption(PeerHazard{0.01, 0.3}, SteadyChance{0.1}), Until::StepsAreDone);
    check_rule(graph, Adoption(OwnOrPeers{0.001, 0.05}), Until::StepsAreDone);
    check_rule(graph, Adoption(PerContact(0.3), AfterSteps{2}, Afterwards::ForGood), Until::NobodyAdopts);
    check_rule(graph, Adoption(PerContact(0.2), SteadyChance{0.3}, Afterwards::ForGood), Until::NobodyAdopts);
    check_rule(graph, Adoption(CountThreshold{0, count}), Until::NobodyChanges);
    check_rule(graph, Adoption(ShareThreshold{0.2}), Until::NobodyChanges);
    check_rule(graph, Adoption(ShareThreshold{0, trait}, AfterSteps{3}), Until::StepsAreDone);
    InfluencedChance<1> influenced;
    influenced.rate = 0.03;
    influenced.peers = 3;
    influenced.traits = {{{"trait", 2, 0.5, trait}}};
    check_rule(graph, Adoption(influenced), Until::StepsAreDone);
    check_rule(graph, LevelTable(3, {0.9, 0.1, 0, 0.05, 0.9, 0.05, 0, 0.1, 0.9}, 2), Until::StepsAreDone);
  }
}

TEST_CASE("kept counts are those of a recount after every step and every intervention") {
  const ContactGraph graph = directed_erdos_renyi(400, 0.02, {Luck(5, 0)});
  const TiedCrowd crowd(graph);
  const Adoption rule(PeerHazard{0.02, 0.5}, SteadyChance{0.2});
  for (const auto& executor : every_executor()) {
    Spread spread(crowd, rule, {Luck(5, 1)}, *executor);
    for (int step = 0; step < 30; ++step) {
      spread.step();
      if (step % 5 == 2) spread.set_level(static_cast<std::uint32_t>(step), step % 2 == 0 ? 1 : 0);
      const auto expected = recounted(graph, rule, spread.levels());
      REQUIRE(std::equal(expected.begin(), expected.end(), spread.seen().begin(), spread.seen().end()));
      std::uint64_t n = 0;
      for (const SpreadLevel level : spread.levels()) n += level == 1 ? 1U : 0U;
      REQUIRE(spread.adopting() == n);
    }
  }
}

TEST_CASE("a mixed crowd that looks at others is the complete network") {
  const TiedCrowd complete(complete_network(150));
  const MixedCrowd mixed(150, Looks::AtOthers);
  SpreadPlan plan;
  plan.luck = {Luck(6, 0)};
  plan.seeds = {3, 99};
  const Adoption rule(PeerHazard{0.01, 0.4}, SteadyChance{0.1});
  for (const auto& executor : every_executor()) {
    CHECK(same(run_spread(mixed, rule, plan, *executor), run_spread(complete, rule, plan, *executor)));
  }
}

TEST_CASE("a function of the situation is a rule") {
  const MixedCrowd crowd(1000);
  SpreadPlan plan;
  plan.luck = {Luck(7, 0)};
  const auto own = [](const Situation& x) { return 0.01 + 0.3 * x.share(); };
  const SpreadHistory run = run_spread(crowd, own, plan);
  CHECK(run.steps() == 52);
  CHECK(run.adopting.front() == 0);
  CHECK(run.adopting.back() > 900);
  CHECK(std::is_sorted(run.adopting.begin(), run.adopting.end()));
  CHECK(run.ever_adopted() == run.adopting.back());
  CHECK(run.at_level(52, 0) == 1000 - run.adopting.back());
}

TEST_CASE("a person's luck is their own: what one does changes only those it can reach") {
  const TiedCrowd crowd(freeze_undirected(4, std::vector<Arc>{{0, 1}}));
  SpreadPlan plan;
  plan.luck = {Luck(8, 0)};
  plan.steps = 40;
  const Adoption rule(PeerHazard{0.02, 0.5});
  const SpreadHistory plain = run_spread(crowd, rule, plan);
  plan.seeds = {0};
  const SpreadHistory seeded = run_spread(crowd, rule, plan);
  CHECK(plain.adopted_at[2] == seeded.adopted_at[2]);
  CHECK(plain.adopted_at[3] == seeded.adopted_at[3]);
  CHECK(seeded.adopted_at[1] <= plain.adopted_at[1]);
}

TEST_CASE("runs end when asked to") {
  const TiedCrowd crowd(ring_lattice(50, 2));
  SpreadPlan plan;
  plan.steps = 1000;
  plan.seeds = {0};
  plan.until = Until::NobodyChanges;
  const SpreadHistory filled = run_spread(crowd, CountThreshold{1}, plan);
  CHECK(filled.last_change == 25);
  CHECK(filled.steps() == 25);
  CHECK(filled.adopting.back() == 50);
  plan.until = Until::NobodyAdopts;
  const SpreadHistory burnt =
      run_spread(crowd, Adoption(PerContact(1), AfterSteps{1}, Afterwards::ForGood), plan);
  CHECK(burnt.steps() == 26);
  CHECK(burnt.adopting.back() == 0);
  CHECK(burnt.ever_adopted() == 50);
}
