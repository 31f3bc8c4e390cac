#pragma once

#include <string>
#include <vector>

#include "chart/chart.hpp"

namespace pilotwave::chart {

/// What one thing does to a number: its effect, and a range of it (an interval, or the ends of a tornado).
struct EffectRow {
  std::string label;
  double effect = 0;
  double low = 0, high = 0;  ///< equal to `effect` where there is no range
  std::string note;          ///< shown under the label
  friend bool operator==(const EffectRow&, const EffectRow&) = default;
};

/// Bars around zero, in the order given.
struct EffectBars {
  std::string title;
  std::string what;        ///< "effect on the difference in weekly use, A minus B"
  std::string less, more;  ///< what left and right of zero mean
  Measure measure;
  std::vector<EffectRow> rows;
  friend bool operator==(const EffectBars&, const EffectBars&) = default;
};

[[nodiscard]] draw::Picture effect_bars(const EffectBars& data, const Frame& frame);
[[nodiscard]] DataTable effect_bars_table(const EffectBars& data);

}  // namespace pilotwave::chart
