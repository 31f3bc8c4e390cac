#include "viz/session/captions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;
using Catch::Matchers::Contains;

namespace {

Rehearsal& rehearsal() {
  static const auto executor = make_serial_executor();
  static Rehearsal r(viz::test::small_pair(), 0, *executor);
  return r;
}

std::vector<std::string> said(int week) {
  rehearsal().run_to_end();
  const auto frame = rehearsal().frame({week, {}});
  return captions(*frame, stops_of(*frame));
}

}  // namespace

TEST_CASE("The first picture says what is compared") {
  const auto lines = said(0);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].find("same luck") != std::string::npos);
}

TEST_CASE("The week in which schools open under one plan says under which") {
  const auto lines = said(11);
  REQUIRE(!lines.empty());
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  INFO(all);
  CHECK(all.find("All 6 schools open today under A.") != std::string::npos);
  CHECK(all.find("open today under B") == std::string::npos);
}

TEST_CASE("A week never says more than asked, and a quiet one says where the plans stand") {
  for (int week = 0; week <= 80; ++week) {
    const auto lines = said(week);
    CHECK(!lines.empty());
    CHECK(lines.size() <= 2);
    for (const std::string& line : lines) CHECK(line.back() == '.');
  }
}

TEST_CASE("An incident under one plan alone is told with the other plan's circumstances") {
  constexpr int kWeek = 40;
  rehearsal().run_to_end();
  const auto told = [&](std::vector<std::size_t> plans) {
    Frame frame = *rehearsal().frame({kWeek, {}});
    for (std::size_t p = 0; p < 2; ++p) {
      auto record = std::make_shared<RunRecord>(*frame.plans[p].record);
      std::erase_if(record->events, [&](const EventRecord& e) { return e.week == kWeek - 1; });
      if (std::count(plans.begin(), plans.end(), p) > 0) {
        EventRecord incident;
        incident.week = kWeek - 1;
        incident.kind = "incident";
        incident.school = frame.world().district.schools[2].id;
        incident.detail = "1 found: bias, told to families";
        record->events.push_back(incident);
      }
      frame.plans[p].record = std::move(record);
    }
    std::string all;
    for (const std::string& line : captions(frame, {})) all += line + "\n";
    return all;
  };
  CHECK_THAT(told({0}), Contains("An incident (bias, told to families) comes to light under A at ") &&
                            Contains("Under B nothing comes to light there this week: "));
  CHECK_THAT(told({1}), Contains("Under A nothing comes to light there this week: "));
  CHECK_THAT(told({0, 1}), !Contains("nothing comes to light"));
  CHECK_THAT(told({}), !Contains("incident"));
}

TEST_CASE("In a break the last week with classes is told, as charts draw it") {
  rehearsal().run_to_end();
  const auto frame = rehearsal().frame({0, {}});
  int breaks = 0;
  for (int week = 30; week < 80; ++week) {
    const auto lines = said(week);
    const bool classes = frame->calendar().in_session(week - 1);
    bool says_break = false;
    for (const std::string& line : lines)
      says_break = says_break || line.starts_with("No classes this week.");
    INFO(week);
    if (classes) CHECK_FALSE(says_break);
    breaks += says_break;
  }
  CHECK(breaks > 0);
}
