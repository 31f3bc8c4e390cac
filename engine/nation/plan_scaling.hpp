#pragma once

#include <span>
#include <string_view>

#include "base/result.hpp"
#include "population/national/nation_def.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// How a number that a plan gives for its district as a whole follows the size of another district.
enum class SizeRule : std::uint8_t {
  Students,  ///< in proportion to students
  Teachers,  ///< in proportion to teachers
  Hours,     ///< as departments' hours grow with enrolment (HoursBySize)
};

/// A field of an intervention that is about the district as a whole; all others are shares, or about one
/// school or person, and stay as they are.
struct SizedField {
  std::string_view kind, key;
  SizeRule rule = SizeRule::Students;
  bool at_least_one = false;  ///< a small district gets one, unless the plan says none
};
[[nodiscard]] std::span<const SizedField> sized_fields();

/// A plan is written for one district. Every district of a nation gets it by its own size: money, seats,
/// coaches and places in proportion, hours as departments grow, a number of schools as a share of schools,
/// of which one at least.
class PlanScaling {
 public:
  /// @param plan  with the district for which it is written; must outlive this
  PlanScaling(const Scenario& plan, const HoursBySize& hours) : plan_(plan), hours_(hours) {}

  [[nodiscard]] Scenario in(const DistrictDef& district) const;

 private:
  [[nodiscard]] double factor(SizeRule rule, const DistrictDef& district) const;

  const Scenario& plan_;
  HoursBySize hours_;
};

/// Why a plan cannot be given to other districts than its own: it names schools.
[[nodiscard]] Diagnostics why_not_national(const Scenario& plan);

}  // namespace pilotwave
