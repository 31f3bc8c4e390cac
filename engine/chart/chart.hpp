#pragma once

#include <string>
#include <vector>

#include "draw/picture.hpp"

/// Charts as pure functions from small values to pictures. Each takes its finding as title, says the same in
/// words for people who cannot see it, and gives its numbers as a table. No chart knows a page, a window or a
/// file.
namespace pilotwave::chart {

/// How much room a chart has. It chooses its own height.
struct Frame {
  double width = 720;  ///< px, at least 280
  double text = 14;    ///< px, size of its words
  [[nodiscard]] bool narrow() const { return width < 520; }
};

/// The numbers of a chart, cell by cell as a person reads them.
struct DataTable {
  std::string caption;
  std::vector<std::string> columns;            ///< the first one names the rows
  std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`
  friend bool operator==(const DataTable&, const DataTable&) = default;
};

/// How numbers of a chart are said: "64%", "$14k", "3 weeks".
struct Measure {
  double factor = 1;  ///< a value times this is what is said
  std::string before, after;
  friend bool operator==(const Measure&, const Measure&) = default;

  /// @param step  between the ticks of an axis, in the value's own unit: as many decimals as it needs
  [[nodiscard]] std::string words(double value, double step) const;
  /// To about three figures; "never" for infinity, "not known" for NaN.
  [[nodiscard]] std::string words(double value) const;
};

/// A plan in a chart: its place among the plans compared decides letter, colour, symbol, pattern and dash.
struct PlanLabel {
  std::size_t plan = 0;
  std::string name;
  friend bool operator==(const PlanLabel&, const PlanLabel&) = default;
};
/// "A Staged pilot".
[[nodiscard]] std::string lettered(const PlanLabel& plan);

}  // namespace pilotwave::chart
