#include "viz/session/plan_words.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "scenario/words.hpp"

namespace pilotwave::viz {

std::string plan_letter(std::size_t plan) { return plan == 0 ? "A" : "B"; }

std::string under_plan(const Frame& frame, std::size_t plan) {
  return frame.paired() ? " under " + plan_letter(plan) : std::string();
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string shown_day(const Frame& frame) {
  return date_words(frame.calendar().monday(std::max(0, frame.week() - 1)));
}

}  // namespace pilotwave::viz
