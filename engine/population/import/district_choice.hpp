#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "population/import/public_table.hpp"

namespace pilotwave {

/// Which district to import: exactly one of the two is given.
struct DistrictChoice {
  std::string leaid;  ///< NCES district id; leading zeros may be lacking
  std::string name;   ///< the district's whole name, in any case
};

/// The district found.
struct ChosenDistrict {
  std::string leaid;
  std::string name;   ///< as most of its schools have it; "District 1200480" when no table names it
  bool named = true;  ///< whether a table names it
  std::string state;  ///< as most of its schools have it; may be empty
};

/// Finds the district among the schools that the tables list. Unknown and ambiguous choices are errors that
/// name the nearest districts with id and state.
[[nodiscard]] Result<ChosenDistrict> choose_district(std::span<const PublicTable> tables,
                                                     const DistrictChoice& choice);

}  // namespace pilotwave
