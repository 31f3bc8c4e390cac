#include "viz/app/tape_player.hpp"

#include <memory>
#include <string>
#include <vector>

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

/// A small pair of plans, run to its end, and a tape of it.
struct Show {
  std::unique_ptr<Executor> executor = make_serial_executor();
  std::vector<Scenario> plans;
  WatchSession session;
  Controller controller;
  TapePlayer player;

  explicit Show(const Tape& tape, int n_schools = 3, int students = 60, int n_weeks = 80)
      : plans(viz::test::small_pair(n_schools, students, n_weeks)),
        session(plans, 0, *executor),
        controller(session, View{}, n_weeks, "."),
        player(tape, plans.front().district) {
    session.wait_to_end();
  }
  /// What is asked of the session is answered before it is drawn.
  void draw_anew() {
    controller.tick(0);
    static_cast<void>(session.wait_for_wish());
    controller.tick(0);
  }
  void step(double seconds) {
    player.tick(seconds, controller);
    draw_anew();
  }
  [[nodiscard]] std::string texts() { return draw::picture_text(controller.scene().picture); }
};

}  // namespace

TEST_CASE("A tape shows its scenes for their time and plays to their weeks") {
  Show show(two_scenes());
  show.player.tick(0.5, show.controller);
  CHECK(show.controller.view().card);
  for (int i = 0; i < 4; ++i) show.player.tick(0.5, show.controller);
  CHECK(show.player.scene() == 1);
  CHECK_FALSE(show.controller.view().card);
  CHECK(show.controller.view().spoken == std::vector<std::string>{"Watch this."});
  CHECK(show.player.press("Space", show.controller));
  const int held = show.controller.clock().week();
  for (int i = 0; i < 10; ++i) show.player.tick(0.5, show.controller);
  CHECK(show.controller.clock().week() == held);
  CHECK(show.player.press("Space", show.controller));
  for (int i = 0; i < 10; ++i) show.player.tick(0.5, show.controller);
  CHECK(show.controller.clock().week() == 30);
  CHECK(show.player.finished());
  CHECK(show.controller.view().spoken.empty());
  CHECK_FALSE(show.player.press("Space", show.controller));  // keys are the room's again
}

TEST_CASE("Scenes are skipped and gone back to") {
  Show show(two_scenes());
  show.player.tick(0.1, show.controller);
  CHECK(show.player.press("]", show.controller));
  show.player.tick(0.1, show.controller);
  CHECK(show.controller.view().content == Content::Charts);
  CHECK(show.player.press("[", show.controller));
  show.player.tick(0.1, show.controller);
  CHECK(show.controller.view().content == Content::Map);
  show.player.press("]", show.controller);
  show.player.press("]", show.controller);
  CHECK(show.controller.clock().week() == 30);
  CHECK(show.player.finished());
}

TEST_CASE("The legend appears sign by sign, all of it in its scene, and is ordinary afterwards") {
  Tape tape;
  TapeScene legend;
  legend.seconds = 10;
  legend.introduce_legend = true;
  tape.scenes = {legend};
  Show show(tape);
  const auto texts = [&] {
    show.draw_anew();
    return show.texts();
  };
  static_cast<void>(texts());
  show.player.tick(0.1, show.controller);
  CHECK(show.controller.stale());  // a scene is painted although nothing moves
  const std::string first = texts();
  CHECK(first.find("size: staff") != std::string::npos);
  CHECK(first.find("incident came to light") == std::string::npos);
  for (int i = 0; i < 8; ++i) show.player.tick(1, show.controller);
  CHECK(show.controller.stale());
  CHECK(texts().find("incident came to light") != std::string::npos);
  for (int i = 0; i < 3; ++i) show.player.tick(1, show.controller);
  CHECK(show.player.finished());
  CHECK(texts().find("incident came to light") == std::string::npos);  // none has, on the first day
}

TEST_CASE("A tape asks what if, replays it beside the plan, and leaves the plans as they were") {
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
  Show show(tape);
  show.step(0.1);
  show.step(0.1);
  show.step(0.1);
  REQUIRE(show.controller.view().branch);
  CHECK(show.controller.view().branch->changes[show.controller.view().branch->chosen].label ==
        "Begin now: Pause");
  CHECK(show.controller.clock().week() == 25);
  for (int i = 0; i < 8; ++i) show.step(1);
  CHECK_FALSE(show.controller.view().branch);
  CHECK(show.controller.clock().week() == 60);
  CHECK(show.controller.frame()->plans[1].scenario->name.find("Pause") != std::string::npos);
  for (int i = 0; i < 3; ++i) show.step(1);
  CHECK(show.controller.frame()->plans[1].scenario->name == "late");
}

TEST_CASE("Whoever tries something in the panel is not hurried on") {
  Tape tape;
  TapeScene ask;
  ask.week = 0;
  ask.seconds = 3;
  ask.what_if = "Training: hours per teacher";
  tape.scenes = {ask};
  Show show(tape);
  for (int i = 0; i < 3; ++i) show.step(0.1);
  REQUIRE(show.controller.view().branch);
  CHECK_FALSE(show.player.press("Right", show.controller));
  show.controller.press("Right");
  for (int i = 0; i < 10; ++i) show.player.tick(1, show.controller);
  CHECK_FALSE(show.player.finished());
  CHECK(show.player.press("Space", show.controller));
  for (int i = 0; i < 10; ++i) show.player.tick(1, show.controller);
  CHECK(show.player.finished());
}

TEST_CASE("Many futures are run before their scene, and counted out in it") {
  Tape tape;
  TapeScene first, second, futures;
  first.seconds = second.seconds = 1;
  futures.seconds = 10;
  futures.content = Content::Futures;
  tape.scenes = {first, second, futures};
  Show show(tape, 2, 30, 60);
  const auto texts = [&](double seconds) {
    show.step(seconds);
    return show.texts();
  };
  texts(1);
  CHECK(texts(0.5).find("of 100 pairs") == std::string::npos);
  texts(0.5);
  CHECK(texts(0.1).find("of 100 pairs") != std::string::npos);
  CHECK(show.controller.view().futures_shown < 0.1);
  texts(9);
  CHECK(show.controller.view().futures_shown == 1);
}
