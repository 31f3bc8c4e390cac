#include "viz/session/stops.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

std::shared_ptr<const Frame> whole_frame() {
  static const auto executor = make_serial_executor();
  static Rehearsal rehearsal(viz::test::small_pair(), 0, *executor);
  rehearsal.run_to_end();
  return rehearsal.frame({20, {}});
}

}  // namespace

TEST_CASE("Stops: what begins, where plans part, a goal reached, the first incident") {
  const auto stops = stops_of(*whole_frame());
  CHECK(std::is_sorted(stops.begin(), stops.end(),
                       [](const Stop& a, const Stop& b) { return a.week < b.week; }));
  const auto find = [&](StopKind kind, std::size_t plan, const std::string& part) {
    return std::find_if(stops.begin(), stops.end(), [&](const Stop& s) {
      return s.kind == kind && s.plan == plan && s.text.find(part) != std::string::npos;
    });
  };
  const auto opens = find(StopKind::Policy, 0, "begins under A");
  REQUIRE(opens != stops.end());
  CHECK(opens->week == 10);  // the picture of the week of 5 October
  const auto parting = find(StopKind::Parting, 0, "part");
  REQUIRE(parting != stops.end());
  CHECK(parting->week == 11);
  CHECK(find(StopKind::Goal, 0, "teachers using approved AI weekly") != stops.end());
  CHECK(std::count_if(stops.begin(), stops.end(), [](const Stop& s) {
          return s.kind == StopKind::Incident && s.plan == 0 && !s.school.empty();
        }) <= 1);
}

TEST_CASE("The goal's stop is the first week that meets it") {
  const auto frame = whole_frame();
  const auto stops = stops_of(*frame);
  const auto goal = std::find_if(stops.begin(), stops.end(),
                                 [](const Stop& s) { return s.kind == StopKind::Goal && s.plan == 0; });
  REQUIRE(goal != stops.end());
  const GoalDef& def = frame->plans[0].scenario->goals[0];
  CHECK(frame->plans[0].record->value(def.metric, 0, goal->week - 1) >= def.threshold);
  for (int week = 0; week < goal->week - 1; ++week)
    CHECK(frame->plans[0].record->value(def.metric, 0, week) < def.threshold);
}

TEST_CASE("Keys jump to the next stop and stay where there is none") {
  const std::vector<Stop> stops = {{3, StopKind::Policy, 0, {}, {}}, {9, StopKind::Incident, 0, {}, {}}};
  CHECK(next_stop(stops, 0, true) == 3);
  CHECK(next_stop(stops, 3, true) == 9);
  CHECK(next_stop(stops, 9, true) == 9);
  CHECK(next_stop(stops, 9, false) == 3);
  CHECK(next_stop(stops, 3, false) == 3);
  CHECK(stop_weeks(stops, true, false) == std::vector<int>{3});
  CHECK(stop_weeks(stops, true, true) == std::vector<int>{3, 9});
}

TEST_CASE("Every week with a serious incident is found, from either side") {
  const auto frame = whole_frame();
  std::set<int> expected;
  for (const std::size_t p : {std::size_t{0}, std::size_t{1}}) {
    std::size_t n = 0;
    for (const auto& [week, here] : incidents_by_week(*frame, p))
      expected.insert(week), n += static_cast<std::size_t>(here);
    const auto& events = frame->plans[p].record->events;
    CHECK(n == static_cast<std::size_t>(std::count_if(events.begin(), events.end(),
                                                      [](const auto& e) { return e.kind == "incident"; })));
  }
  REQUIRE(expected.size() > 1);
  std::vector<int> on, back;
  for (auto week = next_incident_week(*frame, -1, true); week; week = next_incident_week(*frame, *week, true))
    on.push_back(*week);
  for (auto week = next_incident_week(*frame, 1000, false); week;
       week = next_incident_week(*frame, *week, false))
    back.push_back(*week);
  CHECK(on == std::vector<int>(expected.begin(), expected.end()));
  CHECK(back == std::vector<int>(expected.rbegin(), expected.rend()));
}
