#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/params.hpp"
#include "model/tool.hpp"

namespace pilotwave {

struct WeekContext;

/// What one homeroom is offered this week, from its teachers as of last week. One entry a section of a
/// school.
struct ClassOffer {
  double minutes = 0;            ///< guided minutes a week for a student with seat, device and consent
  double quality = 0;            ///< of the guided tool, [0, 1]
  double guardrails = 0;         ///< of the guided tool
  double bias = 0;               ///< share of the benefit that English learners lose
  double skill = 0;              ///< mean of the teachers who use AI with students
  double support = 0;            ///< coaching and pilot support around them, [0, 1]
  double literacy_lesson = 0;    ///< teachers' ethics literacy times lessons, [0, 1]
  std::size_t tool = kMaxTools;  ///< guided tool, one for the whole school; kMaxTools = none
};

/// @param offers  gets one entry a section; its memory is used again
void class_offers(const WeekContext& ctx, std::uint32_t school, std::vector<ClassOffer>& offers);
[[nodiscard]] std::vector<ClassOffer> class_offers(const WeekContext& ctx, std::uint32_t school);

/// Guided minutes of one student: offered minutes times trait, for those with a seat, a device and consent.
[[nodiscard]] double guided_minutes(const ClassOffer& offer, double trait, bool has_seat, bool opted_out,
                                    double devices, const Params& params);

}  // namespace pilotwave
