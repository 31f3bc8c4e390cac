#include "viz/app/controller.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <thread>

#include "scenario/scenario.hpp"
#include "viz/shape/font_files.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

/// A controller on a small pair, with what it saves in a folder of its own.
struct Desk {
  explicit Desk(std::vector<Scenario> plans = viz::test::small_pair(4, 60))
      : executor(make_serial_executor()),
        folder(std::filesystem::temp_directory_path() / "pilotwave-controller-test"),
        session(plans, 0, *executor),
        keys(session, View{}, 80,
             (std::filesystem::remove_all(folder), std::filesystem::create_directories(folder),
              folder.string())) {
    session.wait_to_end();
    settle();
  }
  /// Ticks until the frame of the clock's week is on the screen.
  void settle() {
    for (int i = 0; i < 2000; ++i) {
      keys.tick(0);
      static_cast<void>(session.wait_for_wish());
      keys.tick(0);
      if (keys.frame() && keys.frame()->week() == keys.clock().week()) break;
    }
    keys.scene();
  }
  void press(const std::string& key) {
    keys.press(key);
    settle();
  }
  [[nodiscard]] std::size_t files(const std::string& ending) const {
    std::size_t n = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      n += entry.path().extension() == ending;
    return n;
  }

  std::unique_ptr<Executor> executor;
  std::filesystem::path folder;
  WatchSession session;
  Controller keys;
};

}  // namespace

TEST_CASE("Keys move the clock as the key map says") {
  Desk desk;
  desk.press(".");
  CHECK(desk.keys.clock().week() == 1);
  desk.press(",");
  CHECK(desk.keys.clock().week() == 0);
  desk.press("End");
  CHECK(desk.keys.frame()->week() == 80);
  desk.press("Home");
  CHECK(desk.keys.frame()->week() == 0);
  desk.press("]");
  const int first = desk.keys.clock().week();
  CHECK(first > 0);
  desk.press("]");
  CHECK(desk.keys.clock().week() > first);
  desk.press("[");
  CHECK(desk.keys.clock().week() == first);
  desk.press("L");
  CHECK(desk.keys.clock().speed() == 2);
  desk.press("J");
  CHECK(desk.keys.clock().speed() == 1);
  desk.press("Space");
  CHECK(desk.keys.clock().playing());
  desk.press("K");
  CHECK_FALSE(desk.keys.clock().playing());
}

TEST_CASE("A date is typed, mended and gone to; what is no date is said") {
  Desk desk;
  for (const char* key : {"G", "2", "0", "2", "7", "-", "0", "1", "-", "1", "2", "Backspace", "1", "Enter"})
    desk.press(key);
  CHECK_FALSE(desk.keys.view().typed_date);
  CHECK(date_text(desk.keys.frame()->calendar().monday(desk.keys.clock().week() - 1)) == "2027-01-11");
  for (const char* key : {"G", "9", "Enter"}) desk.press(key);
  CHECK(desk.keys.view().message.find("no date") != std::string::npos);
  desk.press("Esc");
  CHECK_FALSE(desk.keys.view().typed_date);
}

TEST_CASE("Every key of the map can be pressed in every view, in any state, and draws a picture") {
  Desk desk;
  for (const char* content : {"M", "N", "V", "T"}) {
    for (const char* state : {"Esc", "I", "?", "B", "G"}) {
      for (const KeyRow& row : key_map()) {
        if (row.action == Action::Quit) continue;
        INFO(content << " " << state << " " << row.key);
        // From a clean start: no panel, no card.
        for (int i = 0; i < 6; ++i) desk.keys.press("Esc");
        desk.press(content);
        desk.press(state);
        desk.press(std::string(row.key));
        CHECK(desk.keys.scene().picture.items.size() > 5);
      }
    }
  }
  CHECK_FALSE(desk.keys.quits());
  for (int i = 0; i < 6; ++i) desk.keys.press("Esc");
  desk.press("Q");
  CHECK(desk.keys.quits());
}

TEST_CASE("Arrows reach every school, and Enter looks into the one chosen") {
  Desk desk;
  desk.press("I");
  std::vector<bool> reached(4, false);
  // These four lie along a meridian.
  for (const char* key : {"Up", "Up", "Up", "Up", "Up", "Down", "Down", "Down", "Down", "Right", "Left"}) {
    desk.press(key);
    REQUIRE(desk.keys.view().selected);
    reached[desk.keys.view().selected->school] = true;
  }
  CHECK(reached == std::vector<bool>(4, true));
  desk.press("Enter");
  CHECK(desk.keys.view().content == Content::People);
  desk.press("Right");
  CHECK(desk.keys.view().selected->kind != EntityKind::School);
  desk.press("W");
  CHECK(desk.keys.view().why);
}

TEST_CASE("The bar of weeks is clicked and dragged to any week") {
  Desk desk;
  const draw::Box bar = desk.keys.scene().bar;
  desk.keys.click({bar.x + bar.width / 2, bar.centre().y});
  desk.settle();
  CHECK(desk.keys.frame()->week() == 40);
  for (int i = 0; i <= 20; ++i) desk.keys.drag({bar.x + bar.width * i / 20, bar.centre().y});
  desk.settle();
  CHECK(desk.keys.frame()->week() == 80);
  const Hit hit = desk.keys.scene().hits.front();
  desk.keys.click(hit.box.centre());
  CHECK(desk.keys.view().selected == hit.id);
}

