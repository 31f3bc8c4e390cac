#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// Quantities that a plan's conditions may ask about, all as of last week.
enum class Signal : std::uint8_t {
  TeacherAnyUse,
  TeacherWeeklyUse,
  ApprovedWeeklyUse,
  StudentUnguidedUse,
  GuidedShare,
  TrainedShare,
  GuidanceReach,
  FamilyInformedShare,
  TrustTeachers,
  TrustStudents,
  TrustFamilies,
  Incidents90d,  ///< found incidents in the district in the last 13 weeks
  PrivacyIncidents90d,
  ReviewBacklog,     ///< jobs waiting
  ReviewDelayWeeks,  ///< mean age of waiting jobs
  SpentShare,        ///< of this fiscal year's budget; 0 without a cap
  SchoolsOpen,       ///< share of schools with any approved student or teacher tool open
  WeeksSinceStart,
  VendorFailed,  ///< 1 from the week any tool in service failed
  PilotTeacherWeeklyUse,
  PilotTrainedShare,
  PilotIncidents90d,
  PilotTrustTeachers,
  PilotWeeks,       ///< weeks since the first pilot opened; 0 before
  PilotGatePassed,  ///< 1 once every pilot's gate has said go
};
inline constexpr std::size_t kSignals = static_cast<std::size_t>(Signal::PilotGatePassed) + 1;

struct SignalSpec {
  Signal signal;
  std::string_view name;  ///< as written in conditions: "pilot.incidents_90d"
  std::string_view unit;
  std::string_view text;
};
[[nodiscard]] std::span<const SignalSpec> signal_catalogue();

/// A parsed condition in postfix order; an empty program is always true.
/// Grammar: or-expression of and-expressions of [not] (comparison | "(" expression ")");
/// comparison: signal (< | <= | > | >= | == | !=) number.
struct Condition {
  enum class Op : std::uint8_t { Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual, And, Or, Not };
  struct Node {
    Op op;
    Signal signal = Signal::WeeksSinceStart;  ///< for comparisons
    double number = 0;
    friend bool operator==(const Node&, const Node&) = default;
  };
  std::vector<Node> program;
  std::string text;  ///< as written

  [[nodiscard]] bool empty() const { return program.empty(); }
  /// @param signals one value per Signal
  [[nodiscard]] bool holds(std::span<const double> signals) const;
};

}  // namespace pilotwave
