// The worked example of docs/guide/spread-on-your-own-network.md, as a researcher would write it.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <pilotwave/spread.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "places.hpp"

// [guide]
using namespace pilotwave;

/// Two staff rooms of 30 where all advise all, joined by two teachers. A teacher takes a practice up with 1 %
/// a week alone, and with up to 40 % when colleagues do; each week 2 % of those who use it give it up.
std::vector<std::uint64_t> spread_through_staff_rooms(std::uint32_t replicate) {
  std::vector<Arc> ties;
  for (std::uint32_t room : {0U, 30U}) {
    for (std::uint32_t i = 0; i < 30; ++i) {
      for (std::uint32_t j = 0; j < i; ++j) ties.push_back({room + i, room + j});
    }
  }
  ties.push_back({0, 30});
  const TiedCrowd staff(freeze_undirected(60, ties));

  const auto takes_up = [](const Situation& me) { return 0.01 + 0.39 * me.share() * me.share(); };
  const Adoption practice(takes_up, SteadyChance{0.02});

  SpreadPlan plan;
  plan.luck = {Luck(2026, replicate)};
  plan.steps = 36;
  plan.seeds = {0, 1, 2};
  return run_spread(staff, practice, plan).adopting;
}
// [guide]

namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(PILOTWAVE_SOURCE_DIR "/" + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a network and a rule of one's own run in twenty lines, the same every time") {
  const std::vector<std::uint64_t> users = spread_through_staff_rooms(0);
  CHECK(users.size() == 37);
  CHECK(users.front() == 3);
  CHECK(users.back() > 40);
  CHECK(users == spread_through_staff_rooms(0));
  CHECK(users != spread_through_staff_rooms(1));
}

TEST_CASE("the guide shows what is run here") {
  const std::string source = text_of("tests/engine/spread/own_network_test.cpp"), mark = "// [guide]\n";
  const std::size_t first = source.find(mark) + mark.size(), last = source.find(mark, first);
  const std::string guide = text_of("docs/guide/spread-on-your-own-network.md");
  CHECK(guide.find("```cpp\n#include <pilotwave/spread.hpp>\n" + source.substr(first, last - first) +
                   "```") != std::string::npos);
}

TEST_CASE("the public headers hold what a study of spread needs") {
  const TiedCrowd crowd(watts_strogatz(500, 10, 0.05, {Luck(1, 0)}));
  SpreadPlan plan;
  plan.luck = {Luck(1, 0)};
  plan.steps = 150;
  const auto executor = make_tbb_executor(2);
  const SpreadHistory on_two = run_spread(crowd, OwnOrPeers{0.001, 0.05}, plan, *executor);
  CHECK(on_two.adopting == run_spread(crowd, OwnOrPeers{0.001, 0.05}, plan).adopting);
  CHECK(measure(crowd.ties()).mean_out_degree == 10);
  CHECK(BassCurve{0.03, 0.38}.peak_time() == Approx(6.1926).epsilon(1e-4));
}
