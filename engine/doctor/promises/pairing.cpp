#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "doctor/promise.hpp"
#include "doctor/state_difference.hpp"
#include "doctor/trial_interventions.hpp"
#include "experiment/statistics/pairing.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "model/metrics/metric.hpp"
#include "model/metrics/metric_id.hpp"
#include "model/state.hpp"
#include "sim/snapshot.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kPairs = 16, kQuickPairs = 6;
constexpr double kIneffective = 1.2;  // below this, pairing is hardly worth its name
constexpr int kLaterWeek = 12;

/// What districts compare plans by: levels at the last week of school, and totals.
constexpr std::array kMetrics = {
    Metric::TeacherAnyUse,    Metric::TeacherWeeklyUse, Metric::TeacherSkill, Metric::StudentUnguidedUse,
    Metric::StudentHeavyUse,  Metric::Learning,         Metric::HoursSaved,   Metric::IntegrityIncidents,
    Metric::PrivacyIncidents, Metric::TrustTeachers,    Metric::TrustFamilies};

Plan with_course(Plan plan, Date day) {
  InterventionDef course = usual_intervention(*find_intervention_kind("training"), day, plan.tools);
  course.name = "added by the doctor";
  plan.interventions.push_back(std::move(course));
  return plan;
}

/// Two plans that part late are the same world, and the same run to the byte, until they do.
std::optional<Breach> parts_early(const Trial& trial) {
  const Plan plan = trial.shortened(kLaterWeek + 1);
  const Plan later = with_course(plan, plan.start + std::chrono::days{7 * (plan.n_weeks - 1)});
  const auto serial = make_serial_executor();
  const auto world = trial.engine.world(trial.district, plan, 0, *serial),
             other = trial.engine.world(trial.district, later, 0, *serial);
  Simulation a(world, plan, *serial, {}, trial.engine.schedule),
      b(other, later, *serial, {}, trial.engine.schedule);
  for (int week = -1; week < plan.n_weeks - 1; ++week) {
    if (week >= 0) a.step(), b.step();
    if (state_hash(a.state()) == state_hash(b.state())) continue;
    Breach breach = state_difference(*world, a.state(), b.state(), week)
                        .value_or(Breach{week, {}, "the district's tools, money or counts differ"});
    breach.what = fmt::format("two plans that first differ in the week of {} have parted: {}",
                              date_text(world->calendar.monday(plan.n_weeks - 1)), breach.what);
    return breach;
  }
  return std::nullopt;
}

double value(const RunRecord& run, Metric metric, int last_school_week) {
  const int m = static_cast<int>(metric);
  if (metric_catalogue()[static_cast<std::size_t>(m)].time == MetricTime::Level)
    return run.value(m, 0, last_school_week);
  double sum = 0;
  for (int week = 0; week < run.n_weeks(); ++week) sum += run.value(m, 0, week);
  return sum;
}

}  // namespace

Finding check_pairing(const Trial& trial) {
  const std::string exact = "Two plans are the same run, to the byte, until they part";
  if (auto breach = parts_early(trial)) return broken(2, exact + ".", std::move(*breach));
  const Plan other = trial.against ? *trial.against : with_course(trial.plan, trial.school_day_from(1));
  const std::uint32_t n = trial.quick ? kQuickPairs : kPairs;
  std::array<std::vector<RunRecord>, 2> runs;
  for (auto& side : runs) side.resize(n);
  trial.executor.for_each(n, [&](std::size_t r) {
    const auto serial = make_serial_executor();
    for (std::size_t side = 0; side < 2; ++side) {
      const Plan& plan = side == 0 ? trial.plan : other;
      Simulation simulation(trial.world(plan, static_cast<std::uint32_t>(r)), plan, *serial, {},
                            trial.engine.schedule);
      simulation.run_to_end();
      runs[side][r] = simulation.take_record();
    }
  });
  const Calendar calendar = trial.calendar();
  int last_school_week = calendar.n_weeks() - 1;
  while (last_school_week > 0 && !calendar.in_session(last_school_week)) --last_school_week;
  std::vector<double> gains;
  for (const Metric metric : kMetrics) {
    std::vector<double> a, b;
    for (std::size_t r = 0; r < n; ++r) {
      a.push_back(value(runs[0][r], metric, last_school_week));
      b.push_back(value(runs[1][r], metric, last_school_week));
    }
    const double gain = variance_reduction(a, b);
    if (std::isfinite(gain)) gains.push_back(gain);
  }
  Finding finding = kept(2 + 2 * static_cast<int>(n), {});
  if (gains.empty()) {
    finding.measured = exact + "; nothing varied between runs.";
    return finding;
  }
  std::sort(gains.begin(), gains.end());
  const double middle = sorted_quantile(gains, 0.5);
  finding.measured = fmt::format(
      "{}. In {} pairs with {} it makes the variance of a difference {:.1f} times smaller than unpaired runs "
      "would have "
      "it (from {:.1f} to {:.1f} over {} outcomes).",
      exact, n, trial.against ? "the second plan" : "one more course of training", middle, gains.front(),
      gains.back(), gains.size());
  if (middle < kIneffective) {
    finding.kind = FindingKind::Flagged;
    finding.measured +=
        fmt::format(" Below {:.1f}: sharing luck hardly helps to tell these plans apart.", kIneffective);
  }
  return finding;
}

}  // namespace pilotwave
