#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

/// Money and hours for everything that a plan can pay for.
std::vector<InterventionDef> full_programme() {
  return {open_tools({"tutor", "planning"}),
          review_by("distributed", 10, 1),
          required_course(14, 0.3),
          act("coaching", {{"coaches", 2.0}}),
          act("engagement"),
          act("monitor"),
          act("guidelines", {{"staff_meetings", 0.5}})};
}

/// One week's wishes for training, a coach and seats under a cap on the year's money.
struct Spending {
  double training = 0, coaches = 0, seats = 0, all_but_response = 0;
  int cuts = 0;  ///< told in the story of the run
};
Spending spend(double annual_usd) {
  // Without review, tools wanted in the first week are open in the second, and their seats are bought in the
  // third, that of the course.
  const std::vector<InterventionDef> interventions = {
      open_tools({"tutor"}), required_course(14, 0.3, 1, "2026-08-17"),
      act("coaching", {{"coaches", 1.0}}, "2026-08-17"), act("budget", {{"annual_usd", annual_usd}})};
  Spending s;
  const auto executor = make_serial_executor();
  const Plan plan = with_lasting_vendors(small_plan(interventions, 46));
  Simulation simulation(build_world(small_district(6, 300), plan, 0, *executor), plan, *executor);
  while (simulation.week() < 3) simulation.step();
  const auto on = [&](Line line) {
    return static_cast<double>(
               simulation.state().district.ledger.week_by_line[static_cast<std::size_t>(line)]) /
           100;
  };
  s.training = on(Line::Training), s.coaches = on(Line::Coaches), s.seats = on(Line::Seats);
  simulation.run_to_end();
  const Ledger& ledger = simulation.state().district.ledger;
  s.all_but_response =
      static_cast<double>(ledger.total_cents -
                          ledger.total_by_line[static_cast<std::size_t>(Line::IncidentResponse)]) /
      100;
  for (const EventRecord& event : simulation.record().events) s.cuts += event.kind == "unfunded";
  return s;
}

}  // namespace

TEST_CASE("budget: every week's lines and minutes add up to the cent and the minute") {
  std::array<std::int64_t, kLines> by_line{};
  std::array<std::int64_t, kHourRoles> minutes{};
  watch(small_district(6, 120), small_plan(full_programme(), 104), 1,
        [&](const World&, const Simulation& simulation) {
          const Ledger& ledger = simulation.state().district.ledger;
          for (std::size_t line = 0; line < kLines; ++line) by_line[line] += ledger.week_by_line[line];
          for (std::size_t role = 0; role < kHourRoles; ++role) minutes[role] += ledger.week_minutes[role];
          REQUIRE(ledger.total_by_line == by_line);
          REQUIRE(ledger.total_minutes == minutes);
          REQUIRE(ledger.total_cents == std::accumulate(by_line.begin(), by_line.end(), std::int64_t{0}));
          const double booked =
              static_cast<double>(
                  std::accumulate(ledger.week_by_line.begin(), ledger.week_by_line.end(), std::int64_t{0})) /
              100;
          REQUIRE(in_week(simulation.record(), Metric::CostUsd, simulation.week() - 1) == Approx(booked));
        });
  CHECK(by_line[static_cast<std::size_t>(Line::Seats)] > 0);
  CHECK(by_line[static_cast<std::size_t>(Line::Coaches)] > 0);
  CHECK(std::all_of(minutes.begin(), minutes.end(), [](std::int64_t m) { return m > 0; }));
}

TEST_CASE("budget: a cap cuts seats first, then coaches, training last, and the run says so") {
  const Spending free = spend(1e9);
  const double half_of_seats = free.training + free.coaches + 0.5 * free.seats,
               no_coach = free.training + 0.5 * free.coaches, half_of_training = 0.5 * free.training;
  const Spending little = spend(half_of_seats), less = spend(no_coach), least = spend(half_of_training);
  CAPTURE(free.training, free.coaches, free.seats, little.seats, less.seats, least.training);
  CHECK(free.cuts == 0);
  CHECK(little.training == free.training);
  CHECK(little.coaches == free.coaches);
  CHECK(little.seats == Approx(0.5 * free.seats).epsilon(0.1));
  CHECK(less.training == free.training);
  CHECK(less.coaches == 0);
  CHECK(less.seats < 0.1 * free.seats);
  CHECK(least.training < 0.55 * free.training);
  CHECK(least.coaches == 0);
  for (const auto& [spending, cap] :
       {std::pair{little, half_of_seats}, std::pair{less, no_coach}, std::pair{least, half_of_training}}) {
    CHECK(spending.cuts > 0);
    CHECK(spending.all_but_response <= cap);
  }
}

TEST_CASE("budget: a cap of a department's hours holds back review and what the department would do") {
  std::vector<InterventionDef> free = full_programme(), capped = free;
  capped.push_back(act("budget", {{"weekly_hours_cap", std::array<double, 3>{2, 2, 2}}}));
  const auto run_with = [](const std::vector<InterventionDef>& interventions) {
    Plan plan = with_lasting_vendors(small_plan(interventions, 46));
    plan.params.set(P::incidents_hours_serious, 0);  // response to incidents is never held back
    plan.params.set(P::guidelines_author_hours, 0);
    return run_small(small_district(6, 300), plan, 2);
  };
  const auto wide = run_with(free), narrow = run_with(capped);
  double most = 0;
  for (const RunRecord& run : narrow) {
    for (int week = 0; week < run.n_weeks(); ++week) {
      for (const Metric role : {Metric::HoursEducators, Metric::HoursIT, Metric::HoursAdministrators})
        most = std::max(most, in_week(run, role, week));
    }
  }
  CAPTURE(most, mean_last(wide, Metric::ReviewDelay), mean_last(narrow, Metric::ReviewDelay));
  CHECK(most <= 2.02);
  CHECK(mean_last(narrow, Metric::ReviewDelay) > 2 * mean_last(wide, Metric::ReviewDelay));
  CHECK(mean_total(narrow, Metric::AccessShare) < mean_total(wide, Metric::AccessShare));
}

}  // namespace pilotwave::test
