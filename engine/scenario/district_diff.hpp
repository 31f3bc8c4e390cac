#pragma once

#include <string>
#include <vector>

#include "population/district_def.hpp"

namespace pilotwave {

/// What differs between two districts, in at most a few sentences.
[[nodiscard]] std::vector<std::string> district_diff_in_words(const DistrictDef& a, const DistrictDef& b);

}  // namespace pilotwave
