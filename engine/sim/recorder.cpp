#include "sim/recorder.hpp"

#include <cmath>
#include <limits>

namespace pilotwave {
namespace {

/// A group as a filter: which schools, and which cells of their students.
struct GroupFilter {
  int tercile = -1, band = -1, school = -1;
  int bit = 0;      ///< 1 low-income, 2 English learner
  bool set = true;  ///< whether the bit is wanted
  [[nodiscard]] bool is_subgroup() const { return bit != 0; }
};

constexpr std::size_t kFixedGroups = 11;

GroupFilter filter_of(std::size_t group) {
  GroupFilter f;
  if (group >= 1 && group <= 3) f.tercile = 3 - static_cast<int>(group);
  if (group >= 4 && group <= 6) f.band = static_cast<int>(group) - 4;
  if (group == 7) f.bit = 1;
  if (group == 8) f.bit = 1, f.set = false;
  if (group == 9) f.bit = 2;
  if (group == 10) f.bit = 2, f.set = false;
  if (group >= kFixedGroups) f.school = static_cast<int>(group - kFixedGroups);
  return f;
}

bool holds(const GroupFilter& f, const World& world, std::uint32_t s) {
  if (f.tercile >= 0 && world.schools.poverty_tercile[s] != f.tercile) return false;
  if (f.band >= 0 && static_cast<int>(world.schools.band[s]) != f.band) return false;
  return f.school < 0 || static_cast<std::uint32_t>(f.school) == s;
}

}  // namespace

std::vector<GroupDef> record_groups(const World& world, bool schools) {
  std::vector<GroupDef> groups = {{"all", "the whole district"},
                                  {"high_poverty", "high-poverty schools"},
                                  {"mid_poverty", "middle-poverty schools"},
                                  {"low_poverty", "low-poverty schools"},
                                  {"elementary", "elementary schools"},
                                  {"middle", "middle schools"},
                                  {"high", "high schools"},
                                  {"low_income", "low-income students"},
                                  {"not_low_income", "other students"},
                                  {"english_learner", "English learners"},
                                  {"not_english_learner", "students fluent in English"}};
  if (schools) {
    for (const SchoolDef& s : world.district.schools) groups.push_back({"school:" + s.id, s.name});
  }
  return groups;
}

void record_week(const WeekContext& ctx, const ModelState& state, std::span<const SchoolTally> tallies,
                 RunRecord& record, Executor& executor) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const auto record_group = [&](std::size_t g) {
    const GroupFilter filter = filter_of(g);
    StaffTally staff;
    StudentTally students;
    bool any = false;
    const auto n = static_cast<std::uint32_t>(tallies.size());
    const std::uint32_t first = filter.school >= 0 ? static_cast<std::uint32_t>(filter.school) : 0;
    const std::uint32_t last = filter.school >= 0 ? first + 1 : n;
    for (std::uint32_t s = first; s < last; ++s) {
      if (!holds(filter, ctx.world, s)) continue;
      any = true;
      staff += tallies[s].staff;
      for (std::size_t c = 0; c < kCells; ++c) {
        if (!filter.is_subgroup() || ((c & static_cast<std::size_t>(filter.bit)) != 0) == filter.set)
          students += tallies[s].cells[c];
      }
    }
    MetricValues values;
    values.fill(kNone);
    if (any && !filter.is_subgroup()) measure_staff(staff, values);
    if (any) measure_students(students, values);
    if (g == 0) measure_district(ctx, state, tallies, values);
    for (std::size_t m = 0; m < values.size(); ++m) record.set(static_cast<int>(m), g, ctx.week, values[m]);
  };
  // Handing out tasks costs as much as adding up a few schools.
  constexpr std::size_t kFewSchools = 32;
  if (tallies.size() <= kFewSchools)
    for (std::size_t g = 0; g < record.groups().size(); ++g) record_group(g);
  else
    executor.for_each(record.groups().size(), record_group);
}

}  // namespace pilotwave
