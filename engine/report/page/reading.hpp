#pragma once

#include <span>
#include <string>
#include <vector>

#include "chart/chart.hpp"
#include "experiment/comparison.hpp"
#include "report/page/page.hpp"
#include "scenario/scenario.hpp"

/// What the sections read from a comparison.
namespace pilotwave::page {

/// Letters and names of all plans, or of two.
[[nodiscard]] std::vector<chart::PlanLabel> plan_labels(const Comparison& comparison);
[[nodiscard]] chart::PlanLabel plan_label(const Comparison& comparison, std::size_t plan);

/// How a chart says values of a unit: percent for shares, dollars in thousands or millions by `largest`.
[[nodiscard]] chart::Measure measure_of(std::string_view unit, double largest);

/// "clear for A", "likely for B", "too close to call", "the same"; of an outcome without a better side
/// "likely higher in A".
[[nodiscard]] std::string verdict_words(const PlanPair& pair, const PairedOutcome& paired, Better better);

constexpr std::size_t kMostHeadingOutcomes = 8;  ///< that head the page
/// Outcomes that a page shows first, goals before others: one for each metric that has a better side, at most
/// `most`.
/// @param split  only such as can be split by group
[[nodiscard]] std::vector<std::size_t> leading_outcomes(const Comparison& comparison, std::size_t most,
                                                        bool split);

/// A cell whose text the receipt can work out again: a plan's statistic, or that of two plans.
[[nodiscard]] Cell plan_cell(const Comparison& comparison, std::size_t plan, std::size_t outcome,
                             std::size_t group, std::string_view statistic);
[[nodiscard]] Cell pair_cell(const Comparison& comparison, const PlanPair& pair, std::size_t outcome,
                             std::size_t group, std::string_view statistic);

/// Median over runs; NaN without values, infinite for "never" in most.
[[nodiscard]] double middle_value(const Comparison& comparison, std::size_t plan, std::size_t outcome,
                                  std::size_t group);

/// Sum of a metric over all weeks of each run, the whole district.
[[nodiscard]] std::vector<double> run_totals(const Comparison& comparison, std::size_t plan, int metric);

}  // namespace pilotwave::page
