#include "experiment/group_size.hpp"

#include <cmath>

#include "population/school_columns.hpp"

namespace pilotwave {
namespace {

constexpr std::uint8_t kLowTercile = 0, kMiddleTercile = 1, kHighTercile = 2;

/// Adds up the schools for which `belongs(index)` holds.
template <class Belongs>
GroupSize sum_schools(const DistrictDef& district, Belongs belongs) {
  int teachers = 0, students = 0;
  for (std::size_t s = 0; s < district.schools.size(); ++s) {
    if (!belongs(s)) continue;
    teachers += district.schools[s].teachers;
    students += district.schools[s].students;
  }
  return {teachers, students};
}

/// Students who are (or are not) of a kind, by each school's share.
GroupSize share_of_students(const DistrictDef& district, double SchoolDef::*share, bool complement) {
  double sum = 0;
  for (const SchoolDef& school : district.schools) {
    const double part = school.*share;
    sum += school.students * (complement ? 1 - part : part);
  }
  return {std::nullopt, static_cast<int>(std::lround(sum))};
}

GroupSize size_of(const DistrictDef& district, const SchoolColumns& columns, std::string_view key) {
  const auto level = [&](Level wanted) {
    return sum_schools(district, [&](std::size_t s) { return district.schools[s].level == wanted; });
  };
  const auto tercile = [&](std::uint8_t wanted) {
    return sum_schools(district, [&](std::size_t s) { return columns.poverty_tercile[s] == wanted; });
  };
  if (key == "all") return sum_schools(district, [](std::size_t) { return true; });
  if (const auto wanted = parse_level(key)) return level(*wanted);
  if (key == "low_poverty") return tercile(kLowTercile);
  if (key == "mid_poverty") return tercile(kMiddleTercile);
  if (key == "high_poverty") return tercile(kHighTercile);
  if (key == "low_income") return share_of_students(district, &SchoolDef::poverty_share, false);
  if (key == "not_low_income") return share_of_students(district, &SchoolDef::poverty_share, true);
  if (key == "english_learner") return share_of_students(district, &SchoolDef::english_learner_share, false);
  if (key == "not_english_learner")
    return share_of_students(district, &SchoolDef::english_learner_share, true);
  if (is_school_group(key)) {
    const std::string_view id = key.substr(std::string_view("school:").size());
    return sum_schools(district, [&](std::size_t s) { return district.schools[s].id == id; });
  }
  return {};
}

}  // namespace

std::vector<GroupSize> group_sizes(const DistrictDef& district, std::span<const GroupDef> groups) {
  const SchoolColumns columns = make_school_columns(district);
  std::vector<GroupSize> sizes;
  sizes.reserve(groups.size());
  for (const GroupDef& group : groups) sizes.push_back(size_of(district, columns, group.key));
  return sizes;
}

bool may_show(const GroupSize& size, MetricScope scope) {
  if (scope == MetricScope::District) return true;
  const std::optional<int>& people = scope == MetricScope::Students ? size.students : size.teachers;
  return !people || *people >= kSmallestShownGroup;
}

}  // namespace pilotwave
