#pragma once

#include <span>
#include <string>
#include <vector>

#include "chart/chart.hpp"

namespace pilotwave::chart {

/// One outcome of two plans, pair by pair.
struct DotRow {
  std::string label;
  std::string note;  ///< a typical size: "typically 4 fewer"
  /// One a pair, turned so that below zero the first plan is better; infinite where one plan never gets
  /// there, NaN where nothing is known.
  std::vector<double> differences;
  int first = 0, second = 0, same = 0;  ///< pairs in which the first is better, the second, neither
  std::string verdict;                  ///< "clear: A"
  friend bool operator==(const DotRow&, const DotRow&) = default;
};

/// Quantile dotplots of paired differences, an outcome a row, around a common zero line; every row has its
/// own scale.
struct DotRows {
  std::string title;
  PlanLabel first{0, {}}, second{1, {}};
  std::vector<DotRow> rows;
  int dots = 20;  ///< a row
  friend bool operator==(const DotRows&, const DotRows&) = default;
};

/// `n` values that stand for all: the quantiles in the middle of n equal parts. NaNs are left out; none
/// without values.
[[nodiscard]] std::vector<double> quantile_dots(std::span<const double> values, int n);

/// Where dots of a diameter lie that may touch but not overlap sideways: a stack for dots that are close.
struct DotStack {
  double at = 0;
  int count = 0;
  friend bool operator==(const DotStack&, const DotStack&) = default;
};
/// @param places  ascending
[[nodiscard]] std::vector<DotStack> stacked(std::span<const double> places, double diameter);

[[nodiscard]] draw::Picture dot_rows(const DotRows& data, const Frame& frame);
[[nodiscard]] DataTable dot_rows_table(const DotRows& data);

}  // namespace pilotwave::chart
