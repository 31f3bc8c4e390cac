#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pilotwave {

/// How well a number is supported by published evidence.
enum class Evidence : std::uint8_t { Strong, Moderate, Weak, Assumed };

[[nodiscard]] constexpr std::string_view evidence_name(Evidence grade) {
  switch (grade) {
    case Evidence::Strong:
      return "strong";
    case Evidence::Moderate:
      return "moderate";
    case Evidence::Weak:
      return "weak";
    case Evidence::Assumed:
      return "assumed";
  }
  return "assumed";
}

/// Everything that must be known about a number before it may enter a rule. Declared once, as data; parsing,
/// validation, help texts, sweeps and the reference page all read it.
struct ParamSpec {
  std::string_view key;    ///< dotted, stable: `technology.doubling_time`
  std::string_view label;  ///< short, for people
  std::string_view unit;   ///< "weeks", "share", "SD per hour", "USD per seat-year", ...
  double min = 0;
  double max = 0;
  double default_value = 0;
  std::string_view text;    ///< one sentence: what it does
  std::string_view source;  ///< citation or "assumption: why"
  Evidence evidence = Evidence::Assumed;
};

}  // namespace pilotwave
