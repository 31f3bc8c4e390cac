#pragma once

#include <algorithm>
#include <cstdint>

#include "base/fmath.hpp"

namespace pilotwave {

/// How a hazard becomes the chance of an event within one step.
enum class StepMode : std::uint8_t {
  Linear,       ///< min(1, hazard * dt): what difference equations mean
  Exponential,  ///< 1 - exp(-hazard * dt): exact for a hazard that holds through the step; the district's
                ///< rules
};

/// Chance of an event in one step. @param hazard  per unit of time, >= 0   @param dt  length of the step
[[nodiscard]] inline double chance_in_step(double hazard, double dt, StepMode mode) {
  return mode == StepMode::Linear ? std::min(1.0, hazard * dt) : hazard_to_probability(hazard * dt);
}

/// Chance of at least one of two independent events.
[[nodiscard]] inline double either(double a, double b) { return 1 - (1 - a) * (1 - b); }

}  // namespace pilotwave
