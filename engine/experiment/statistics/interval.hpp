#pragma once

namespace pilotwave {

struct Interval {
  double low = 0, high = 0;
};

}  // namespace pilotwave
