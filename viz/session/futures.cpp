#include "viz/session/futures.hpp"

#include "experiment/compare.hpp"
#include "experiment/plan_runner.hpp"
#include "model/metrics/metric.hpp"
#include "report/sentences.hpp"

namespace pilotwave::viz {
namespace {

Future future_of(std::uint32_t replicate, std::span<const RunRecord> records, int metric,
                 const OutcomeDef& outcome, const OutcomeReader& reader) {
  Future future;
  future.replicate = replicate;
  for (const RunRecord& record : records) {
    std::vector<float> weekly;
    for (int week = 0; week < record.n_weeks(); ++week)
      weekly.push_back(static_cast<float>(record.value(metric, 0, week)));
    future.weekly.push_back(std::move(weekly));
    future.outcome.push_back(reader.value(outcome, record, 0));
    if (outcome.goal) future.met.push_back(reader.goal(outcome, record, 0).met);
  }
  return future;
}

}  // namespace

FuturesRun::FuturesRun(std::vector<Scenario> plans, std::uint32_t count) {
  Futures start;
  const OutcomeDef outcome = outcomes_of(plans).outcomes.front();
  start.metric = outcome.metrics.size() == 1 ? outcome.metrics.front() : find_metric("teacher_weekly_use");
  start.outcome_label = outcome.label;
  start.more_is_better = outcome.better != Better::Lower;
  start.planned = count;
  latest_ = std::make_shared<const Futures>(std::move(start));
  thread_ = std::thread([this, plans = std::move(plans)] { work(plans); });
}

FuturesRun::~FuturesRun() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const Futures> FuturesRun::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

std::shared_ptr<const Futures> FuturesRun::wait() {
  if (thread_.joinable()) thread_.join();
  return latest();
}

void FuturesRun::add(Future future) {
  const std::lock_guard lock(mutex_);
  auto next = std::make_shared<Futures>(*latest_);
  next->done.push_back(std::move(future));
  latest_ = std::move(next);
}

void FuturesRun::work(const std::vector<Scenario>& plans) {
  const auto executor = make_serial_executor();
  const std::shared_ptr<const Futures> start = latest();
  const OutcomeDef outcome = outcomes_of(plans).outcomes.front();
  const PlanRunner runner(plans, *executor, {});
  if (plans.size() == 1) {
    for (std::uint32_t r = 0; r < start->planned && !stop_; ++r) {
      const std::vector<RunRecord> records = runner(r);
      const Calendar calendar(plans[0].start, plans[0].n_weeks, plans[0].district.calendar);
      add(future_of(r, records, start->metric, outcome, {calendar, plans[0].district, records[0].groups()}));
    }
    return;
  }
  CompareDef def;
  def.replicates.count = start->planned;
  def.replicates.stop = &stop_;
  def.observe = [&](std::uint32_t replicate, std::span<const RunRecord> records) -> Commit {
    const Calendar calendar(plans[0].start, plans[0].n_weeks, plans[0].district.calendar);
    Future future = future_of(replicate, records, start->metric, outcome,
                              {calendar, plans[0].district, records[0].groups()});
    return [this, future = std::move(future)]() mutable {
      add(std::move(future));
      return true;
    };
  };
  const Comparison comparison = compare(plans, runner, *executor, def);
  if (stop_ || comparison.n_pairs() == 0) return;
  const std::lock_guard lock(mutex_);
  auto last = std::make_shared<Futures>(*latest_);
  last->headline = headline(comparison, comparison.pairs.front());
  latest_ = std::move(last);
}

}  // namespace pilotwave::viz
