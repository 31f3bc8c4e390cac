#include "explain/words.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace pilotwave {

std::string_view use_level_words(UseLevel level) {
  constexpr std::array<std::string_view, kUseLevels> kWords = {
      "refuses AI",     "has not heard of AI tools", "knows of AI tools", "has tried AI", "uses AI monthly",
      "uses AI weekly", "uses AI with students",     "has given AI up"};
  return kWords[static_cast<std::size_t>(level)];
}

std::string_view student_use_words(StudentUse use) {
  constexpr std::array<std::string_view, 3> kWords = {"does not use AI alone", "uses AI alone lightly",
                                                      "depends on AI"};
  return kWords[static_cast<std::size_t>(use)];
}

std::string_view channel_words(std::uint8_t channel) {
  constexpr std::array<std::string_view, 4> kWords = {"no tools", "approved tools", "unapproved tools",
                                                      "approved and unapproved tools"};
  return kWords[channel & (kApproved | kUnapproved)];
}

std::string_view guideline_part_words(GuidelinePart part) {
  constexpr std::array<std::string_view, kGuidelineParts> kWords = {"privacy", "ethical use", "safety"};
  return kWords[static_cast<std::size_t>(part)];
}

std::string experience_words(double years) {
  const long whole = std::lround(years);
  return fmt::format("{} year{} in the job", whole, whole == 1 ? "" : "s");
}

std::string_view approval_words(Approval approval) {
  constexpr std::array<std::string_view, 5> kWords = {"not reviewed", "in review", "approved",
                                                      "approved under conditions", "refused"};
  return kWords[static_cast<std::size_t>(approval)];
}

}  // namespace pilotwave
