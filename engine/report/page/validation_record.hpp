#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// How the model that ships does against surveys: the record of docs/model/validation.md, for reports. A test
/// holds the two together.
namespace pilotwave::page {

enum class TargetUse : std::uint8_t { Fitted, Given, Unfitted };

/// One survey figure and what the model gives.
struct ValidatedTarget {
  TargetUse use;
  std::string_view target, question, day, survey, model, verdict;  ///< verdict: "in" or "OUT"
};
[[nodiscard]] std::span<const ValidatedTarget> validated_targets();

/// A finding that the model must show.
struct ValidatedFact {
  std::string_view id;             ///< "C9" or "3"
  std::string_view text, verdict;  ///< verdict: "held", "MISSED", "NOT SHOWN"
};
[[nodiscard]] std::span<const ValidatedFact> validated_facts();

}  // namespace pilotwave::page
