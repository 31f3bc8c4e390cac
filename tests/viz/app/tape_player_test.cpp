#include "viz/app/tape_player.hpp"

#include <catch2/catch.hpp>

#include "viz/app/controller.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

Tape two_scenes() {
  Tape tape;
  TapeScene first;
  first.week = 0;
  first.seconds = 2;
  first.card = Card{"Title", {}};
  TapeScene second;
  second.play_to = 30;
  second.seconds = 3;
  second.content = Content::Charts;
  second.captions = {"Watch this."};
  tape.scenes = {first, second};
  return tape;
}

}  // namespace

TEST_CASE("A tape shows its scenes for their time and plays to their weeks") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = viz::test::small_pair(3, 60);
  WatchSession session(plans, 0, *executor);
  session.wait_to_end();
  Controller controller(session, View{}, 80, ".");
  TapePlayer player(two_scenes(), plans.front().district);
  player.tick(0.5, controller);
  CHECK(controller.view().card);
  for (int i = 0; i < 4; ++i) player.tick(0.5, controller);
  CHECK(player.scene() == 1);
  CHECK_FALSE(controller.view().card);
  CHECK(controller.view().spoken == std::vector<std::string>{"Watch this."});
  CHECK(player.press("Space", controller));
  const int held = controller.clock().week();
  for (int i = 0; i < 10; ++i) player.tick(0.5, controller);
  CHECK(controller.clock().week() == held);
  CHECK(player.press("Space", controller));
  for (int i = 0; i < 10; ++i) player.tick(0.5, controller);
  CHECK(controller.clock().week() == 30);
  CHECK(player.finished());
  CHECK(controller.view().spoken.empty());
  CHECK_FALSE(player.press("Space", controller));  // keys are the room's again
}

TEST_CASE("Scenes are skipped and gone back to") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = viz::test::small_pair(3, 60);
  WatchSession session(plans, 0, *executor);
  Controller controller(session, View{}, 80, ".");
  TapePlayer player(two_scenes(), plans.front().district);
  player.tick(0.1, controller);
  CHECK(player.press("]", controller));
  player.tick(0.1, controller);
  CHECK(controller.view().content == Content::Charts);
  CHECK(player.press("[", controller));
  player.tick(0.1, controller);
  CHECK(controller.view().content == Content::Map);
  player.press("]", controller);
  player.press("]", controller);
  CHECK(controller.clock().week() == 30);
  CHECK(player.finished());
}
