#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// How often tables give a value.
enum class Every : std::uint8_t { Week, Month, End };
[[nodiscard]] std::optional<Every> parse_every(std::string_view text);  ///< "week", "month", "end"

/// Weeks that share one row of a table.
struct Period {
  int first_week = 0, last_week = 0;
  Date date{};  ///< Monday of the last week
};

/// The periods of a run in order. A week belongs to the month of its Monday; `End` is the whole run.
[[nodiscard]] std::vector<Period> periods(Date start, int n_weeks, Every every);

/// A level at the period's last week, a flow added up over its weeks.
[[nodiscard]] double period_value(const RunRecord& run, int metric, std::size_t group, const Period& period);

}  // namespace pilotwave
