#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

#include "viz/app/controller.hpp"
#include "viz/raster/canvas.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

/// As many as somebody asks for: PILOTWAVE_FRAMES=10000 under the address sanitizer shows that nothing is
/// lost.
int frames_wanted() {
  const char* asked = std::getenv("PILOTWAVE_FRAMES");
  constexpr int kFew = 400;
  return asked != nullptr ? std::max(1, std::atoi(asked)) : kFew;
}

}  // namespace

TEST_CASE("A long watch paints every view, plays, scrubs, branches and resizes without an end of its own") {
  const Result<FontFiles> fonts = find_fonts();
  if (!fonts) {
    WARN("skipped: " << fonts.errors().front().text());
    return;
  }
  Result<Raster> raster = Raster::open(fonts.value());
  REQUIRE(raster);
  Canvas canvas(std::move(raster).value());
  const auto executor = make_serial_executor();
  WatchSession session(viz::test::small_pair(3, 60, 60), 0, *executor);
  View first;
  first.width = 640, first.height = 360;
  Controller keys(session, first, 60, ".");
  session.wait_to_end();
  // What changes from frame to frame; each in turn, over and over.
  const std::vector<std::string> presses = {
      "M", "N",    "V",     "T",     "3", "2", "1",   "2",   "I",    "Down",  "Right", "W", "W", "I",
      "Z", "Z",    "Left",  "Esc",   "H", "+", "-",   "R",   "C",    "C",     "?",     "?", "]", "[",
      "B", "Down", "Right", "Enter", "D", "G", "Esc", "End", "Home", "Space", "L",     "J", "U", "M"};
  const int wanted = frames_wanted();
  for (int frame = 0; frame < wanted; ++frame) {
    const auto i = static_cast<std::size_t>(frame);
    if (frame % 3 == 0) keys.press(presses[i / 3 % presses.size()]);
    if (frame % 97 == 0) keys.resize(frame % 194 == 0 ? 800 : 640, frame % 194 == 0 ? 600 : 360);
    if (frame % 11 == 0) keys.click({30.0 + 37 * (frame % 16), 60.0 + 23 * (frame % 13)});
    if (frame % 29 == 0) keys.wheel({320, 150}, frame % 58 == 0 ? 3 : -3);
    if (frame % 41 == 0) keys.drag({30.0 + 13 * (frame % 47), keys.view().height - 20});
    keys.tick(1.0 / 60);
    if (frame % 7 == 0) static_cast<void>(session.wait_for_wish());
    const Scene& scene = keys.scene();
    canvas.show(scene.picture, keys.view().theme, static_cast<int>(keys.view().width),
                static_cast<int>(keys.view().height));
  }
  CHECK(session.failure().empty());
  CHECK_FALSE(keys.quits());
  CHECK(canvas.bitmap().width == static_cast<int>(keys.view().width));
}
