#pragma once

#include "model/week.hpp"

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

/// The district on its first day: people drawn consistently with the record; innovative and younger people
/// are further along, colleagues resemble each other, so that week 1 is no shock.
[[nodiscard]] ModelState starting_state(const World& world, std::span<const ToolDef> tools,
                                        const Params& params, Date start);

/// A person who takes a seat during the run: as the outside world is on that day, untrained by this district.
void enter_teacher(const WeekContext& ctx, std::uint32_t post, const TeacherPerson& person,
                   TeacherColumns& columns);
void enter_student(const WeekContext& ctx, std::uint32_t seat, std::uint32_t id, StudentColumns& columns);

}  // namespace pilotwave
