#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/exit_code.hpp"

namespace pilotwave {

/// Writes to standard output and makes sure that it arrived. @return Success, or InputOutput after saying so
[[nodiscard]] ExitCode print_data(std::string_view text);
/// A line on standard error.
void say(std::string_view line);
/// Prints each on standard error. @param errors at least one  @return the code of the first one's trouble
[[nodiscard]] ExitCode report(const Diagnostics& errors);

[[nodiscard]] bool stderr_is_terminal();
/// Whether output may be coloured: a terminal, no NO_COLOR, no TERM=dumb, no --no-color.
[[nodiscard]] bool may_colour(bool no_color_flag);
/// Columns to write in: those of the terminal between 80 and 100, else 96.
[[nodiscard]] std::size_t report_width();

}  // namespace pilotwave
