#pragma once

#include "model/week.hpp"

namespace pilotwave {

/// Weekly hazard that one teacher's use leads to a privacy incident.
struct PrivacySituation {
  bool approved = false, unapproved = false;
  double exposure_approved = 0, exposure_unapproved = 0;  ///< of the tools, [0, 1]
  double flaws_approved = 0, flaws_unapproved = 0;        ///< latent privacy flaws
  double ethics = 0;                                      ///< teacher's literacy, [0, 1]
  double guidance = 0;                                    ///< reached by fresh privacy guidance, [0, 1]
  double season = 1;
};
[[nodiscard]] double privacy_hazard(const PrivacySituation& situation, const Params& params);

/// Season factor of a week: higher at term starts and exams (7.2).
[[nodiscard]] double season_factor(const Calendar& calendar, int week, const Params& params);

/// Weekly hazard of a vendor incident of one tool.
[[nodiscard]] double vendor_hazard(const ToolDef& tool, const ToolState& state, const Params& params);

/// Chance a week that a hidden incident comes to light.
[[nodiscard]] double discovery_chance(const SchoolEffects& effects, double informed_share,
                                      double family_trust, const Params& params);

/// Severity of one incident of a kind for trust.
[[nodiscard]] double severity(IncidentKind kind, const Params& params);

/// Process 10, one school: incidents occur among its people, hidden ones come to light, some are disclosed.
/// Writes the school's incident counts, severity and enforcement, and the kFlaggedFalsely flag of students.
void step_incidents(const WeekContext& ctx, const SchoolWeek& school, SchoolState& now,
                    std::vector<Happening>& story);

/// Process 10, district: news, rings of found incidents, hours and money of response. After all schools.
void gather_incidents(const WeekContext& ctx, ModelState& now);

}  // namespace pilotwave
