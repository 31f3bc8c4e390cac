#pragma once

#include <optional>
#include <string>

#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// " under A", or nothing where one plan is shown.
[[nodiscard]] std::string under_plan(const Frame& frame, std::size_t plan);
/// "1 school", "12 schools".
[[nodiscard]] std::string counted(std::size_t n, const std::string& one, const std::string& many);
/// "9 November 2026": the Monday of the last week that is over, or the start.
[[nodiscard]] std::string shown_day(const Frame& frame);

/// A text whose dates are written as on the screen: "open since 9 November 2026", not "2026-11-09".
[[nodiscard]] std::string with_date_words(std::string text);

/// The last week with classes of those that are over, as charts of levels show it: in a break, the one before
/// it. Before the first classes the last week that is over, and -1 at the start.
[[nodiscard]] int last_class_week(const Frame& frame);
/// Share of teachers who used approved AI in that week; none where it is not known.
[[nodiscard]] std::optional<double> weekly_use_shown(const Frame& frame, std::size_t plan);
/// A share of the teachers as a count: "78 of 100", in a district with fewer "3 of 17".
[[nodiscard]] std::string teachers_words(const Frame& frame, double share);

}  // namespace pilotwave::viz
