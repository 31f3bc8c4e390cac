#include "calibration/measure.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "model/metrics/metric.hpp"

using namespace pilotwave;

namespace {

/// Two weeks of a run in which one metric has a value for each of four groups.
RunRecord record(const std::string& metric, double all, double middle, double high) {
  RunRecord r({{"all", ""}, {"elementary", ""}, {"middle", ""}, {"high", ""}}, 2,
              static_cast<int>(metric_catalogue().size()));
  const int m = find_metric(metric);
  for (int week = 0; week < 2; ++week) {
    r.set(m, 0, week, all);
    r.set(m, 1, week, std::nan(""));
    r.set(m, 2, week, middle);
    r.set(m, 3, week, high);
  }
  return r;
}

SurveyRow row(const std::string& measure, const std::string& group) {
  SurveyRow s;
  s.measure = measure;
  s.group = group;
  return s;
}

}  // namespace

TEST_CASE("districts count by their teachers, their students or themselves, times what they stand for") {
  const RunRecord a = record("teacher_any_use", 0.2, 0, 0), b = record("teacher_any_use", 0.6, 0, 0);
  const std::vector<MemberRun> runs = {{&a, 0.75, -1, {10, 0, 0, 0}, {100, 0, 0, 0}},
                                       {&b, 0.25, 1, {90, 0, 0, 0}, {1000, 0, 0, 0}}};
  // 7.5 teachers at 0.2 and 22.5 at 0.6
  CHECK(measured(row("teacher_any_use", "all"), runs, 1) == Approx(0.5));
  SurveyRow half = row("teacher_any_use", "all");
  half.wording = 0.5;
  CHECK(measured(half, runs, 1) == Approx(0.25));
  CHECK(measured(row("teacher_any_use", "low_poverty_districts"), runs, 1) == Approx(0.2));
  CHECK(measured(row("teacher_any_use", "high_poverty_districts - low_poverty_districts"), runs, 1) ==
        Approx(0.4));
  CHECK(std::isnan(measured(row("teacher_any_use", "mid_poverty_districts"), runs, 1)));

  const RunRecord trained = record("trained_share", 0.3, 0, 0), untrained = record("trained_share", 0, 0, 0);
  const std::vector<MemberRun> two = {{&trained, 0.75, 0, {1}, {1}}, {&untrained, 0.25, 0, {99}, {99}}};
  CHECK(measured(row("districts_trained", "all"), two, 0) == Approx(0.75));
}

TEST_CASE("middle and high schools together are secondary") {
  const RunRecord r = record("student_any_use", 0.5, 0.4, 0.6);
  const std::vector<MemberRun> runs = {{&r, 1, 0, {0, 0, 0, 0}, {900, 300, 100, 300}}};
  CHECK(measured(row("student_any_use", "secondary"), runs, 0) == Approx(0.55));
}

TEST_CASE("what happens is added up over the row's weeks and counted for each district") {
  const RunRecord a = record("privacy_incidents", 3, 0, 0), b = record("privacy_incidents", 1, 0, 0);
  const std::vector<MemberRun> runs = {{&a, 0.5, 0, {10}, {10}}, {&b, 0.5, 0, {90}, {90}}};
  SurveyRow r = row("privacy_incidents", "all");
  CHECK(measured(r, runs, 1) == Approx(4));  // two weeks of 3 and of 1
  r.flow_weeks = 1;
  CHECK(measured(r, runs, 1) == Approx(2));
}

TEST_CASE("every metric is a measure") {
  for (const std::string& name : measure_names()) {
    CAPTURE(name);
    CHECK(find_measure(name).has_value());
  }
  CHECK_FALSE(find_measure("happiness").has_value());
}
