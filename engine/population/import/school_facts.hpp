#pragma once

#include <optional>
#include <string>
#include <vector>

#include "population/import/nces_codes.hpp"

namespace pilotwave {

/// What one public table says about one school; absent where it says nothing.
struct SchoolFacts {
  std::string id;     ///< 12-digit NCESSCH
  std::string leaid;  ///< 7 digits
  std::string name, lea_name, state;
  std::optional<Operation> status;          ///< at the start of the school year
  std::optional<Operation> updated_status;  ///< later in that year
  std::optional<NcesLevel> level;
  std::optional<int> grade_low, grade_high;  ///< -1 .. 15, see nces_codes.hpp
  std::optional<bool> charter;
  std::optional<int> locale;
  std::optional<double> latitude, longitude;
  std::string place_origin;
  std::optional<double> students, students_and_adults;
  std::optional<double> teachers_fte, fte_students;
  std::string fte_origin;
  std::optional<double> free_reduced, free, reduced;
  std::optional<double> lunch_students;  ///< enrolment in the table that gave the lunch counts
  std::string lunch_programme, shared_time, virtual_status;
  std::vector<std::string> remarks;  ///< cells that could not be understood, in words
};

}  // namespace pilotwave
