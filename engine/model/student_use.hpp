#pragma once

#include <span>
#include <vector>

#include "model/week.hpp"
#include "spread/influence.hpp"

namespace pilotwave {

/// How much of what is offered students take up: a lasting trait with mean 1 and a long tail, so that few
/// reach the dose and many hardly start (5.9 to 5.11). From each person's id alone.
/// @param skew  1 to 4: the power to which an exponential is raised
[[nodiscard]] std::vector<float> engagement_traits(std::span<const std::uint32_t> people, double skew,
                                                   const Luck& luck);

/// What surrounds one student's decision to use AI alone, as of last week.
struct StudentSituation {
  Band band = Band::High;
  double friends = 0;  ///< share of named friends who use
  double leaning = 0;  ///< [0, 1]
  bool home = false, low_income = false;
  double rules = 0;  ///< reached by fresh rules, [0, 1]
  double literacy = 0;
  double detector = 0;
  double ban = 0;  ///< enforcement in school, [0, 1]
  double home_filter = 0;
  double guided = 0;  ///< 1 with guided minutes
  bool exams = false, in_session = true;
  double habit = 0;
  double trust = 0.5;  ///< that AI is used fairly, [0, 1]
};
inline constexpr std::size_t kStartTerms = 9, kStopTerms = 5;
/// Starting to use AI unguided. A ban prevents part of the starts in school and moves most of those out of
/// sight.
[[nodiscard]] Decision<kStartTerms> start_unguided(const StudentSituation& situation, const Params& params);
[[nodiscard]] Decision<kStopTerms> stop_unguided(const StudentSituation& situation, const Params& params);
/// Chance a week that a light user comes to depend on AI: rate * habit * leaning^2, in session only.
[[nodiscard]] double deepen_chance(const StudentSituation& situation, const Params& params);
/// Chance a week that a heavy user goes back to light use, likelier with literacy and in breaks.
[[nodiscard]] double recover_chance(const StudentSituation& situation, const Params& params);
/// Use after one week, given one uniform: low luck starts or deepens, high luck lessens.
[[nodiscard]] StudentUse next_use(StudentUse use, double u, const StudentSituation& situation,
                                  const Params& params);

/// Whether students of a grade use AI alone at all.
[[nodiscard]] inline bool may_use_alone(int grade, const Params& params) {
  return grade >= params[P::student_use_first_grade];
}
/// The situation of one student as the week's rule sees it.
/// @param before  last week's rows, the first being that of `first_seat`
[[nodiscard]] StudentSituation student_situation(const WeekContext& ctx, const StudentRows& before,
                                                 std::uint32_t first_seat, std::uint32_t seat);
/// The section that a seat belongs to.
[[nodiscard]] std::uint32_t section_of(const World& world, std::uint32_t seat);
/// The luck of one student's week.
[[nodiscard]] double student_use_luck(const WeekContext& ctx, std::uint32_t seat);

/// Share of what a ban prevents in school that happens elsewhere instead: displacement * (1 - home filter).
[[nodiscard]] double moved_out_of_sight(double home_filter, const Params& params);
/// Share of the remaining starts under a ban that happen out of the school's sight.
[[nodiscard]] double out_of_sight(double enforcement, double home_filter, const Params& params);
/// Share of starts that a ban leaves: 1 - compliance * enforcement * (1 - displacement * (1 - home filter)).
[[nodiscard]] double ban_factor(double enforcement, double home_filter, const Params& params);

/// Process 8, students of one school. Writes use, habit, literacy, the kHadGuided flag, seats_used.
void step_student_use(const WeekContext& ctx, const SchoolWeek& school, SchoolState& now_school);

/// The seats of a school's students that changed between using unguided and not, applied to kept exposure:
/// every watcher's count moves by one. Called once all schools have decided.
void commit_exposure(const WeekContext& ctx, const SchoolWeek& school);

}  // namespace pilotwave