TEST_CASE("A branch is made at a week, stands beside the plan, is saved as a file that loads, and goes") {
  Desk desk({viz::test::small_scenario("plan", "2026-10-05", 3, 60)});
  desk.press("S");
  CHECK(desk.files(".toml") == 0);
  for (int i = 0; i < 30; ++i) desk.keys.press(".");
  desk.settle();
  desk.press("B");
  REQUIRE(desk.keys.view().branch);
  for (const char* key : {"Down", "Down", "Up", "Right", "Left"}) desk.press(key);
  desk.press("Enter");
  desk.settle();
  REQUIRE(desk.keys.frame()->paired());
  desk.press("S");
  REQUIRE(desk.files(".toml") == 1);
  for (const auto& entry : std::filesystem::directory_iterator(desk.folder))
    CHECK(load_scenario(entry.path().string()));
  desk.press("3");
  CHECK(desk.keys.view().panes == Panes::Difference);
  desk.press("D");
  desk.settle();
  CHECK_FALSE(desk.keys.frame()->paired());
  desk.press("End");
  desk.press("B");
  CHECK_FALSE(desk.keys.view().branch);
  CHECK(desk.keys.view().message.find("ends here") != std::string::npos);
}

TEST_CASE("The camera comes nearer by key and wheel, is moved by arrows and hand, and Esc backs out") {
  Desk desk;
  for (const char* content : {"M", "N"}) {
    INFO(content);
    desk.press(content);
    const std::size_t all = desk.keys.scene().hits.size();
    desk.press("Z");
    const double zoom = desk.keys.view().camera.zoom;
    CHECK(zoom > 1);
    const Camera before = desk.keys.view().camera;
    desk.press("Right");
    CHECK(desk.keys.view().camera.centre.x > before.centre.x);
    CHECK(desk.keys.clock().week() == 0);
    desk.press("X");
    CHECK(desk.keys.view().camera.zoom == Approx(1));
    const draw::Box lens = desk.keys.scene().lenses.front();
    const draw::Point at{lens.x + 0.2 * lens.width, lens.y + 0.3 * lens.height};
    desk.keys.wheel(at, 8);
    desk.settle();
    CHECK(desk.keys.view().camera.zoom > 2);
    CHECK(desk.keys.view().camera.centre.x < 0.5);
    CHECK(desk.keys.scene().hits.size() < all);
    const Camera wheeled = desk.keys.view().camera;
    desk.keys.click(lens.centre());
    desk.keys.drag({lens.centre().x - 30, lens.centre().y});
    CHECK(desk.keys.view().camera.centre.x > wheeled.centre.x);
    desk.keys.wheel({5, 5}, 8);  // not over a pane
    CHECK(desk.keys.view().camera.zoom == wheeled.zoom);
    for (int i = 0; i < 6; ++i) desk.keys.press("Esc");
    CHECK(desk.keys.view().camera == Camera{});
  }
}

TEST_CASE("Who is chosen is brought to the middle") {
  Desk desk;
  desk.press("I");
  desk.press("Down");
  REQUIRE(desk.keys.view().selected);
  for (int i = 0; i < 5; ++i) desk.press("Z");
  const Scene& scene = desk.keys.scene();
  const Hit* chosen = hit_of(scene.hits, *desk.keys.view().selected);
  REQUIRE(chosen != nullptr);
  const draw::Box lens = scene.lenses.front();
  CHECK(std::abs(chosen->box.centre().y - lens.centre().y) < 0.25 * lens.height);
}

TEST_CASE("Pictures are saved one beside the other, never over one another") {
  if (!find_fonts()) return;
  Desk desk;
  desk.press("P");
  desk.press("P");
  CHECK(desk.files(".png") == 2);
}

TEST_CASE("The window is made small and large and small again") {
  Desk desk;
  for (const auto& [w, h] :
       {std::pair{800.0, 600.0}, {3840.0, 2160.0}, {320.0, 240.0}, {1.0, 1.0}, {1920.0, 1080.0}}) {
    desk.keys.resize(w, h);
    CHECK(desk.keys.scene().picture.width == w);
  }
}

TEST_CASE("Play pauses by itself at the first stop, unless told not to") {
  Desk desk;
  desk.keys.press("Space");
  for (int i = 0; i < 2000 && desk.keys.clock().playing(); ++i) desk.keys.tick(0.2);
  const int stopped = desk.keys.clock().week();
  CHECK(stopped > 0);
  CHECK(stopped < 80);
  desk.press("A");
  desk.keys.press("Space");
  for (int i = 0; i < 5000 && desk.keys.clock().playing(); ++i) desk.keys.tick(0.2);
  CHECK(desk.keys.clock().week() == 80);
}

TEST_CASE("PgDn and PgUp go through the inspector, or else the table, and never beyond their ends") {
  Desk desk;
  desk.keys.resize(800, 360);
  desk.press("End");
  desk.press("T");
  desk.press("PgDn");
  CHECK(desk.keys.view().table_page == 1);
  desk.press("PgUp");
  desk.press("PgUp");
  CHECK(desk.keys.view().table_page == 0);
  desk.press("N");
  desk.press("I");
  desk.press("Right");
  desk.press("W");
  REQUIRE(desk.keys.scene().inspector_most > 0);
  desk.press("PgDn");
  const double down = desk.keys.view().inspector_from;
  CHECK(down > 0);
  for (int i = 0; i < 50; ++i) desk.press("PgDn");
  CHECK(desk.keys.view().inspector_from == desk.keys.scene().inspector_most);
  // Somebody else is read from the beginning.
  desk.press("Right");
  CHECK(desk.keys.view().inspector_from == 0);
  desk.press("PgDn");
  for (int i = 0; i < 50; ++i) desk.press("PgUp");
  CHECK(desk.keys.view().inspector_from == 0);
  // The wheel, over it.
  const draw::Point at = desk.keys.scene().inspector.centre();
  desk.keys.wheel(at, -1);
  CHECK(desk.keys.view().inspector_from > 0);
  CHECK(desk.keys.view().camera == Camera{});
}
