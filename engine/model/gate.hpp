#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/interventions/lever.hpp"

namespace pilotwave {

/// A stage gate: thresholds on *measured* feedback. Measures are samples, so a gate can err both ways.
struct GateDef {
  std::uint32_t n_survey = 40;    ///< teachers asked
  double min_use = 0;             ///< share of those asked who use weekly
  double min_trust = 0;           ///< their mean trust
  double max_incidents = 100000;  ///< found in pilot schools in 13 weeks
  double min_learning = -1;       ///< SD, in a test with its own noise
};

/// What the gate saw.
struct GateReading {
  double use = 0, trust = 0, incidents = 0, learning = 0;
  std::uint32_t n_asked = 0, n_using = 0;
  bool passed = false;
  std::string text;  ///< the reading in words, for the story of the run
};

/// Whether every threshold is met.
[[nodiscard]] bool passes(const GateDef& gate, const GateReading& reading);

/// What follows from a gate: a missed one extends the pilot as often as the plan allows, then stops it.
enum class GateOutcome : std::uint8_t { Go, Extend, Stop };
[[nodiscard]] GateOutcome gate_outcome(bool passed, int extensions_used, int extensions_allowed);

/// Surveys teachers of the selected schools (drawn without replacement by the gate's own luck), reads the
/// found incidents and a noisy learning test, and compares. Passing needs every threshold.
[[nodiscard]] GateReading read_gate(const GateDef& gate, const LeverView& view,
                                    const std::vector<std::uint8_t>& schools);

}  // namespace pilotwave
