#pragma once

#include "model/param_keys.hpp"
#include "model/week.hpp"
#include "parallel/executor.hpp"

namespace pilotwave {

/// Process 13: people change seats as the world has drawn it. In the year: students who move, teachers who
/// leave. At the year boundary: everybody moves up, leaves, moves or arrives; exposure is counted anew on the
/// new networks. Trained people leave with what they know; newcomers arrive untrained and uninformed. Runs
/// last in the week.
void step_turnover(const WeekContext& ctx, ModelState& now, Executor& executor);

/// Counts every kept exposure afresh from the networks of the week's school year.
void recount_exposure(const World& world, const Params& params, int school_year, ModelState& state,
                      Executor& executor);

/// Applies what changed in the use and training of a school's teachers to their colleagues' kept counts.
/// Schools may be done side by side, though ties cross them: counts are added up in any order to the same.
void commit_teacher_exposure(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now);

/// Whether a colleague counts as someone who can help.
[[nodiscard]] inline bool is_helpful(const TeacherColumns& teachers, std::uint32_t t, const Params& params) {
  return teachers.is_champion[t] != 0 ||
         static_cast<double>(teachers.skill[t]) > params[P::training_helpful_skill];
}

}  // namespace pilotwave
