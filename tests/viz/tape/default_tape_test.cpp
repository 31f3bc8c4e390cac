#include "viz/tape/default_tape.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

Tape story(std::vector<Scenario> plans) {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(std::move(plans), 0, *executor);
  rehearsal.run_to_end();
  const auto frame = rehearsal.frame({80, {}});
  return default_tape(*frame, stops_of(*frame), {"In 83 of 100 pairs."});
}

}  // namespace

TEST_CASE("The story passes the parting of the plans, never goes back, and ends with the run") {
  const Tape tape = story(viz::test::small_pair());
  int week = 0;
  std::vector<int> reached;
  for (const TapeScene& scene : tape.scenes) {
    if (!scene.play_to) continue;
    CHECK(*scene.play_to >= week);
    week = *scene.play_to;
    reached.push_back(week);
  }
  CHECK(week == 80);
  CHECK(std::count(reached.begin(), reached.end(), 11) == 1);  // where the two part
  CHECK(tape.scenes.front().card.has_value());
  CHECK(tape.scenes.back().card.has_value());
  CHECK(std::any_of(tape.scenes.begin(), tape.scenes.end(),
                    [](const TapeScene& s) { return s.panes == Panes::Difference; }));
  CHECK(std::any_of(tape.scenes.begin(), tape.scenes.end(),
                    [](const TapeScene& s) { return s.content == Content::Futures; }));
  const auto people = std::find_if(tape.scenes.begin(), tape.scenes.end(),
                                   [](const TapeScene& s) { return s.content == Content::People; });
  REQUIRE(people != tape.scenes.end());
  CHECK(people->play_to.has_value());
  CHECK(people->select.starts_with("school:"));
  const double seconds = std::accumulate(tape.scenes.begin(), tape.scenes.end(), 0.0,
                                         [](double sum, const TapeScene& s) { return sum + s.seconds; });
  CHECK(seconds > 240);
  CHECK(seconds < 540);
}

TEST_CASE("One plan has a story too, without a difference") {
  const Tape tape = story({viz::test::small_scenario("one", "2026-10-05")});
  CHECK(std::none_of(tape.scenes.begin(), tape.scenes.end(),
                     [](const TapeScene& s) { return s.panes == Panes::Difference; }));
}

TEST_CASE("Plans that never part have a story without a parting") {
  const Tape tape =
      story({viz::test::small_scenario("a", "2026-10-05"), viz::test::small_scenario("b", "2026-10-05")});
  for (const TapeScene& scene : tape.scenes) {
    for (const std::string& line : scene.captions)
      CHECK(line.find("Here the two plans part") == std::string::npos);
  }
}
