#pragma once

#include "report/table_schema.hpp"

/// Columns that mean the same in a folder of results and in what a sweep exports.
namespace pilotwave::column {

inline constexpr TableColumn kScenario{"scenario", ColumnType::String, "", "Plan: file name without ending."};
inline constexpr TableColumn kScenarioLabel{"scenario_label", ColumnType::String, "",
                                            "The plan's name for people."};
inline constexpr TableColumn kSeed{"seed", ColumnType::Integer, "", "Seed of all luck."};
inline constexpr TableColumn kStatus{"status", ColumnType::String, "", "done or failed."};
inline constexpr TableColumn kWeeks{"weeks", ColumnType::Integer, "weeks", "Weeks simulated."};
inline constexpr TableColumn kResultHash{
    "result_hash", ColumnType::String, "",
    "Hash of every value measured in the run: equal hashes, equal results."};
inline constexpr TableColumn kReplay{"replay", ColumnType::String, "",
                                     "Command that repeats this run alone."};
inline constexpr TableColumn kError{"error", ColumnType::String, "", "What went wrong."};
inline constexpr TableColumn kPeriod{"date", ColumnType::Day, "", "Monday of the last week of the period."};
inline constexpr TableColumn kWeek{"date", ColumnType::Day, "", "Monday of the week."};
inline constexpr TableColumn kMetric{"metric", ColumnType::String, "",
                                     "Key of the metric; units are listed under metrics."};
inline constexpr TableColumn kFirst{"scenario_a", ColumnType::String, "", "First plan of the pair."};
inline constexpr TableColumn kSecond{"scenario_b", ColumnType::String, "", "Second plan of the pair."};
inline constexpr TableColumn kUnderSecond{"b", ColumnType::Number, "see metric",
                                          "Value under the second plan."};
inline constexpr TableColumn kDifference{"diff", ColumnType::Number, "see metric",
                                         "a minus b, where both are there."};
inline constexpr TableColumn kSchool{"school_id", ColumnType::String, "", "Empty for the whole district."};
inline constexpr TableColumn kDetail{"detail", ColumnType::String, "", "What happened, in words."};

}  // namespace pilotwave::column
