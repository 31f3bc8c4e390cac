#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "population/district_def.hpp"

namespace pilotwave {

/// Hours a week that departments give to AI work, by the size of their district.
struct HoursBySize {
  DepartmentHours at_size{6, 8, 4};  ///< in a district of `students`
  double students = 20000;
  double growth = 0.5;  ///< hours grow with enrolment to this power

  [[nodiscard]] DepartmentHours of(int students_here) const;
};

/// All districts of a country: content of a nation file.
struct NationDef {
  std::string name;
  HoursBySize hours;
  std::vector<DistrictDef> districts;  ///< the largest first; of equals, by id
  std::vector<std::string> input_files;
};

/// The order in which districts are run: most students first, then by id, whatever order they stand in.
void sort_by_size(std::vector<DistrictDef>& districts);

}  // namespace pilotwave
