#include "viz/session/plan_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.hpp"
#include "scenario/words.hpp"

namespace pilotwave::viz {

std::string under_plan(const Frame& frame, std::size_t plan) {
  return frame.paired() ? " under " + plan_letter(plan) : std::string();
}

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string shown_day(const Frame& frame) {
  return date_words(frame.calendar().monday(std::max(0, frame.week() - 1)));
}

}  // namespace pilotwave::viz
