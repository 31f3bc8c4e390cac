#include "viz/session/play_clock.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace pilotwave::viz;

TEST_CASE("Two school years take a minute, half of it at twice the speed") {
  PlayClock clock(104);
  clock.play();
  int ticks = 0;
  while (clock.playing() && ticks < 100000) clock.advance(0.1, {}, 104), ++ticks;
  CHECK(ticks == Approx(600).margin(2));
  clock.go_to(0);
  clock.faster();
  clock.play();
  ticks = 0;
  while (clock.playing() && ticks < 100000) clock.advance(0.1, {}, 104), ++ticks;
  CHECK(ticks == Approx(300).margin(2));
}

TEST_CASE("Play pauses exactly at a stop, and goes on from it") {
  PlayClock clock(104);
  const std::vector<int> stops = {5, 9};
  clock.play();
  int reached = 0;
  for (int i = 0; i < 100 && clock.playing(); ++i) reached += clock.advance(0.2, stops, 104);
  CHECK(reached == 1);
  CHECK(clock.week() == 5);
  clock.play();
  for (int i = 0; i < 100 && clock.playing(); ++i) clock.advance(0.2, stops, 104);
  CHECK(clock.week() == 9);
}

TEST_CASE("The clock waits for the model and never runs past the end") {
  PlayClock clock(30);
  clock.play();
  for (int i = 0; i < 400; ++i) clock.advance(0.2, {}, 12);
  CHECK(clock.week() == 12);
  CHECK(clock.playing());
  for (int i = 0; i < 400; ++i) clock.advance(0.2, {}, 30);
  CHECK(clock.week() == 30);
  CHECK_FALSE(clock.playing());
  clock.go_to(99);
  CHECK(clock.week() == 30);
  clock.go_to(-3);
  CHECK(clock.week() == 0);
}

TEST_CASE("A window held for a minute does not leap over the weeks") {
  PlayClock clock(104);
  clock.play();
  clock.advance(60, {}, 104);
  CHECK(clock.week() <= 1);
}

TEST_CASE("Speed doubles and halves within bounds") {
  PlayClock clock(104);
  for (int i = 0; i < 20; ++i) clock.faster();
  CHECK(clock.speed() == 16);
  for (int i = 0; i < 20; ++i) clock.slower();
  CHECK(clock.speed() == 0.25);
}
