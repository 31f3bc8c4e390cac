#include "calibration/ensemble_runs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "experiment/group_size.hpp"
#include "scenario/plan_of.hpp"
#include "sim/simulation.hpp"

namespace pilotwave {
namespace {

int week_of(Date day, const Scenario& scenario) {
  return static_cast<int>((monday_of(day) - monday_of(scenario.start)).count()) / 7;
}

}  // namespace

void check_survey_dates(std::span<const SurveyRow> survey, const Scenario& run,
                        const std::string& survey_file, Findings& findings) {
  const Date begin = monday_of(run.start), end = begin + std::chrono::days{7 * run.n_weeks};
  for (const SurveyRow& row : survey) {
    if (row.date >= begin && row.date < end) continue;
    findings.bad_input(
        {survey_file, row.line, 1}, "date", fmt::format("{} lies outside the run", date_text(row.date)),
        fmt::format("the run lasts from {} to {}", date_text(begin), date_text(end - std::chrono::days{1})));
  }
}

void change_parameters(Scenario& scenario, std::span<const ParameterValue> changes) {
  change_parameters(scenario.params, scenario.tools, changes);
}

EnsembleRuns::EnsembleRuns(std::vector<std::vector<EnsembleMember>> replicates, std::vector<SurveyRow> survey,
                           std::uint32_t first_replicate)
    : n_replicates_(replicates.size()), first_replicate_(first_replicate), survey_(std::move(survey)) {
  for (std::size_t r = 0; r < replicates.size(); ++r) {
    for (EnsembleMember& member : replicates[r]) members_.push_back({std::move(member), r, nullptr});
  }
  int last = 0;
  for (const SurveyRow& row : survey_) {
    weeks_.push_back(week_of(row.date, members_.front().def.scenario));
    last = std::max(last, weeks_.back());
  }
  // Nothing is asked after the last date.
  for (Member& member : members_) {
    Scenario& scenario = member.def.scenario;
    scenario.n_weeks = std::min(scenario.n_weeks, last + 1);
  }
  std::stable_sort(members_.begin(), members_.end(), [](const Member& a, const Member& b) {
    return a.def.scenario.district.n_students() > b.def.scenario.district.n_students();
  });
}

double EnsembleRuns::agent_weeks() const {
  double sum = 0;
  for (const Member& m : members_) {
    const Scenario& s = m.def.scenario;
    sum += static_cast<double>(s.district.n_students() + s.district.n_teachers()) * s.n_weeks;
  }
  return sum;
}

RunRecord EnsembleRuns::run(Member& member, std::span<const ParameterValue> changes) {
  const std::unique_ptr<Executor> serial = make_serial_executor();
  Scenario scenario = member.def.scenario;
  change_parameters(scenario, changes);
  const Plan plan = plan_of(scenario);
  const Plan before = plan_of(member.def.scenario);
  if (!same_world(before, plan))
    return run_plan(build_world(scenario.district, plan,
                                first_replicate_ + static_cast<std::uint32_t>(member.replicate), *serial),
                    plan, *serial);
  if (!member.world)
    member.world = build_world(scenario.district, plan,
                               first_replicate_ + static_cast<std::uint32_t>(member.replicate), *serial);
  return run_plan(member.world, plan, *serial);
}

std::vector<std::vector<double>> EnsembleRuns::figures(std::span<const ParameterValue> changes,
                                                       Executor& executor) {
  std::vector<RunRecord> records(members_.size());
  executor.for_each(members_.size(), [&](std::size_t i) { records[i] = run(members_[i], changes); });
  std::vector<std::vector<MemberRun>> runs(n_replicates_);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const Member& m = members_[i];
    MemberRun run{&records[i], m.def.weight, m.def.poverty_score, {}, {}};
    for (const GroupSize& size : group_sizes(m.def.scenario.district, records[i].groups())) {
      run.teachers.push_back(size.teachers.value_or(0));
      run.students.push_back(size.students.value_or(0));
    }
    runs[m.replicate].push_back(std::move(run));
  }
  std::vector<std::vector<double>> figures(n_replicates_);
  for (std::size_t r = 0; r < n_replicates_; ++r) {
    for (std::size_t k = 0; k < survey_.size(); ++k)
      figures[r].push_back(measured(survey_[k], runs[r], weeks_[k]));
  }
  return figures;
}

}  // namespace pilotwave
