#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/param_spec.hpp"

namespace pilotwave {

/// The value of every registered parameter of one scenario, by index into `param_catalogue()`.
class Params {
 public:
  Params();  ///< all defaults
  [[nodiscard]] double operator[](std::size_t index) const { return values_[index]; }
  void set(std::size_t index, double value) { values_[index] = value; }
  [[nodiscard]] std::span<const double> values() const { return values_; }

 private:
  std::vector<double> values_;
};

/// Every parameter of every process, in registry order (process by process).
[[nodiscard]] std::span<const ParamSpec> param_catalogue();
/// Index of a key, or -1.
[[nodiscard]] int find_param(std::string_view key);

}  // namespace pilotwave
