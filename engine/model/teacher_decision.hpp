#pragma once

#include "model/param_keys.hpp"
#include "model/params.hpp"
#include "model/state.hpp"
#include "population/world.hpp"
#include "spread/influence.hpp"

namespace pilotwave {

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

/// Steps a week where every influence is middling: one further, one back. 0 where there is no such step.
[[nodiscard]] double rate_up(const TeacherSituation& situation, const Params& params);
[[nodiscard]] double rate_down(const TeacherSituation& situation, const Params& params);
/// Log hazard of giving up because no tool is in reach any more.
[[nodiscard]] double access_lost_term(const TeacherSituation& situation, const Params& params);

/// Moving one step further: aware, tried, monthly, weekly, integrated; softening of refusal; coming back.
[[nodiscard]] Decision<kUpTerms> further(const TeacherSituation& situation, const Params& params);
/// Falling one step back, or hardening into refusal.
[[nodiscard]] Decision<kDownTerms> back(const TeacherSituation& situation, const Params& params);
/// The level after one week, given one uniform: low luck moves up, high luck moves down.
[[nodiscard]] UseLevel next_level(const TeacherSituation& situation, double u, const Params& params);
/// Whoever works with students goes back to weekly where no student tool is left in reach.
[[nodiscard]] UseLevel within_reach(UseLevel level, bool can_integrate);
/// The same, and whoever works with students has gone back to weekly where no student tool is left in reach.
[[nodiscard]] UseLevel level_after(const TeacherSituation& situation, double u, const Params& params);

}  // namespace pilotwave
