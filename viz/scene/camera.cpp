#include "viz/scene/camera.hpp"

#include <algorithm>

namespace pilotwave::viz {
namespace {

void keep_inside(Camera& camera) {
  const double half = 0.5 / camera.zoom;
  camera.centre.x = std::clamp(camera.centre.x, half, 1 - half);
  camera.centre.y = std::clamp(camera.centre.y, half, 1 - half);
}

}  // namespace

draw::Point seen_at(const Camera& camera, const draw::Box& pane, draw::Point place) {
  return {pane.centre().x + camera.zoom * (place.x - pane.x - camera.centre.x * pane.width),
          pane.centre().y + camera.zoom * (place.y - pane.y - camera.centre.y * pane.height)};
}

draw::Box seen_box(const Camera& camera, const draw::Box& pane, const draw::Box& box) {
  const draw::Point corner = seen_at(camera, pane, {box.x, box.y});
  return {corner.x, corner.y, camera.zoom * box.width, camera.zoom * box.height};
}

void zoom_at(Camera& camera, const draw::Box& pane, draw::Point at, double factor) {
  const double zoom = std::clamp(camera.zoom * factor, 1.0, kMostZoom);
  // The place under the pointer, in shares of the pane, before and after.
  const double x = (at.x - pane.centre().x) / std::max(1.0, pane.width);
  const double y = (at.y - pane.centre().y) / std::max(1.0, pane.height);
  camera.centre.x += x / camera.zoom - x / zoom;
  camera.centre.y += y / camera.zoom - y / zoom;
  camera.zoom = zoom;
  keep_inside(camera);
}

void pan(Camera& camera, double right, double down) {
  camera.centre.x += right / camera.zoom;
  camera.centre.y += down / camera.zoom;
  keep_inside(camera);
}

}  // namespace pilotwave::viz
