#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// At most this many tools in one scenario, so that a set of tools fits one byte.
inline constexpr std::size_t kMaxTools = 8;
/// A set of tools: bit i stands for tool i.
using ToolSet = std::uint8_t;
[[nodiscard]] constexpr ToolSet tool_bit(std::size_t tool) { return static_cast<ToolSet>(1U << tool); }

/// What a tool is for. General chat is in everybody's pocket whatever the district does.
enum class ToolKind : std::uint8_t { Tutor, Feedback, Planning, GeneralChat };
[[nodiscard]] std::string_view tool_kind_name(
    ToolKind kind);  ///< "tutor", "feedback", "planning", "general_chat"
[[nodiscard]] std::optional<ToolKind> parse_tool_kind(std::string_view text);
/// Tutor and feedback tools are used by students under a teacher's guidance.
[[nodiscard]] constexpr bool is_for_students(ToolKind kind) {
  return kind == ToolKind::Tutor || kind == ToolKind::Feedback;
}

/// The three kinds of flaw that reviewers look for; one department sees each best.
enum class FlawKind : std::uint8_t { Fit, Privacy, Policy };  // educators, IT, administrators
inline constexpr std::size_t kFlawKinds = 3;
/// The three departments, in the order of the flaw each sees best.
enum class Department : std::uint8_t { Educators, IT, Administrators };
inline constexpr std::size_t kDepartments = 3;
[[nodiscard]] std::string_view department_name(Department department);

/// A tool as data. Defaults of a kind come from the parameters `tool.<kind>.*`; a scenario may override any.
struct ToolDef {
  std::string id;  ///< slug, unique in the scenario
  ToolKind kind = ToolKind::GeneralChat;
  double capability = 0;          ///< log2 units at the start date, relative to December 2022
  double half_capability = 0;     ///< capability at which classroom quality is one half
  double guardrails = 0;          ///< 0 gives finished answers, 1 only guides
  double privacy_exposure = 0;    ///< [0, 1]
  double bias = 0;                ///< share of the benefit lost by English learners, [0, 1]
  double integration_effort = 0;  ///< [0, 1]: how hard it is to fit into class
  double seat_price_usd = 0;      ///< per seat and year
  double flaw_mean = 0;           ///< expected latent flaws of each kind when it arrives
  double vendor_hazard = 0;       ///< chance a year that the vendor fails
};

}  // namespace pilotwave
