#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "explain/entity_id.hpp"
#include "sim/lever_deck.hpp"
#include "sim/run_record.hpp"
#include "sim/simulation.hpp"

namespace pilotwave {

/// A tool of the plan at one school.
struct SchoolTool {
  std::string id;          ///< of the tool
  std::string review;      ///< "approved on 2026-09-14", "in review since 2026-08-03", ...
  bool asked_for = false;  ///< by an intervention, this week
  bool paused = false;     ///< by an intervention, this week
  bool was_open = false;   ///< last week
  bool opens = false;      ///< open once this week's rollout has been decided
  bool pilot = false;      ///< of those, in a pilot
  std::uint32_t student_seats = 0, teacher_seats = 0, seats_used = 0;  ///< as last week closed
  std::string why;                                                     ///< why it is open or closed this week
};

/// Why a school's tools are open or closed in one week. Decided without a draw: asked for by the plan, not
/// paused, approved, and with a vendor that lives.
struct SchoolExplanation {
  EntityId id;
  std::string id_text;   ///< "school:oak"
  std::string who;       ///< "Oak Elementary School: elementary, 446 students, 29 teachers"
  std::string phase;     ///< "not open yet", "open as a pilot since 2026-09-14", "open since ...", ...
  std::string change;    ///< what opens or closes this week
  std::string standing;  ///< use, training and trust here, in words
  std::vector<SchoolTool> tools;
  std::vector<LeverStanding> levers;
  std::vector<EventRecord> story;  ///< what happened here, and the district's gates and reviews, so far
};

/// @param events  of the run so far
[[nodiscard]] SchoolExplanation explain_school(const OpenWeek& week, std::uint32_t school,
                                               const std::vector<EventRecord>& events);

}  // namespace pilotwave
