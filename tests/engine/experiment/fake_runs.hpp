#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "experiment/plan_runner.hpp"
#include "model/metrics/metric.hpp"
#include "model/metrics/metric_id.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave::test {

inline constexpr int kWeeks = 45;  // 3 August 2026 to 13 June 2027

inline Date day(const char* text) { return parse_date(text).value(); }

/// Two schools, 40 + 20 teachers, 600 + 300 students.
inline Scenario fake_scenario(const std::string& slug, const std::string& name) {
  Scenario s;
  s.slug = slug;
  s.name = name;
  s.start = day("2026-08-03");
  s.n_weeks = kWeeks;
  s.district.id = "riverbend";
  s.district.name = "Riverbend";
  SchoolDef oak;
  oak.id = "oak";
  oak.name = "Oak School";
  oak.level = Level::Elementary;
  oak.students = 600;
  oak.teachers = 40;
  oak.poverty_share = 0.5;
  SchoolDef pine = oak;
  pine.id = "pine";
  pine.level = Level::High;
  pine.students = 300;
  pine.teachers = 20;
  s.district.schools = {oak, pine};
  return s;
}

inline GoalDef fake_goal(Metric metric, GoalDef::Kind kind, double threshold, const char* by = nullptr) {
  GoalDef goal;
  goal.metric = static_cast<int>(metric);
  goal.key = std::string(metric_catalogue()[static_cast<std::size_t>(metric)].key);
  goal.kind = kind;
  goal.threshold = threshold;
  if (by != nullptr) goal.by = day(by);
  return goal;
}

inline std::vector<GroupDef> fake_groups() {
  return {{"all", "the whole district"}, {"low_income", "low-income students"}, {"school:oak", "Oak School"}};
}

/// A record of zeros in which everything is known for everybody.
inline RunRecord fake_record() {
  return RunRecord(fake_groups(), kWeeks, static_cast<int>(metric_catalogue().size()));
}

/// Sets a metric in every group from a week on.
inline void set_from(RunRecord& run, Metric metric, int week, double value) {
  for (std::size_t g = 0; g < run.groups().size(); ++g) {
    for (int w = week; w < run.n_weeks(); ++w) run.set(static_cast<int>(metric), g, w, value);
  }
}

/// One event of a flow, in every group.
inline void set_once(RunRecord& run, Metric metric, int week, double value) {
  for (std::size_t g = 0; g < run.groups().size(); ++g) run.set(static_cast<int>(metric), g, week, value);
}

}  // namespace pilotwave::test
