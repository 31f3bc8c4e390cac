#pragma once

#include "model/week.hpp"

namespace pilotwave {

/// One step of trust in [0, 1]: news takes a share of it, then what is left moves toward its level from
/// either side.
///   fallen = T (1 - min(most_lost, loss)),  T' = clamp(fallen + recovery (level - fallen), 0, 1)
[[nodiscard]] double trust_step(double trust, double level, double loss, double recovery, double most_lost);

/// The share lost to this week's news: trust.loss * surprise * (severity here + trust.news * severity
/// elsewhere). Severity here is already divided by the size of the school.
[[nodiscard]] double news_loss(double severity_here, double severity_elsewhere, double surprise,
                               const Params& params);

/// Process 11, teachers of one school. Writes trust.
void step_trust_of_teachers(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now);
/// Process 11, students and families of one school. Writes trust and family_trust.
void step_trust_of_students(const WeekContext& ctx, const SchoolWeek& school);

}  // namespace pilotwave
