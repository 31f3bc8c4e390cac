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

TEST_CASE("The legend appears sign by sign, all of it in its scene, and is ordinary afterwards") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = viz::test::small_pair(3, 60);
  WatchSession session(plans, 0, *executor);
  session.wait_to_end();
  Controller controller(session, View{}, 80, ".");
  Tape tape;
  TapeScene legend;
  legend.seconds = 10;
  legend.introduce_legend = true;
  tape.scenes = {legend};
  TapePlayer player(tape, plans.front().district);
  const auto texts = [&] {
    controller.tick(0);
    static_cast<void>(session.wait_for_wish());
    controller.tick(0);
    return draw::picture_text(controller.scene().picture);
  };
  static_cast<void>(texts());
  player.tick(0.1, controller);
  CHECK(controller.stale());  // a scene is painted although nothing moves
  const std::string first = texts();
  CHECK(first.find("size: staff") != std::string::npos);
  CHECK(first.find("incident came to light") == std::string::npos);
  for (int i = 0; i < 8; ++i) player.tick(1, controller);
  CHECK(controller.stale());
  CHECK(texts().find("incident came to light") != std::string::npos);
  for (int i = 0; i < 3; ++i) player.tick(1, controller);
  CHECK(player.finished());
  CHECK(texts().find("incident came to light") == std::string::npos);  // none has, on the first day
}

TEST_CASE("A tape asks what if, replays it beside the plan, and leaves the plans as they were") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = viz::test::small_pair(3, 60);
  WatchSession session(plans, 0, *executor);
  session.wait_to_end();
  Controller controller(session, View{}, 80, ".");
  Tape tape;
  TapeScene what_if;
  what_if.week = 25;
  what_if.play_to = 60;
  what_if.seconds = 10;
  what_if.what_if = "begin now: pause";
  what_if.replay = true;
  TapeScene after;
  after.seconds = 2;
  tape.scenes = {what_if, after};
  TapePlayer player(tape, plans.front().district);
  const auto step = [&](double seconds) {
    player.tick(seconds, controller);
    controller.tick(0);
    static_cast<void>(session.wait_for_wish());
    controller.tick(0);
  };
  step(0.1);
  step(0.1);
  step(0.1);
  REQUIRE(controller.view().branch);
  CHECK(controller.view().branch->changes[controller.view().branch->chosen].label == "Begin now: Pause");
  CHECK(controller.clock().week() == 25);
  for (int i = 0; i < 8; ++i) step(1);
  CHECK_FALSE(controller.view().branch);
  CHECK(controller.clock().week() == 60);
  CHECK(controller.frame()->plans[1].scenario->name.find("Pause") != std::string::npos);
  for (int i = 0; i < 3; ++i) step(1);
  CHECK(controller.frame()->plans[1].scenario->name == "late");
}

TEST_CASE("Whoever tries something in the panel is not hurried on") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = viz::test::small_pair(3, 60);
  WatchSession session(plans, 0, *executor);
  session.wait_to_end();
  Controller controller(session, View{}, 80, ".");
  Tape tape;
  TapeScene ask;
  ask.week = 0;
  ask.seconds = 3;
  ask.what_if = "Training: hours per teacher";
  tape.scenes = {ask};
  TapePlayer player(tape, plans.front().district);
  for (int i = 0; i < 3; ++i) {
    player.tick(0.1, controller);
    controller.tick(0);
    static_cast<void>(session.wait_for_wish());
    controller.tick(0);
  }
  REQUIRE(controller.view().branch);
  CHECK_FALSE(player.press("Right", controller));
  controller.press("Right");
  for (int i = 0; i < 10; ++i) player.tick(1, controller);
  CHECK_FALSE(player.finished());
  CHECK(player.press("Space", controller));
  for (int i = 0; i < 10; ++i) player.tick(1, controller);
  CHECK(player.finished());
}

TEST_CASE("Many futures are run before their scene, and counted out in it") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = viz::test::small_pair(2, 30, 60);
  WatchSession session(plans, 0, *executor);
  session.wait_to_end();
  Controller controller(session, View{}, 60, ".");
  Tape tape;
  TapeScene first, second, futures;
  first.seconds = second.seconds = 1;
  futures.seconds = 10;
  futures.content = Content::Futures;
  tape.scenes = {first, second, futures};
  TapePlayer player(tape, plans.front().district);
  const auto texts = [&](double seconds) {
    player.tick(seconds, controller);
    controller.tick(0);
    static_cast<void>(session.wait_for_wish());
    controller.tick(0);
    return draw::picture_text(controller.scene().picture);
  };
  texts(1);
  CHECK(texts(0.5).find("of 100 pairs") == std::string::npos);
  texts(0.5);
  CHECK(texts(0.1).find("of 100 pairs") != std::string::npos);
  CHECK(controller.view().futures_shown < 0.1);
  texts(9);
  CHECK(controller.view().futures_shown == 1);
}
