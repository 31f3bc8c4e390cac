#pragma once

#include <functional>
#include <string>

#include "support/small_world.hpp"

/// What the tests of must-show facts share: plans are run whole, and facts are read off records and states.
namespace pilotwave::test {

/// Opens tools at every school.
[[nodiscard]] InterventionDef open_tools(std::initializer_list<std::string> ids,
                                         std::string_view start = "2026-08-03");
/// Review of tools with the same hours a week from each department.
[[nodiscard]] InterventionDef review_by(std::string arrangement, double hours_each, double rereview = 0);
/// A course that everybody must attend: hours, and the share of them on ethics, privacy and safety.
[[nodiscard]] InterventionDef required_course(double hours, double ethics_share, int sessions = 4,
                                              std::string_view start = "2026-08-03");
/// The plan with vendors that never fail by chance, so that a loss of tools is no part of what is compared.
[[nodiscard]] Plan with_lasting_vendors(Plan plan);

/// The mean over runs and over weeks [from, to) of a metric.
[[nodiscard]] double mean_between(const std::vector<RunRecord>& runs, Metric metric, int from, int to,
                                  std::string_view group = "all");
/// The mean over runs in one week.
[[nodiscard]] double mean_in_week(const std::vector<RunRecord>& runs, Metric metric, int week,
                                  std::string_view group = "all");
/// Privacy incidents by people, vendors' left out: the mean over runs of the sum over all weeks.
[[nodiscard]] double human_privacy_incidents(const std::vector<RunRecord>& runs);

/// Runs one plan under several lucks and shows the state after each week.
using Watcher = std::function<void(const World& world, const Simulation& simulation)>;
void watch(const DistrictDef& district, const Plan& plan, std::uint32_t replicates, const Watcher& each_week);
/// The same, but shows the last week's state only.
void watch_end(const DistrictDef& district, const Plan& plan, std::uint32_t replicates, const Watcher& end);

}  // namespace pilotwave::test
