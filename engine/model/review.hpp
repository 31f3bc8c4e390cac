#pragma once

#include <array>
#include <vector>

#include "model/week.hpp"

namespace pilotwave {

/// How a week's hours are spent on the queue.
struct ReviewOffice {
  Arrangement arrangement = Arrangement::None;
  std::array<double, kDepartments> hours{};  ///< a week
};

/// Serves the queue for one week, first come first served, fast lane first. Central: the hours of all
/// departments are one pool and a job passes them one after another. Distributed: each department works
/// through its own part. Returns the hours spent by department; finished jobs have done >= needed everywhere
/// and stay in the queue.
/// @param finished  if given, one entry a job: hours into the week at which its last part was done (of the
/// pool's hours, or of its slowest department's), NaN where it was not
[[nodiscard]] std::array<double, kDepartments> serve_queue(std::vector<ReviewJob>& queue,
                                                           const ReviewOffice& office,
                                                           std::vector<double>* finished = nullptr);
[[nodiscard]] bool is_finished(const ReviewJob& job);

/// Chance that a finished review finds a flaw of a kind: 1 - exp(-rate) by its own trade, less by others'.
[[nodiscard]] double finding_chance(FlawKind kind, Arrangement arrangement, Department chair,
                                    const Params& params);

/// Process 2: requests, releases and incidents queue for three departments; findings mend flaws; tools are
/// approved, approved with conditions, or refused. Writes queue, jobs_*, sojourn_weeks, queue_week_sum,
/// review hours, and of each tool approval, *_week, mended_by_review, guardrail_bonus and condition_cost.
void step_review(const WeekContext& ctx, DistrictState& now, std::vector<Happening>& story);

/// The background queue entry that is about none of the plan's tools.
inline constexpr std::uint8_t kOtherTool = 255;

}  // namespace pilotwave
