#pragma once

#include <cstdint>
#include <vector>

#include "population/world.hpp"

namespace pilotwave {

/// In-year mobility of one school year: which seats change hands in which week. Exogenous: the same in every
/// plan. Adds to the weeks of the year's frame; within a week, movers of one grade who stay in the district
/// change places in a ring, the others leave and are replaced.
void draw_student_moves(const World& world, const WorldDef& def, int school_year, YearFrame& frame);

/// In-year exits of teachers, replaced in the same week.
void draw_teacher_exits(const World& world, const WorldDef& def, int school_year, YearFrame& frame);

/// Who sits where after the year boundary: students move up by grade and school level, surplus leaves,
/// vacancies are filled by newcomers. Entry k is the old seat of the new occupant of seat k, or kNewcomer.
[[nodiscard]] std::vector<std::uint32_t> promote_students(const World& world,
                                                          std::span<const std::uint32_t> person,
                                                          const WorldDef& def, int new_year);

/// Teachers who leave or move at the year boundary, by experience. Entry k is the old post of the new holder
/// of post k (k itself for those who stay), or kNewcomer. Movers of one subject change posts in a ring.
[[nodiscard]] std::vector<std::uint32_t> move_teachers(const World& world,
                                                       std::span<const TeacherPerson> teachers,
                                                       const WorldDef& def, int new_year);

/// Chances a year to leave and to move by years of experience, scaled so that the usual staff has the mean
/// rates (pattern of evidence 11.8: early-career teachers move most, late-career teachers leave most).
[[nodiscard]] double leave_chance(double experience, double mean_rate);
[[nodiscard]] double move_chance(double experience, double mean_rate);

}  // namespace pilotwave
