#pragma once

#include <string>
#include <vector>

#include "chart/over_time.hpp"
#include "experiment/comparison.hpp"

/// How an outcome comes about, as time charts show it: levels as they stand, flows added up from the start.
namespace pilotwave::page {

/// One plan's runs: [run][day].
struct Course {
  std::vector<Date> days;
  std::vector<std::vector<float>> runs;
};

/// Week by week for the whole district, levels in weeks of classes only; month by month for a group.
[[nodiscard]] Course course_of(const Comparison& comparison, const Calendar& calendar, std::size_t plan,
                               std::size_t outcome);
/// "privacy incidents so far", "families' trust".
[[nodiscard]] std::string course_label(const OutcomeDef& outcome);
/// The goal as a line in that chart.
/// @param outcome one with a goal
[[nodiscard]] chart::TimeGoal course_goal(const Comparison& comparison, const OutcomeDef& outcome);

/// Quantiles over runs, day by day; NaN where no run has a value.
[[nodiscard]] std::vector<chart::Spread> spreads(const std::vector<std::vector<float>>& runs);
/// A few of the runs, evenly from first to last.
[[nodiscard]] std::vector<std::vector<float>> samples(const std::vector<std::vector<float>>& runs);
/// First minus second, run by run.
[[nodiscard]] std::vector<std::vector<float>> run_differences(const std::vector<std::vector<float>>& first,
                                                              const std::vector<std::vector<float>>& second);

}  // namespace pilotwave::page
