#pragma once

#include <string>
#include <vector>

#include "base/calendar.hpp"

namespace pilotwave::draw {

/// Values to places on a picture, in a straight line. A range of one value maps to the middle.
struct Scale {
  double low = 0, high = 1;  ///< values
  double from = 0, to = 1;   ///< where they lie, px
  [[nodiscard]] double operator()(double value) const {
    return high == low ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from);
  }
};

/// Round values that cover a range: steps of 1, 2 or 5 times a power of ten.
struct Ticks {
  double step = 1;
  std::vector<double> at;
  [[nodiscard]] double low() const { return at.front(); }
  [[nodiscard]] double high() const { return at.back(); }
};
/// The finest round steps with at most `most` ticks, the first at or below `low` and the last at or above
/// `high`. An empty or infinite range gets ticks around 0 to 1. @param most >= 2
[[nodiscard]] Ticks nice_ticks(double low, double high, int most);

/// "12,500", "0.25", "-3": as many decimals as the step has.
[[nodiscard]] std::string tick_text(double value, double step);

/// A day on a time axis.
struct DateTick {
  Date day{};
  std::string text;  ///< "Sep 2026" for the first and for every January or only one in a year, else "Mar"
};
/// First days of months inside [first, last] at even steps (1, 2, 3, 4, 6 or 12 months), at most `most` of
/// them.
[[nodiscard]] std::vector<DateTick> date_ticks(Date first, Date last, int most);

}  // namespace pilotwave::draw
