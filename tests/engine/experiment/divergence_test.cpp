#include "experiment/divergence.hpp"

#include <limits>

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"
#include "model/interventions/catalogue.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

InterventionDef act(const char* kind, const char* start) {
  InterventionDef def;
  def.kind = kind;
  def.start = day(start);
  def.fields = default_fields(*find_intervention_kind(kind));
  return def;
}

}  // namespace

TEST_CASE("records part in the first week in which any value differs") {
  RunRecord a = fake_record(), b = fake_record();
  CHECK_FALSE(first_difference(a, b));
  CHECK(result_hash(a) == result_hash(b));
  b.set(static_cast<int>(Metric::CostUsd), 0, 30, 1);
  b.set(static_cast<int>(Metric::TeacherAnyUse), 2, 31, 1);
  CHECK(first_difference(a, b) == 30);
  b.set(static_cast<int>(Metric::TeacherAnyUse), 1, 7, 1);
  CHECK(first_difference(a, b) == 7);
  CHECK(result_hash(a) != result_hash(b));
}

TEST_CASE("what is unknown in both is no difference") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  RunRecord a = fake_record(), b = fake_record();
  set_from(a, Metric::Learning, 0, nan);
  set_from(b, Metric::Learning, 0, nan);
  CHECK_FALSE(first_difference(a, b));
}

TEST_CASE("state hashes see a difference before any metric does") {
  RunRecord a = fake_record(), b = fake_record();
  a.week_hash().assign(kWeeks, 1);
  b.week_hash().assign(kWeeks, 1);
  b.week_hash()[5] = 2;
  b.set(static_cast<int>(Metric::CostUsd), 0, 9, 1);
  CHECK(first_difference(a, b) == 5);
}

TEST_CASE("only acts that one plan has alone explain why plans part") {
  Scenario a = fake_scenario("a", "A"), b = fake_scenario("b", "B");
  a.interventions = {act("training", "2026-09-08"), act("pilot", "2026-09-09"), act("ban", "2026-09-14")};
  b.interventions = {act("training", "2026-09-08")};
  const std::vector<Departure> why = departures(a, b, 5);  // week of 7 September
  REQUIRE(why.size() == 1);
  CHECK(why[0].plan == 0);
  CHECK(why[0].label == "Pilot");
  CHECK(date_text(why[0].day) == "2026-09-09");
  CHECK_FALSE(why[0].ends);
  CHECK(departures(a, b, 4).empty());
}

TEST_CASE("an act explains a difference that shows a week or two later, not one long after") {
  Scenario a = fake_scenario("a", "A");
  const Scenario b = fake_scenario("b", "B");
  a.interventions = {act("pilot", "2026-09-09")};
  CHECK(departures(a, b, 7).size() == 1);
  CHECK(departures(a, b, 8).empty());
}

TEST_CASE("an act that ends in one plan only explains it too") {
  Scenario a = fake_scenario("a", "A"), b = fake_scenario("b", "B");
  a.interventions = {act("monitor", "2026-09-08")};
  b.interventions = a.interventions;
  b.interventions[0].end = day("2026-10-05");
  const std::vector<Departure> why = departures(a, b, 9);
  REQUIRE(why.size() == 1);
  CHECK(why[0].plan == 1);
  CHECK(why[0].ends);
}
