#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave::page {

/// Something a plan does, as a calendar shows it.
struct PlanAct {
  std::string label;  ///< of its kind, and the planner's name for it: "Opening of tools \"waves\""
  Date from{};        ///< the day it begins, or may begin; the start of the run where none is written
  std::optional<Date> to;
  bool waits = false;   ///< for a condition
  bool shared = false;  ///< every plan has an equal one
};

/// What a plan does, earliest first.
[[nodiscard]] std::vector<PlanAct> acts_of(std::span<const Scenario> plans, std::size_t plan);

/// What diff_in_words() says of "A" and "B", for plans with other letters.
[[nodiscard]] std::vector<std::string> lettered_diff(std::vector<std::string> sentences, std::size_t first,
                                                     std::size_t second);

}  // namespace pilotwave::page
