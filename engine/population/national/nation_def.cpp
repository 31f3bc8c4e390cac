#include "population/national/nation_def.hpp"

#include <algorithm>
#include <utility>

#include "base/fmath.hpp"

namespace pilotwave {

DepartmentHours HoursBySize::of(int students_here) const {
  const double factor = det_pow(students_here / students, growth);
  return {at_size.educators * factor, at_size.it * factor, at_size.administrators * factor};
}

void sort_by_size(std::vector<DistrictDef>& districts) {
  // Sizes are sums over schools: taken once, not with every comparison.
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t i = 0; i < districts.size(); ++i) order.emplace_back(districts[i].n_students(), i);
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : districts[a.second].id < districts[b.second].id;
  });
  std::vector<DistrictDef> sorted;
  sorted.reserve(districts.size());
  for (const auto& [students, i] : order) sorted.push_back(std::move(districts[i]));
  districts = std::move(sorted);
}

}  // namespace pilotwave
