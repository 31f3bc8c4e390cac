#pragma once

#include <array>
#include <span>

#include "model/adoption_order.hpp"
#include "model/week.hpp"
#include "parallel/executor.hpp"

namespace pilotwave {

/// What is known of the nation's schools on a day, for whatever a district does not state itself (TodayDef).
/// Linear between the dated figures of the evidence table; before December 2022 nobody uses anything.
struct NationalRecord {
  double teacher_any = 0, teacher_weekly = 0, teacher_refuse = 0, trained = 0, guidance = 0;
  double student_high = 0, student_middle = 0, student_elementary = 0;
  double trust_teachers = 0.5, trust_students = 0.5, trust_families = 0.5, informed = 0.1;
};
[[nodiscard]] NationalRecord national_record(Date day);
/// The record with what the district states about itself in place of it.
[[nodiscard]] NationalRecord starting_record(const DistrictDef& district, Date day);

/// Shares of teachers turned into the scores at which they start: who is how far along on a day.
struct TeacherStart {
  TeacherStart(const World& world, const NationalRecord& record, const Params& params);
  [[nodiscard]] UseLevel level(double score, bool refuser) const;

  NationalRecord record;
  AdoptionOrder order;
  double weekly, monthly, tried, refusing;  ///< scores above (the last: below) which a teacher is so
};

/// Shares of students turned into the scores at which they start, by grade.
struct StudentStart {
  StudentStart(const NationalRecord& record, const Params& params);
  /// The score above which a student of a grade uses AI alone.
  [[nodiscard]] double cut(int grade) const { return by_grade[static_cast<std::size_t>(grade - kGradePK)]; }

  NationalRecord record;
  std::array<double, kGradeMax - kGradePK + 1> by_grade{};
};

/// The district on its first day: people drawn consistently with the record; innovative and younger people
/// are further along, colleagues resemble each other, so that week 1 is no shock. Parallel over schools.
[[nodiscard]] ModelState starting_state(const World& world, std::span<const ToolDef> tools,
                                        const Params& params, Date start, Executor& executor);

/// Where people who take a seat during the run come from: the outside world as the record has it on that day,
/// or places much like this district at the end of the week, or a blend (`turnover.newcomers_recorded`). Not
/// trained, guided or told anything by this district.
[[nodiscard]] NationalRecord newcomers_record(const WeekContext& ctx, const ModelState& now,
                                              Executor& executor);

/// People who take a seat during the run, drawn from that.
void enter_teacher(const WeekContext& ctx, std::uint32_t post, const TeacherPerson& person,
                   const TeacherStart& start, TeacherColumns& columns);
/// @param ids  of the persons, one a seat
void enter_students(const WeekContext& ctx, std::span<const std::uint32_t> seats,
                    std::span<const std::uint32_t> ids, const StudentStart& start, StudentColumns& columns);

}  // namespace pilotwave
