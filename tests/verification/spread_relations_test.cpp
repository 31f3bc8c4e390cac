// Relations between two spreads on the same luck.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "network/generators/erdos_renyi.hpp"
#include "network/generators/watts_strogatz.hpp"
#include "pilotwave/spread.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kRelatedPeople = 400;
constexpr int kSteps = 40;

struct Tie {
  std::uint32_t a, b;
};

/// The network as undirected edges, so that one can be added.
ContactGraph with_tie(const ContactGraph& graph, const Tie& tie) {
  std::vector<Arc> edges{{tie.a, tie.b}};
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) edges.push_back({i, j});
  }
  return freeze_undirected(graph.n_nodes(), edges);
}

SpreadPlan spread_plan(const Luck& luck, std::vector<std::uint32_t> seeds) {
  SpreadPlan plan;
  plan.luck = {luck, user_stream(1), 0};
  plan.steps = kSteps;
  plan.seeds = std::move(seeds);
  return plan;
}

/// People who adopted in `more` later than in `less`, or never; and how many adopted earlier.
struct Delay {
  double later = 0, earlier = 0;
};
Delay delay_of(const SpreadHistory& less, const SpreadHistory& more) {
  Delay delay;
  for (std::size_t i = 0; i < less.adopted_at.size(); ++i) {
    const std::int32_t a = less.adopted_at[i], b = more.adopted_at[i];
    delay.later += a >= 0 && (b < 0 || b > a);
    delay.earlier += b >= 0 && (a < 0 || b < a);
  }
  return delay;
}

double differences_of_spreads(const SpreadHistory& a, const SpreadHistory& b) {
  double n = a.counts != b.counts;
  for (std::size_t i = 0; i < a.adopted_at.size(); ++i) n += a.adopted_at[i] != b.adopted_at[i];
  return n;
}

template <class Chance>
SpreadHistory spread_by(const ContactGraph& graph, const Chance& chance, const SpreadPlan& plan) {
  return run_spread(TiedCrowd(graph), Adoption(chance), plan);
}

/// A rule without drop-out: one more seed and one more tie, each of many, delay nobody.
template <class Chance>
void check_push(const Case& c, const std::string& what, const Chance& chance) {
  Delay all;
  for (std::uint32_t round = 0; round < 20; ++round) {
    const Luck luck = c.luck(round);
    const ContactGraph graph = watts_strogatz(kRelatedPeople, 6, 0.1, {luck});
    const SpreadHistory base = spread_by(graph, chance, spread_plan(luck, {0, 1, 2, 3}));
    const auto drawn = [&](std::uint32_t i) {
      return static_cast<std::uint32_t>(luck.uniform(user_stream(2), i, 0, 0) * kRelatedPeople);
    };
    for (std::uint32_t i = 0; i < 5; ++i) {
      const Delay seed = delay_of(base, spread_by(graph, chance, spread_plan(luck, {0, 1, 2, 3, drawn(i)})));
      const Delay tie = delay_of(base, spread_by(with_tie(graph, {drawn(10 + i), drawn(20 + i)}), chance,
                                                 spread_plan(luck, {0, 1, 2, 3})));
      all.later += seed.later + tie.later;
      all.earlier += seed.earlier + tie.earlier;
    }
  }
  c.exact(fmt::format("{}: delayed by one more seed or tie", what), all.later, 0);
  CHECK(all.earlier > 0);
}

}  // namespace

TEST_CASE("VV-P10 one more seed, one more tie or one lower threshold delays nobody where nobody stops") {
  const Case c("VV-P10");
  check_push(c, "two adopters suffice", CountThreshold{2});
  check_push(c, "by contact", PerContact(0.08));
  Delay all;
  for (std::uint32_t round = 0; round < 20; ++round) {
    const Luck luck = c.luck(round);
    const ContactGraph graph = watts_strogatz(kRelatedPeople, 6, 0.1, {luck});
    std::vector<double> own(kRelatedPeople);
    for (std::uint32_t i = 0; i < kRelatedPeople; ++i)
      own[i] = 0.6 * luck.seat_uniform(user_stream(3), 0, 0, i);
    std::vector<double> lower = own;
    lower[round * 7 % kRelatedPeople] = 0;
    const SpreadPlan plan = spread_plan(luck, {0, 1, 2, 3});
    const Delay d = delay_of(spread_by(graph, ShareThreshold{0, own}, plan),
                             spread_by(graph, ShareThreshold{0, lower}, plan));
    all.later += d.later, all.earlier += d.earlier;
  }
  c.exact("delayed by one lower threshold", all.later, 0);
  CHECK(all.earlier > 0);
}

