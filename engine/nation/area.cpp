#include "nation/area.hpp"

#include <array>
#include <set>

namespace pilotwave {
namespace {

constexpr std::array kClasses = {SizeClass{"1-299", 0},           SizeClass{"300-599", 300},
                                 SizeClass{"600-999", 600},       SizeClass{"1000-2499", 1000},
                                 SizeClass{"2500-4999", 2500},    SizeClass{"5000-9999", 5000},
                                 SizeClass{"10000-24999", 10000}, SizeClass{"25000+", 25000}};

}  // namespace

std::span<const SizeClass> size_classes() { return kClasses; }

std::size_t size_class_of(int students) {
  std::size_t i = 0;
  while (i + 1 < kClasses.size() && students >= kClasses.at(i + 1).least_students) ++i;
  return i;
}

Areas::Areas(std::span<const DistrictDef> districts) {
  std::set<std::string> codes;
  for (const DistrictDef& district : districts) codes.insert(district.state);
  for (const std::string& code : codes) {
    place_[code] = states_.size();
    states_.push_back(code);
  }
}

std::vector<std::size_t> Areas::of(const DistrictDef& district) const {
  return {nation(), state(place_.at(district.state)), size(size_class_of(district.n_students()))};
}

}  // namespace pilotwave
