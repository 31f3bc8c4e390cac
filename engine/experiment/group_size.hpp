#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/metrics/metric.hpp"
#include "population/district_def.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// How many people a group holds at the start. Groups of students only (low-income students) have no
/// teachers.
struct GroupSize {
  std::optional<int> teachers, students;
};

/// Sizes of the groups of a record, from the district's table; shares of students are rounded to people. A
/// group this function does not know has no sizes.
[[nodiscard]] std::vector<GroupSize> group_sizes(const DistrictDef& district,
                                                 std::span<const GroupDef> groups);

/// Fewer people than this are not shown, although they are made up: it teaches the right habit.
inline constexpr int kSmallestShownGroup = 10;
/// Whether a metric's value for a group of this size may be shown: it counts students or teachers, as the
/// metric does.
[[nodiscard]] bool may_show(const GroupSize& size, MetricScope scope);

/// Whether the group is a single school.
[[nodiscard]] constexpr bool is_school_group(std::string_view key) { return key.starts_with("school:"); }

}  // namespace pilotwave
