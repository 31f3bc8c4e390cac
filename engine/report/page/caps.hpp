#pragma once

#include <array>
#include <optional>

#include "scenario/scenario.hpp"

namespace pilotwave::page {

/// What a plan's budgets allow on a day, as far as the calendar tells.
struct Caps {
  std::optional<double> annual_usd;
  std::array<std::optional<double>, 3> weekly_hours;  ///< by department: educators, IT, administrators
  std::optional<double> principal_hours;              ///< a week, of each principal
};

/// The district's cap and those of every budget in force on the day; budgets that wait for a condition, or
/// end by one, are left out.
[[nodiscard]] Caps caps_on(const Scenario& plan, Date day);
[[nodiscard]] bool has_conditional_caps(const Scenario& plan);

}  // namespace pilotwave::page
