#pragma once

#include <vector>

#include "model/week.hpp"

namespace pilotwave {

/// Clarity that is left of a guideline in [0, 1]: c exp(-(a - a_date) / tau), a capability of general tools.
[[nodiscard]] double effective_clarity(const GuidelineState& guideline, double capability,
                                       const Params& params);

/// Capability against which guidelines age: that of general chat, or of the most capable tool if there is
/// none.
[[nodiscard]] double guideline_clock(std::span<const ToolDef> tools, const DistrictState& district);

/// How well one is guided on a part in [0, 1]: reached, and fresh.
[[nodiscard]] inline double guidance_on(std::uint8_t reached, GuidelinePart part, double clarity) {
  return reached & (1U << static_cast<unsigned>(part)) ? clarity : 0;
}

/// Process 3, district: publishes and revises.
void step_guidelines(const WeekContext& ctx, DistrictState& now, std::vector<Happening>& story);
/// Process 3, teachers of one school: reached by memo, meeting, training, coach and colleagues; fades.
void step_guidance_of_teachers(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now);
/// Process 3, students of one school: reached by lessons of teachers who are reached and by family meetings;
/// fades.
void step_guidance_of_students(const WeekContext& ctx, const SchoolWeek& school);

}  // namespace pilotwave
