#pragma once

#include "model/week.hpp"

namespace pilotwave {

/// How an uninformed household may learn this week what AI its school uses: found out alone, reached by a
/// meeting or a notice, or told by another family of the section.
class Informing {
 public:
  /// @param learner  whether the household speaks another language
  Informing(const SchoolEffects& effects, bool learner, bool in_session, const Params& params);

  [[nodiscard]] double chance(double section_informed_share) const {
    return 1 - missed_ * (1 - word_of_mouth_ * section_informed_share);
  }

 private:
  double missed_;         ///< chance that all but other families miss it
  double word_of_mouth_;  ///< chance that another family tells, where all know
};

/// Share of a feedback channel that works: students and teachers report too, families once they are informed;
/// people report as far as they trust that it leads somewhere.
[[nodiscard]] double channel_heard(double informed_share, double family_trust, const Params& params);

/// Process 6, households of one school: informed, consent. Writes the kInformed and kOptedOut flags.
void step_engagement_of_households(const WeekContext& ctx, const SchoolWeek& school);
/// Process 6, district: the feedback channel mends flaws. Writes mended_by_feedback.
void step_feedback(const WeekContext& ctx, DistrictState& now);

}  // namespace pilotwave
