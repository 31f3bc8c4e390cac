#pragma once

#include <cstdint>

namespace pilotwave {

/// How long a piece of work takes: a mean and a spread.
struct TimeLaw {
  enum class Shape : std::uint8_t {
    Gamma,  ///< constant at cv2 = 0, Erlang at cv2 = 1/k, exponential at cv2 = 1, longer tails above
    Lognormal
  };
  double mean = 1;  ///< > 0
  double cv2 = 1;   ///< squared coefficient of variation, variance / mean^2; gamma: 0 or in [1e-4, 20]
  Shape shape = Shape::Gamma;

  /// The duration for one uniform in [0, 1); rises with it.
  [[nodiscard]] double at(double u) const;
};

}  // namespace pilotwave
