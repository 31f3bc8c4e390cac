#pragma once

#include "model/week.hpp"

namespace pilotwave {

/// Chance that an uninformed household learns this week what AI its school uses: found out alone, reached by
/// a meeting or a notice, or told by another family of the section.
[[nodiscard]] double informing_chance(const SchoolEffects& effects, bool learner,
                                      double section_informed_share, bool in_session, const Params& params);

/// Share of a feedback channel that works: students and teachers report too, families once they are informed;
/// people report as far as they trust that it leads somewhere.
[[nodiscard]] double channel_heard(double informed_share, double family_trust, const Params& params);

/// Process 6, households of one school: informed, consent. Writes the kInformed and kOptedOut flags.
void step_engagement_of_households(const WeekContext& ctx, const SchoolWeek& school);
/// Process 6, district: the feedback channel mends flaws. Writes mended_by_feedback.
void step_feedback(const WeekContext& ctx, DistrictState& now);

}  // namespace pilotwave
