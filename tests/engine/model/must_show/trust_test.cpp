#include <catch2/catch.hpp>

#include <array>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kTrustReplicates = 8;
constexpr int kBreachWeek = 9;

/// A tutor in use under close watch, with or without a breach of its vendor in October, and how openly found
/// incidents are told.
std::vector<RunRecord> breach_runs(bool breach, double openness, int n_weeks) {
  std::vector<InterventionDef> acts = {
      open_tools({"tutor"}),
      act("governance", {{"arrangement", std::string("none")}, {"openness", openness}}),
      act("monitor", {{"strength", 1.0}})};
  if (breach) {
    acts.push_back(
        act("vendor_event", {{"tools", tools({"tutor"})}, {"event", std::string("breach")}}, "2026-10-05"));
  }
  Plan plan = with_lasting_vendors(small_plan(acts, n_weeks));
  plan.params.set(P::incidents_monitor_find, 0.9);  // found within weeks, so that the loss has one date
  return run_small(small_district(6, 300), plan, kTrustReplicates);
}

}  // namespace

TEST_CASE("trust: families' falls while they are not informed") {
  DistrictDef district = small_district(6, 300);
  district.today.trust_families = 0.62;
  district.today.family_informed_share = 0.1;
  const auto runs = run_small(district, small_plan({open_tools({"tutor"})}, 54), kTrustReplicates);
  const double first = mean_in_week(runs, Metric::TrustFamilies, 0),
               last = mean_in_week(runs, Metric::TrustFamilies, 52);
  CAPTURE(first, last);
  CHECK(last < first - 0.05);
  CHECK(last > first - 0.3);
}

TEST_CASE("trust: a breach that is told costs at once and takes months to mend") {
  constexpr int kWeeks = 60;
  const auto quiet = breach_runs(false, 1, kWeeks), hit = breach_runs(true, 1, kWeeks);
  std::array<double, kWeeks> gap{};
  std::size_t deepest = 0;
  for (std::size_t week = 0; week < kWeeks; ++week) {
    gap[week] = mean_in_week(quiet, Metric::TrustFamilies, static_cast<int>(week)) -
                mean_in_week(hit, Metric::TrustFamilies, static_cast<int>(week));
    if (gap[week] > gap[deepest]) deepest = week;
  }
  std::size_t half = deepest;
  while (half + 1 < kWeeks && gap[half] > 0.5 * gap[deepest]) ++half;
  CAPTURE(deepest, half, gap[deepest]);
  CHECK(gap[deepest] > 0.01);
  CHECK(deepest <= kBreachWeek + 6);
  CHECK(half - deepest > 13);
}

TEST_CASE("trust: telling costs a little at once and saves more later") {
  const auto silent = breach_runs(true, 0, 104), open = breach_runs(true, 1, 104),
             silent_quiet = breach_runs(false, 0, 104), open_quiet = breach_runs(false, 1, 104);
  // What the breach costs where it is told, against where it is kept, in the weeks after.
  const auto cost = [](const auto& quiet, const auto& hit, int from, int to) {
    return mean_between(quiet, Metric::TrustFamilies, from, to) -
           mean_between(hit, Metric::TrustFamilies, from, to);
  };
  const double told = cost(open_quiet, open, kBreachWeek + 1, kBreachWeek + 5),
               kept = cost(silent_quiet, silent, kBreachWeek + 1, kBreachWeek + 5);
  const double later_open = mean_between(open, Metric::TrustFamilies, 80, 94),
               later_silent = mean_between(silent, Metric::TrustFamilies, 80, 94);
  CAPTURE(told, kept, later_open, later_silent);
  CHECK(told > kept + 0.005);
  CHECK(later_open - later_silent > told - kept);
}

}  // namespace pilotwave::test
