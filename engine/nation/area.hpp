#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "population/district_def.hpp"

namespace pilotwave {

/// A class of districts by enrolment, as the National Center for Education Statistics counts them.
struct SizeClass {
  std::string_view key;    ///< "300-599"
  int least_students = 0;  ///< up to the next class
};
/// The smallest first.
[[nodiscard]] std::span<const SizeClass> size_classes();
[[nodiscard]] std::size_t size_class_of(int students);

/// The places for which a nation is added up: the whole, each state, each class of size.
class Areas {
 public:
  explicit Areas(std::span<const DistrictDef> districts);

  [[nodiscard]] std::size_t count() const { return 1 + states_.size() + size_classes().size(); }
  [[nodiscard]] static constexpr std::size_t nation() { return 0; }
  [[nodiscard]] std::size_t state(std::size_t i) const { return 1 + i; }
  [[nodiscard]] std::size_t size(std::size_t i) const { return 1 + states_.size() + i; }
  /// Codes in order.
  [[nodiscard]] const std::vector<std::string>& states() const { return states_; }
  /// Every area that a district belongs to.
  [[nodiscard]] std::vector<std::size_t> of(const DistrictDef& district) const;

 private:
  std::vector<std::string> states_;
  std::map<std::string, std::size_t, std::less<>> place_;
};

}  // namespace pilotwave
