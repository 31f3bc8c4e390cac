#pragma once

#include "model/week.hpp"

namespace pilotwave {

/// One step of trust in [0, 1]: falls in proportion to severity and surprise, recovers slowly toward a level.
///   T' = T (1 - min(0.9, loss)) + r (level - T)+ ... toward `level` at rate r from either side
[[nodiscard]] double trust_step(double trust, double level, double loss, double recovery, double most_lost);

/// Loss share by this week's news: k * severity * surprise, for severity at the school and, damped,
/// elsewhere.
[[nodiscard]] double news_loss(double severity_here, double severity_elsewhere, double surprise,
                               const Params& params);

/// Process 11, teachers of one school. Writes trust.
void step_trust_of_teachers(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now);
/// Process 11, students and families of one school. Writes trust and family_trust.
void step_trust_of_students(const WeekContext& ctx, const SchoolWeek& school);

}  // namespace pilotwave
