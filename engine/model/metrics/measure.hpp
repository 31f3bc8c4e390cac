#pragma once

#include <array>
#include <span>
#include <vector>

#include "model/metrics/metric_id.hpp"
#include "model/state.hpp"
#include "model/week.hpp"

namespace pilotwave {

/// Sums over the teachers of a place and what happened there in one week. Adding two gives the tally of both.
struct StaffTally {
  double teachers = 0, any = 0, weekly = 0, weekly_any = 0, unapproved = 0, approved = 0, integrated = 0,
         refuse = 0, trained = 0, supported = 0;
  double skill = 0, ethics = 0, guided = 0, trust = 0, saved = 0;
  double students = 0, minutes = 0, out_of_sight = 0;
  std::array<double, kIncidentKinds> occurred{};
  double found = 0, privacy_found = 0, disclosed = 0;
  StaffTally& operator+=(const StaffTally& other);
};

/// Sums over the students of a place and subgroup.
struct StudentTally {
  double students = 0, guided = 0, unguided = 0, any = 0, heavy = 0, literacy = 0, learning = 0, trust = 0,
         family_trust = 0;
  double informed = 0, opted_out = 0, access = 0;
  StudentTally& operator+=(const StudentTally& other);
};

/// Cells: bit 0 low-income, bit 1 English learner.
inline constexpr std::size_t kCells = 4;
struct SchoolTally {
  StaffTally staff;
  std::array<StudentTally, kCells> cells;
};

/// Counts one school. Reads the committed state only; never draws, never changes anything.
[[nodiscard]] SchoolTally tally_school(const World& world, std::span<const ToolDef> tools,
                                       const Params& params, const ModelState& state, std::uint32_t school);

/// Writes into the school the aggregates that next week's rules read.
void close_school(const SchoolTally& tally, SchoolState& school);

/// Values of every metric for one group from its tallies; NaN where a metric has no meaning for it.
using MetricValues = std::array<double, static_cast<std::size_t>(Metric::Count)>;
void measure_staff(const StaffTally& staff, MetricValues& values);
void measure_students(const StudentTally& students, MetricValues& values);
/// Metrics of the district as a whole: queue, seats, ledger, gaps between the poverty terciles and subgroups.
void measure_district(const WeekContext& ctx, const ModelState& state, std::span<const SchoolTally> schools,
                      MetricValues& values);

}  // namespace pilotwave
