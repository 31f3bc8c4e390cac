#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/chart.hpp"

namespace pilotwave::chart {

/// One quantity under every plan: the money, the hours of a role, incidents of a kind.
struct PlanBarRow {
  std::string label;
  std::vector<double> values;               ///< by plan; NaN for none
  std::vector<std::optional<double>> caps;  ///< by plan: most that it may be; empty for none at all
  friend bool operator==(const PlanBarRow&, const PlanBarRow&) = default;
};

/// Bars from zero, a group a row and a bar a plan; a cap is a mark across its bar.
struct PlanBars {
  std::string title;
  std::string what;  ///< "hours over the whole time, middle run"
  Measure measure;
  std::vector<PlanLabel> plans;
  std::vector<PlanBarRow> rows;
  bool own_scales = false;  ///< every row by itself: bars compare plans, not rows
  friend bool operator==(const PlanBars&, const PlanBars&) = default;
};

[[nodiscard]] draw::Picture plan_bars(const PlanBars& data, const Frame& frame);
[[nodiscard]] DataTable plan_bars_table(const PlanBars& data);

}  // namespace pilotwave::chart
