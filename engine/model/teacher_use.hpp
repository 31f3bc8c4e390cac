#pragma once

#include "model/teacher_decision.hpp"
#include "model/week.hpp"

namespace pilotwave {

/// How a teacher may get at a tool.
enum class ToolAccess : std::uint8_t { None, Approved, Unapproved };
/// Approved where it is open at the school with a seat left for the post; else the general chat that is in
/// everybody's pocket.
/// @param ordinal  place of the post in its school: seats are granted in this order
[[nodiscard]] ToolAccess tool_access(const WeekContext& ctx, std::uint32_t school, std::uint32_t ordinal,
                                     std::size_t tool);

/// Best quality of the tools that one teacher may turn to.
struct ToolReach {
  double approved = 0, unapproved = 0;
  double effort = 1, unapproved_effort = 1;  ///< integration effort of the best of each
  bool student_tool = false;                 ///< an approved one that students have seats of
};
[[nodiscard]] ToolReach tools_in_reach(const WeekContext& ctx, std::uint32_t school, std::uint32_t ordinal);

/// How much more a person likes unapproved tools than approved ones, in logits: the difference of two lasting
/// Gumbel shocks, from the person's id alone.
[[nodiscard]] float channel_lean(std::uint32_t person, const Luck& luck);

/// The luck of one teacher's week: the first word moves the level, the second may sting.
[[nodiscard]] PhiloxCounter teacher_use_words(const WeekContext& ctx, std::uint32_t teacher);

/// The situation of one teacher as the week's rule sees it.
[[nodiscard]] TeacherSituation teacher_situation(const WeekContext& ctx, std::uint32_t teacher);

/// Process 7: use level and choice between approved and unapproved tools, teachers of one school.
/// Writes level, channel, bad_weeks, unsupported.
void step_teacher_use(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now);

}  // namespace pilotwave
