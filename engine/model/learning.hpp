#pragma once

#include "model/student_use.hpp"
#include "model/week.hpp"

namespace pilotwave {

/// What one student learns in a week beyond the same student's world without AI, in SD.
struct LearningSituation {
  double guided_minutes = 0;
  double quality = 0, guardrails = 1, skill = 0, support = 0, bias = 0;
  double ability = 0;  ///< prior achievement, SD
  bool english_learner = false;
  double unguided_minutes = 0;
  double chat_guardrails = 0;  ///< of the tool used alone
  double literacy = 0;
  bool in_session = true;
  double so_far = 0;  ///< accumulated difference, SD
};
/// Gain of guided use:
///   (m / 60) beta (q / q0) (1 + s (skill - 1/2)) (g - g0) / (g1 - g0) (1 + supervised) (1 + gamma z) (1 -
///   bias EL)
/// with guardrails g, supervised = k support min(1, m / 30) where the gain is positive (5.1, 5.4, 5.7, 5.10).
[[nodiscard]] double guided_gain(const LearningSituation& situation, const Params& params);
/// Loss by unguided substitution: (m / 60) h (1 - guardrails) (1 - turn * literacy); negative = help (5.1).
[[nodiscard]] double unguided_loss(const LearningSituation& situation, const Params& params);
/// Change of the difference in one week; in weeks without school part of it is forgotten.
[[nodiscard]] double learning_step(const LearningSituation& situation, const Params& params);

/// Net hours a teacher saves in a week, before the costs of training and incidents.
[[nodiscard]] double hours_saved(UseLevel level, double skill, double experience, double guided,
                                 const Params& params);

/// Process 9, students of one school: learning. Writes learning.
void step_learning(const WeekContext& ctx, const SchoolWeek& school);
/// Process 9, teachers of one school: workload. Writes hours_saved.
void step_workload(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now);

}  // namespace pilotwave
