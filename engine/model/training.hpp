#pragma once

#include <vector>

#include "model/week.hpp"

namespace pilotwave {

/// Skill that a dose of practical hours offers, in [0, 1): S-curve with its middle near 14 hours (4.1), 0 at
/// 0 hours.
///   S(h) = (L((h - m) / w) - L(-m / w)) / (1 - L(-m / w)), L logistic
[[nodiscard]] double dose_response(double hours, double middle, double width);

/// Share of what is offered that reaches practice, by format and by how many are taught together (4.3
/// to 4.7).
[[nodiscard]] double transfer(TrainingFormat format, double n_together, const Params& params);

/// Whether a session is open to a teacher: of its schools, and for onboarding not further in a course
/// already.
[[nodiscard]] bool invited(const TrainingSession& session, const WeekContext& ctx, std::uint32_t teacher);
[[nodiscard]] std::uint32_t n_invited(const TrainingSession& session, const WeekContext& ctx);

/// Chance that a teacher attends a session.
[[nodiscard]] double attendance_chance(const TrainingSession& session, const TeacherColumns& teachers,
                                       std::uint32_t t, bool pd_week, const Params& params);

/// Who attends each session of the week: by chance, then, where places are short, by the luck of the draw.
/// More places never drop anyone. Returns, for each session, the posts that attend.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> attendance(const WeekContext& ctx);

/// Teachers whom coaches serve this week, in all schools: places, but no more than a school has teachers.
[[nodiscard]] double coached_teachers(const WeekContext& ctx);

/// Process 5, district: sessions are held; hours and costs are booked; champions are named.
void step_training(const WeekContext& ctx, ModelState& now);
/// Process 5, teachers of one school: coaches visit, skill and literacy grow by help and own use and decay.
void step_teacher_growth(const WeekContext& ctx, std::uint32_t school, double n_coached, TeacherColumns& now);

}  // namespace pilotwave
