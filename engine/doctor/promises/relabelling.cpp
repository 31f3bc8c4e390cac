#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "doctor/promise.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {
namespace {

/// Sums over schools are added in another order, so that their last bits may move, and with them a whole
/// minute or cent of the district's books.
constexpr double kRounding = 1e-9, kMinute = 1.0 / 60, kCent = 0.01;

bool same(double a, double b, const MetricSpec& spec) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  const double unit = spec.unit == "hours" ? kMinute : spec.unit == "USD" ? kCent : 0;
  return a == b || std::abs(a - b) <= unit + kRounding * std::max(1.0, std::abs(a));
}

/// The same schools under other names and in the opposite order. Ids stay: their hashes carry the luck.
DistrictDef relabelled(DistrictDef district) {
  std::reverse(district.schools.begin(), district.schools.end());
  for (SchoolDef& school : district.schools) school.name = "Another name of " + school.id;
  return district;
}

RunRecord run(const Trial& trial, const DistrictDef& district, const Plan& plan) {
  const auto serial = make_serial_executor();
  RecordOptions options;
  options.schools = true;
  Simulation simulation(trial.engine.world(district, plan, 0, *serial), plan, *serial, options,
                        trial.engine.schedule);
  simulation.run_to_end();
  return simulation.take_record();
}

}  // namespace

Finding check_relabelling(const Trial& trial) {
  const Plan plan = trial.quick ? trial.shortened(kQuickWeeks) : trial.plan;
  std::vector<RunRecord> records(2);
  trial.executor.for_each(2, [&](std::size_t i) {
    records[i] = run(trial, i == 0 ? trial.district : relabelled(trial.district), plan);
  });
  const RunRecord &a = records[0], &b = records[1];
  // Groups by key: those of schools stand in the order of the schools.
  std::vector<std::size_t> twin;
  for (const GroupDef& group : a.groups()) {
    const auto it = std::find_if(b.groups().begin(), b.groups().end(),
                                 [&](const GroupDef& g) { return g.key == group.key; });
    twin.push_back(static_cast<std::size_t>(it - b.groups().begin()));
  }
  const std::string tried = "Schools renamed and listed the other way round";
  constexpr std::string_view kSchoolGroup = "school:";
  for (int week = 0; week < plan.n_weeks; ++week) {
    for (std::size_t g = 0; g < a.groups().size(); ++g) {
      for (int m = 0; m < a.n_metrics(); ++m) {
        const double x = a.value(m, g, week), y = b.value(m, twin[g], week);
        const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(m)];
        if (same(x, y, spec)) continue;
        const std::string& group = a.groups()[g].key;
        const bool school = group.starts_with(kSchoolGroup);
        return broken(2, tried + ".",
                      {week, school ? group.substr(kSchoolGroup.size()) : std::string(),
                       fmt::format("{}{} is {:.9g} in the one, {:.9g} in the other", spec.key,
                                   school ? std::string() : " of group " + group, x, y)});
      }
    }
  }
  return kept(2, fmt::format("{}: {} numbers of every school and group in {} weeks stayed what they were.",
                             tried, a.n_metrics(), plan.n_weeks));
}

}  // namespace pilotwave
