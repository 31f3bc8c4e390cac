#pragma once

#include <string>
#include <vector>

#include "chart/chart.hpp"

namespace pilotwave::chart {

/// One group of people under every plan.
struct DumbbellRow {
  std::string group;
  std::vector<double> values;  ///< by plan; NaN for none
  std::string note;            ///< "clear: A"; or why nothing is shown
  bool turned = false;         ///< the plan that is ahead in the whole is behind here
  friend bool operator==(const DumbbellRow&, const DumbbellRow&) = default;
};

struct DumbbellSection {
  std::string heading;  ///< "School poverty"
  std::vector<DumbbellRow> rows;
  friend bool operator==(const DumbbellSection&, const DumbbellSection&) = default;
};

/// An outcome by group: a symbol for every plan, joined by a bar.
struct Dumbbells {
  std::string title, outcome;
  Measure measure;
  std::vector<PlanLabel> plans;
  std::vector<DumbbellSection> sections;
  friend bool operator==(const Dumbbells&, const Dumbbells&) = default;
};

[[nodiscard]] draw::Picture dumbbells(const Dumbbells& data, const Frame& frame);
[[nodiscard]] DataTable dumbbells_table(const Dumbbells& data);

}  // namespace pilotwave::chart
