#pragma once

#include <span>
#include <string>

#include "explain/inquiry.hpp"
#include "explain/roster.hpp"

namespace pilotwave {

/// Where an explanation comes from.
struct ExplanationSource {
  std::string district;
  std::string plan, twin;  ///< names of the plans; no twin: empty
  std::uint32_t replicate = 0, seed = 0;
  Calendar calendar;
  int week = 0;
};

/// One decision on one screen: who, what was likely and why, the luck, the colleagues, rules and tools. With
/// a twin both sides, and where their lives part.
[[nodiscard]] std::string explanation_text(const ExplanationSource& source, const Answer& answer);
[[nodiscard]] std::string explanation_text(const ExplanationSource& source, const TwinAnswer& answer);

/// A list of those who can be asked about.
[[nodiscard]] std::string roster_text(std::span<const RosterLine> lines);

}  // namespace pilotwave
