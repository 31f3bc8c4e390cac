#pragma once

#include <string>
#include <string_view>

#include "model/effects.hpp"
#include "model/state.hpp"

namespace pilotwave {

/// "refuses AI", "uses AI weekly", ...: what a teacher does.
[[nodiscard]] std::string_view use_level_words(UseLevel level);
/// "does not use AI alone", "uses AI alone lightly", ...: what a student does.
[[nodiscard]] std::string_view student_use_words(StudentUse use);
/// "no tools", "approved tools", "unapproved tools", "both".
[[nodiscard]] std::string_view channel_words(std::uint8_t channel);
/// "privacy", "ethical use", "safety".
[[nodiscard]] std::string_view guideline_part_words(GuidelinePart part);
/// "12 years in the job", "1 year in the job".
[[nodiscard]] std::string experience_words(double years);
/// "not reviewed", "in review", "approved", "approved under conditions", "refused".
[[nodiscard]] std::string_view approval_words(Approval approval);

}  // namespace pilotwave
