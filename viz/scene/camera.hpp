#pragma once

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// Which part of a pane is seen, and how near; panes beside each other are seen alike.
struct Camera {
  double zoom = 1;                  ///< 1: all of it; at most kMostZoom
  draw::Point centre = {0.5, 0.5};  ///< of what is seen, in shares of the pane
  friend bool operator==(const Camera&, const Camera&) = default;
};
inline constexpr double kMostZoom = 16;

/// Where a place of a pane that is not zoomed is seen.
[[nodiscard]] draw::Point seen_at(const Camera& camera, const draw::Box& pane, draw::Point place);
[[nodiscard]] draw::Box seen_box(const Camera& camera, const draw::Box& pane, const draw::Box& box);

/// Nearer by a factor, or farther, while what is seen at a place of the screen stays there.
void zoom_at(Camera& camera, const draw::Box& pane, draw::Point at, double factor);
/// Moves by shares of what is seen; never beyond the edge of the pane.
void pan(Camera& camera, double right, double down);

}  // namespace pilotwave::viz