TEST_CASE("VV-P11 a higher hazard, alone or by peers, delays nobody where nobody stops") {
  const Case c("VV-P11");
  for (std::uint32_t round = 0; round < 10; ++round) {
    const Luck luck = c.luck(round);
    const ContactGraph graph = erdos_renyi(kRelatedPeople, 0.02, {luck});
    const SpreadPlan plan = spread_plan(luck, {});
    const SpreadHistory base = spread_by(graph, PeerHazard{0.01, 0.2}, plan);
    for (const PeerHazard& raised : {PeerHazard{0.015, 0.2}, PeerHazard{0.01, 0.3}, PeerHazard{0.02, 0.4}}) {
      const Delay d = delay_of(base, spread_by(graph, raised, plan));
      c.exact(fmt::format("delayed, round {}, p {} q {}", round, raised.alone, raised.by_share), d.later, 0);
      CHECK(d.earlier > 0);
    }
  }
}

TEST_CASE("VV-P12 a chance of stopping that is nothing is no stopping") {
  const Case c("VV-P12");
  const ContactGraph graph = erdos_renyi(kRelatedPeople, 0.02, {c.luck(0)});
  const SpreadPlan plan = spread_plan(c.luck(0), {});
  const PeerHazard adopt{0.01, 0.3};
  c.exact("people apart",
          differences_of_spreads(run_spread(TiedCrowd(graph), Adoption(adopt, SteadyChance{0}), plan),
                                 spread_by(graph, adopt, plan)),
          0);
}

TEST_CASE(
    "VV-P24, VV-P25 without imitation the network does not matter, and without a beginning nothing begins") {
  const Luck luck = Case("VV-P24").luck(0);
  const SpreadPlan plan = spread_plan(luck, {});
  const SpreadHistory sparse =
                          spread_by(erdos_renyi(kRelatedPeople, 0.005, {luck}), PeerHazard{0.05, 0}, plan),
                      dense = spread_by(erdos_renyi(kRelatedPeople, 0.2, {luck}), PeerHazard{0.05, 0}, plan),
                      mixed = run_spread(MixedCrowd(kRelatedPeople), Adoption(PeerHazard{0.05, 0}), plan);
  CHECK(sparse.ever_adopted() > 0);
  Case("VV-P24").exact("people apart, sparse and dense network", differences_of_spreads(sparse, dense), 0);
  Case("VV-P24").exact("people apart, network and mixed crowd", differences_of_spreads(sparse, mixed), 0);
  Case("VV-P25").exact(
      "adopters with p = 0 and no seed",
      static_cast<double>(
          spread_by(erdos_renyi(kRelatedPeople, 0.2, {luck}), PeerHazard{0, 0.9}, plan).ever_adopted()),
      0);
}

TEST_CASE("VV-P26 the complete network is a mixed crowd that looks at others") {
  const Case c("VV-P26");
  for (std::uint32_t round = 0; round < 3; ++round) {
    const SpreadPlan plan = spread_plan(c.luck(round), {5});
    const PeerHazard hazard{0.01, 0.5};
    c.exact(fmt::format("people apart, round {}", round),
            differences_of_spreads(spread_by(erdos_renyi(120, 1, {c.luck(round)}), hazard, plan),
                                   run_spread(MixedCrowd(120, Looks::AtOthers), Adoption(hazard), plan)),
            0);
  }
}

TEST_CASE("VV-P28 an undirected network has no direction") {
  const Case c("VV-P28");
  const ContactGraph graph = watts_strogatz(kRelatedPeople, 6, 0.2, {c.luck(0)});
  const SpreadPlan plan = spread_plan(c.luck(0), {0});
  c.exact("people apart, every tie turned round",
          differences_of_spreads(spread_by(graph, PerContact(0.1), plan),
                                 spread_by(reversed(graph), PerContact(0.1), plan)),
          0);
  // Where ties do have a direction, it matters.
  const ContactGraph directed = directed_erdos_renyi(kRelatedPeople, 0.02, {c.luck(0)});
  CHECK(differences_of_spreads(spread_by(directed, PerContact(0.3), plan),
                               spread_by(reversed(directed), PerContact(0.3), plan)) > 0);
}

}  // namespace pilotwave::test
