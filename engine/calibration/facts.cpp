#include "calibration/facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/assert.hpp"
#include "experiment/group_size.hpp"
#include "experiment/plan_runner.hpp"
#include "experiment/replicates.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kRecordArm = "record";
constexpr double kLowShare = 0.1, kHighShare = 0.9;

/// The readings that a check's number is made of, in a fixed order.
std::vector<const FactReading*> readings_of(const FactCheck& check) {
  switch (check.number) {
    case FactNumber::Value:
      return {&check.first};
    case FactNumber::Difference:
    case FactNumber::Ratio:
      return {&check.first, &check.second};
    case FactNumber::EffectRatio:
      return {&check.first, &check.second, &check.base};
  }
  return {};
}

double combined(FactNumber number, const std::vector<double>& r) {
  switch (number) {
    case FactNumber::Value:
      return r[0];
    case FactNumber::Difference:
      return r[0] - r[1];
    case FactNumber::Ratio:
      return r[0] / r[1];
    case FactNumber::EffectRatio:
      return (r[0] - r[2]) / (r[1] - r[2]);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

SurveyRow row_of(const FactReading& reading, Date day) {
  SurveyRow row;
  row.measure = reading.measure;
  row.group = reading.group;
  row.date = day;
  row.band = 1;
  row.use = SurveyUse::HeldOut;
  return row;
}

/// The last day of school of a run: many levels rest while school is out.
int last_school_week(const Scenario& scenario) {
  const Calendar calendar(scenario.start, scenario.n_weeks, scenario.district.calendar);
  int week = scenario.n_weeks - 1;
  while (week > 0 && !calendar.in_session(week)) --week;
  return week;
}

double read(const FactReading& reading, const Scenario& scenario, const RunRecord& record) {
  MemberRun run{&record, 1, 0, {}, {}};
  for (const GroupSize& size : group_sizes(scenario.district, record.groups())) {
    run.teachers.push_back(size.teachers.value_or(0));
    run.students.push_back(size.students.value_or(0));
  }
  const int week = reading.day ? static_cast<int>((*reading.day - monday_of(scenario.start)).count() / 7)
                               : last_school_week(scenario);
  SurveyRow row = row_of(reading, scenario.start + std::chrono::days{7 * week});
  row.flow_weeks = week + 1;
  return measured(row, {&run, 1}, week);
}

CheckScore score(const FactCheck& check, const std::vector<double>& numbers) {
  CheckScore s;
  for (const double x : numbers) {
    if (std::isnan(x)) continue;
    ++s.of;
    s.inside += x >= check.low && x <= check.high;
  }
  s.median = quantile(numbers, 0.5);
  s.low = quantile(numbers, kLowShare);
  s.high = quantile(numbers, kHighShare);
  s.held = s.of > 0 && s.inside >= check.share * s.of - 1e-9;
  return s;
}

bool asks_record(const FactCheck& check) { return check.first.arm == kRecordArm; }

/// Records of all plans of a fact, replicate by replicate: readings[check][replicate][reading].
using Readings = std::vector<std::vector<std::vector<double>>>;

Readings run_plans(const FactDef& fact, Executor& executor) {
  Readings readings(fact.checks.size(), std::vector<std::vector<double>>(fact.pairs));
  std::vector<Scenario> scenarios;
  std::vector<std::string> names;
  for (const auto& [name, scenario] : fact.plans) {
    names.push_back(name);
    scenarios.push_back(scenario);
  }
  if (scenarios.empty()) return readings;
  const std::unique_ptr<Executor> inside = make_serial_executor();
  const PlanRunner runner(scenarios, *inside, {});
  executor.for_each(fact.pairs, [&](std::size_t r) {
    const std::vector<RunRecord> records = runner(static_cast<std::uint32_t>(r));
    for (std::size_t c = 0; c < fact.checks.size(); ++c) {
      if (asks_record(fact.checks[c])) continue;
      for (const FactReading* reading : readings_of(fact.checks[c])) {
        const auto p =
            static_cast<std::size_t>(std::find(names.begin(), names.end(), reading->arm) - names.begin());
        PILOTWAVE_ASSERT(p < names.size(), "a fact's arms were checked when it was read");
        readings[c][r].push_back(read(*reading, scenarios[p], records[p]));
      }
    }
  });
  return readings;
}

}  // namespace

bool FactScore::held() const {
  return !checks.empty() &&
         std::all_of(checks.begin(), checks.end(), [](const CheckScore& c) { return c.held; });
}

std::size_t n_record_rows(const FactDef& fact) {
  std::size_t n = 0;
  for (const FactCheck& check : fact.checks) n += asks_record(check) ? readings_of(check).size() : 0;
  return n;
}

std::vector<SurveyRow> record_rows(const FactsDef& facts) {
  std::vector<SurveyRow> rows;
  for (const FactDef& fact : facts.facts) {
    for (const FactCheck& check : fact.checks) {
      if (!asks_record(check)) continue;
      for (const FactReading* reading : readings_of(check)) rows.push_back(row_of(*reading, *reading->day));
    }
  }
  return rows;
}

FactScore check_fact(const FactDef& fact, std::span<const std::vector<double>> record, std::size_t first_row,
                     Executor& executor) {
  const Readings runs = run_plans(fact, executor);
  FactScore result;
  std::size_t row = first_row;
  for (std::size_t c = 0; c < fact.checks.size(); ++c) {
    const FactCheck& check = fact.checks[c];
    std::vector<double> numbers;
    if (asks_record(check)) {
      const std::size_t n = readings_of(check).size();
      for (const std::vector<double>& figures : record)
        numbers.push_back(combined(check.number, {figures.begin() + static_cast<std::ptrdiff_t>(row),
                                                  figures.begin() + static_cast<std::ptrdiff_t>(row + n)}));
      row += n;
    } else {
      for (const std::vector<double>& readings : runs[c]) numbers.push_back(combined(check.number, readings));
    }
    result.checks.push_back(score(check, numbers));
  }
  return result;
}

}  // namespace pilotwave
