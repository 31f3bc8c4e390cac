#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// What differs between two scenarios, one sentence for each difference that a planner reads in order: the
/// run, the district, what is done, tools, parameters, goals; at the end the day until which both run alike.
/// Names, summaries and the places of files do not count. `{"Nothing differs."}` when there is nothing.
[[nodiscard]] std::vector<std::string> diff_in_words(const Scenario& a, const Scenario& b);

/// Monday of the first week in which runs of the two may differ, given the same luck: an intervention that
/// waits for a condition may act from the first day on which the condition is looked at. Nothing when no run
/// can differ.
[[nodiscard]] std::optional<Date> first_difference(const Scenario& a, const Scenario& b);

}  // namespace pilotwave
