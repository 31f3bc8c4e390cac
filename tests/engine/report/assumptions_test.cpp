#include "report/assumptions.hpp"

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"
#include "model/params.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

TEST_CASE("every metric has rules behind it whose numbers are graded") {
  for (std::size_t m = 0; m < metric_catalogue().size(); ++m) {
    OutcomeDef outcome;
    outcome.metrics = {static_cast<int>(m)};
    INFO(metric_catalogue()[m].key);
    CHECK(grades_behind(outcome).total() > 0);
  }
}

TEST_CASE("grades count every number of the processes named, once") {
  OutcomeDef outcome;
  outcome.metrics = {static_cast<int>(Metric::PrivacyIncidents), static_cast<int>(Metric::SafetyIncidents)};
  const Grades grades = grades_behind(outcome);
  CHECK(grades.processes == std::vector<std::string_view>{"incidents"});
  std::size_t expected = 0;
  for (const ParamSpec& spec : param_catalogue()) expected += spec.key.starts_with("incidents.") ? 1U : 0U;
  CHECK(grades.total() == expected);
  CHECK(grades.example->evidence == Evidence::Assumed);
}

TEST_CASE("the weakest assumption is said with its grade and range, and no more is claimed") {
  OutcomeDef outcome;
  outcome.label = "privacy incidents";
  outcome.metrics = {static_cast<int>(Metric::PrivacyIncidents)};
  const std::string sentence = weakest_assumption(outcome);
  CHECK(sentence.find("evidence: assumed") != std::string::npos);
  CHECK(sentence.find("Which of them matters most is not tested here") != std::string::npos);
}
