#include "report/terminal_report.hpp"

#include <sstream>

#include <catch2/catch.hpp>

#include "engine/report/made_up_comparison.hpp"
#include "report/text_table.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

Comparison usual() {
  std::vector<Scenario> plans = two_plans();
  plans[0].goals = {fake_goal(Metric::PrivacyIncidents, GoalDef::Kind::AtMost, 8)};
  return made_up(plans, incident_pairs(83, 9, 8));
}

}  // namespace

TEST_CASE(
    "a report has the answer, the goals, the groups, the cost, the weakest assumption and the footnotes") {
  const std::string report = terminal_report(usual(), {});
  CHECK_THAT(report, Contains("Staged pilot compared with Launch everywhere"));
  CHECK_THAT(report,
             Contains("Riverbend: 2 schools, 60 teachers, 900 students. 3 August 2026 to 13 June 2027"));
  CHECK_THAT(report, Contains("100 paired runs,\nseed 20260803."));
  CHECK_THAT(report, Contains("Goals you set"));
  CHECK_THAT(
      report,
      Contains("A met the goal you set of at most 8 for privacy incidents in 83 of 100 runs, B in 0."));
  CHECK_THAT(report, Contains("Who benefits: privacy incidents"));
  CHECK_THAT(report, Contains("low-income students"));
  CHECK_THAT(report, Contains("Cost: A $114k, B $100k"));
  CHECK_THAT(report, Contains("Among the weakest assumptions behind privacy incidents:"));
  CHECK_THAT(report, Contains("Verdicts: clear = "));
}

TEST_CASE("no line is wider than the terminal, and colour is off unless asked for") {
  for (const std::size_t width : {80U, 96U, 120U}) {
    std::istringstream lines(terminal_report(usual(), {width, false}));
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(display_width(line) <= width);
      CHECK(line.find('\x1b') == std::string::npos);
    }
  }
}

TEST_CASE("colour changes no word") {
  std::string coloured = terminal_report(usual(), {96, true});
  CHECK(coloured.find('\x1b') != std::string::npos);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == terminal_report(usual(), {96, false}));
}

TEST_CASE("with three plans each is compared with the first, and the others in short") {
  std::vector<Scenario> plans = two_plans();
  plans.push_back(fake_scenario("copy", "Copy of launch"));
  std::vector<MadeUpPair> pairs;
  for (int i = 0; i < 40; ++i) pairs.push_back({{0.7, 0.5, 0.5}, {6, 10, 10}, {1, 2, 2}});
  const std::string report = terminal_report(made_up(plans, pairs), {});
  CHECK_THAT(report, Contains("Staged pilot compared with Launch everywhere and Copy of launch"));
  CHECK_THAT(report, Contains("A against B, in these simulated runs"));
  CHECK_THAT(report, Contains("A against C, in these simulated runs"));
  CHECK_THAT(report, Contains("B, C: Launch everywhere and Copy of launch are identical in all 40 pairs."));
}

TEST_CASE("the first screen of a report can be read without scrolling sideways or guessing letters") {
  const std::string report = terminal_report(usual(), {});
  CHECK_THAT(report, Contains("  A  Staged pilot\n  B  Launch everywhere\n"));
}
