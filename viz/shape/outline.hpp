#pragma once

#include <vector>

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// Corners of a disc, as many as its size on the screen asks for.
/// @param scale  device pixels to a picture's pixel
[[nodiscard]] std::vector<draw::Point> disc_outline(draw::Point centre, double radius, double scale);
/// Corners of a rectangle whose corners may be round.
[[nodiscard]] std::vector<draw::Point> rect_outline(const draw::Box& box, double radius, double scale);
/// Part of a circle, clockwise from the top, as points of a line. @param share  of the whole turn, [0, 1]
[[nodiscard]] std::vector<draw::Point> arc(draw::Point centre, double radius, double share);

}  // namespace pilotwave::viz
