#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/fmath.hpp"

namespace pilotwave {

/// One named part of a decision's log hazard.
struct Influence {
  std::string_view name;
  double value = 0;
};

/// A decision as a sum of named influences: hazard = rate * exp(sum), probability = 1 - exp(-hazard).
template <std::size_t N>
struct Decision {
  double rate = 0;  ///< events per step where all influences are 0
  std::array<Influence, N> influences{};

  [[nodiscard]] double sum() const {
    double s = 0;
    for (const Influence& i : influences) s += i.value;
    return s;
  }
  [[nodiscard]] double probability() const {
    return rate > 0 ? hazard_to_probability(rate * det_exp(sum())) : 0;
  }
  /// Never less than `probability`, and far quicker: 1 - exp(-h) <= h, and e to the sum from above.
  [[nodiscard]] double at_most() const {
    return rate > 0 ? rate * exp_at_most(std::clamp(sum(), -kFar, kFar)) : 0;
  }

 private:
  static constexpr double kFar = 700;  ///< a sum beyond which e to it is as good as 0 or without bound
};

}  // namespace pilotwave
