#pragma once

#include <string>

#include "base/calendar.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

/// Reads a district's [calendar]; what is not given keeps its default.
[[nodiscard]] CalendarDef read_calendar(const TomlNode& table, const std::string& path,
                                        const ReadingContext& context);
/// "08-24".
[[nodiscard]] std::string month_day_text(std::chrono::month_day day);

}  // namespace pilotwave
