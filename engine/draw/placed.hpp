#pragma once

#include "draw/picture.hpp"

namespace pilotwave::draw {

/// Items made larger by a factor, their origin moved to a place: a picture as part of another one.
[[nodiscard]] Items placed(const Items& items, double factor, Point origin);

}  // namespace pilotwave::draw
