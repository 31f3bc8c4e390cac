#pragma once

#include "model/week.hpp"
#include "spread/influence.hpp"

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

/// What surrounds one teacher's decision, all as of last week.
struct TeacherSituation {
  UseLevel level = UseLevel::Unaware;
  double usefulness = 0;  ///< quality of the best tool within reach, with own skill, [0, 1]
  double ease = 0;        ///< [0, 1]
  double peers = 0;       ///< share of advice ties at monthly or more
  double help = 0;        ///< coach, champion or trained colleagues near, [0, 1]
  double conditions = 0;  ///< access, devices, principal, guidance, time, [0, 1]
  double trust = 0;       ///< [0, 1]
  double innovativeness = 0, experience = 0;
  Subject subject = Subject::Other;
  bool refuser = false;
  bool bad_experience = false;
  double unsupported = 0;  ///< weeks without support over half a year, [0, 1]
  double incident = 0;     ///< severity near this school, capped at 1
  double overload = 0;     ///< [0, 1]
  double demand = 0;       ///< impatience at a school that waits for its tools, [0, 1]
  bool access = false;     ///< any tool within reach at all
  bool can_integrate = false;
};

inline constexpr std::size_t kUpTerms = 10, kDownTerms = 7;
/// Log hazard of a subject against the mean (1.2, 1.4).
[[nodiscard]] double subject_term(Subject subject, const Params& params);
/// Log hazard of years of experience against a middling teacher's (1.10).
[[nodiscard]] double experience_term(double years, const Params& params);

/// Moving one step further: aware, tried, monthly, weekly, integrated; softening of refusal; coming back.
[[nodiscard]] Decision<kUpTerms> further(const TeacherSituation& situation, const Params& params);
/// Falling one step back, or hardening into refusal.
[[nodiscard]] Decision<kDownTerms> back(const TeacherSituation& situation, const Params& params);
/// The level after one week, given one uniform: low luck moves up, high luck moves down.
[[nodiscard]] UseLevel next_level(const TeacherSituation& situation, double u, const Params& params);
/// The same, and whoever works with students has gone back to weekly where no student tool is left in reach.
[[nodiscard]] UseLevel level_after(const TeacherSituation& situation, double u, const Params& params);
/// The luck of one teacher's week: the first word moves the level, the second may sting.
[[nodiscard]] PhiloxCounter teacher_use_words(const WeekContext& ctx, std::uint32_t teacher);

/// The situation of one teacher as the week's rule sees it.
[[nodiscard]] TeacherSituation teacher_situation(const WeekContext& ctx, std::uint32_t teacher);

/// Process 7: use level and choice between approved and unapproved tools, teachers of one school.
/// Writes level, channel, bad_weeks, unsupported.
void step_teacher_use(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now);

}  // namespace pilotwave
