#include "viz/scene/camera.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

constexpr draw::Box kPane{100, 50, 400, 200};

void check_near(draw::Point a, draw::Point b) {
  CHECK(a.x == Approx(b.x));
  CHECK(a.y == Approx(b.y));
}

}  // namespace

TEST_CASE("A camera that is not zoomed shows places where they are") {
  check_near(seen_at({}, kPane, {123, 77}), {123, 77});
  CHECK(seen_box({}, kPane, kPane) == kPane);
}

TEST_CASE("What is under the pointer stays there, nearer and farther") {
  Camera camera;
  const draw::Point pointer{180, 120};
  zoom_at(camera, kPane, pointer, 2);
  CHECK(camera.zoom == 2);
  check_near(seen_at(camera, kPane, pointer), pointer);
  // The place now under another pointer stays there too.
  const draw::Point other{420, 180};
  const draw::Point place{kPane.x + kPane.width * (camera.centre.x + (other.x - 300) / 400 / 2),
                          kPane.y + kPane.height * (camera.centre.y + (other.y - 150) / 200 / 2)};
  check_near(seen_at(camera, kPane, place), other);
  zoom_at(camera, kPane, other, 1.7);
  check_near(seen_at(camera, kPane, place), other);
  // All the way back everything is seen as it was.
  zoom_at(camera, kPane, other, 0.01);
  CHECK(camera == Camera{});
}

TEST_CASE("A camera neither leaves its pane nor comes nearer than the nearest") {
  Camera camera;
  pan(camera, 5, -5);
  CHECK(camera == Camera{});
  for (int i = 0; i < 50; ++i) zoom_at(camera, kPane, {100, 50}, 1.5);
  CHECK(camera.zoom == kMostZoom);
  for (const auto& [right, down] : {std::pair{99.0, 99.0}, {-99.0, -99.0}, {0.3, 0.1}}) {
    pan(camera, right, down);
    const draw::Box seen = seen_box(camera, kPane, kPane);
    CHECK(seen.x <= kPane.x + 1e-6);
    CHECK(seen.right() >= kPane.right() - 1e-6);
    CHECK(seen.y <= kPane.y + 1e-6);
    CHECK(seen.bottom() >= kPane.bottom() - 1e-6);
  }
}
