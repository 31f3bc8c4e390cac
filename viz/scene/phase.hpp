#pragma once

#include <string_view>

#include "draw/picture.hpp"
#include "draw/symbol.hpp"
#include "model/state.hpp"

namespace pilotwave::viz {

/// What a school is in, as a colour and a pattern say it.
enum class Phase : unsigned char { Closed, Pilot, Open, Withdrawn };
inline constexpr Phase kPhases[] = {Phase::Closed, Phase::Pilot, Phase::Open, Phase::Withdrawn};

/// Withdrawn: tools were open here and none is now.
[[nodiscard]] Phase phase_of(const SchoolState& school);
/// "no tool open", "pilot", "open", "withdrawn".
[[nodiscard]] std::string_view phase_words(Phase phase);
/// The inside of a school's dot under a plan.
[[nodiscard]] draw::Fill phase_fill(Phase phase, draw::Hue plan);

}  // namespace pilotwave::viz
