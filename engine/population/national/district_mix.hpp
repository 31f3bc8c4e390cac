#pragma once

#include <cstdint>
#include <vector>

#include "population/district_def.hpp"
#include "rng/draw.hpp"

/// Districts drawn at random from published distributions, so that a set of them stands for a country.
namespace pilotwave {

/// Districts of one range of enrolment. A band's members share its weight, however many are drawn, so that
/// rare large districts can be drawn as often as their many students deserve.
struct SizeBand {
  double students_low = 0, students_high = 0;  ///< enrolment, log-uniform in between
  double share = 0;                            ///< of all districts
  std::uint32_t members = 1;                   ///< districts drawn
};

struct DistrictMix {
  std::vector<SizeBand> bands;
  double poverty_middle = 0.52;  ///< median district's share of lunch-eligible students
  double poverty_spread = 1;     ///< SD of its logit between districts
  double school_spread = 0.6;    ///< SD of the logit between the schools of a district
  double size_spread = 0.25;     ///< SD of the log of enrolment between schools of one level
  double elementary_students = 470, middle_students = 620, high_students = 850;  ///< a middling school
  double students_per_teacher = 15.4;
  double one_school_below = 400;    ///< students: a single school for all grades
  double two_schools_below = 1500;  ///< students: grades K to 6 and 7 to 12 in two schools
  DepartmentHours hours{6, 8, 4};   ///< a week, in a district of `hours_at_students`
  double hours_at_students = 20000;
  double hours_growth = 0.5;  ///< hours grow with enrolment to this power

  [[nodiscard]] std::uint32_t n_members() const;
};

/// One drawn district and what it stands for.
struct MixMember {
  DistrictDef district;
  double weight = 0;         ///< districts of the country, as a share
  double poverty_score = 0;  ///< standard normal: how poor among all
};

/// One number a member, one in each of n equal slices of (0, 1), in random order: a column of a Latin
/// hypercube.
/// @param what  tells apart draws of one entity
[[nodiscard]] std::vector<double> stratified(std::uint32_t n, Stream stream, std::uint32_t entity,
                                             std::uint32_t what, const Luck& luck);

/// Draws every member. Enrolment and poverty are stratified within each band (a Latin hypercube, McKay,
/// Beckman and Conover 1979), so that few members spread over both. Weights add up to 1 when the bands'
/// shares do. Keyed on (band, member): more members in one band leave the other bands as they are.
[[nodiscard]] std::vector<MixMember> draw_districts(const DistrictMix& mix, const Luck& luck);

}  // namespace pilotwave
