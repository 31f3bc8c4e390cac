#include "viz/app/date_entry.hpp"

#include <cctype>

namespace pilotwave::viz {

DateEntry type_date(std::string& typed, const std::string& key) {
  constexpr std::size_t kLongest = 10;
  if (key == "Esc") return DateEntry::Left;
  if (key == "Enter") return DateEntry::Entered;
  const bool character =
      key.size() == 1 && (std::isdigit(static_cast<unsigned char>(key[0])) != 0 || key == "-");
  if (key == "Backspace" && !typed.empty()) typed.pop_back();
  if (character && typed.size() < kLongest) typed += key;
  return DateEntry::Typing;
}

}  // namespace pilotwave::viz
