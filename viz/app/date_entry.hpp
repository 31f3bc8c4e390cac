#pragma once

#include <string>

namespace pilotwave::viz {

/// What became of a date that is being typed.
enum class DateEntry : unsigned char { Typing, Left, Entered };

/// A key while a date is asked for: digits, a dash, Backspace, Enter, Esc; others do nothing.
[[nodiscard]] DateEntry type_date(std::string& typed, const std::string& key);

}  // namespace pilotwave::viz
