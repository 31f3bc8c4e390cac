#include "experiment/plan_runner.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/assert.hpp"
#include "scenario/district_text.hpp"
#include "scenario/plan_of.hpp"

namespace pilotwave {
namespace {

/// Whether two schools hold the same people: what else is known of them may differ between plans.
bool same_school(const SchoolDef& a, const SchoolDef& b) {
  return a.id == b.id && a.level == b.level && a.students == b.students && a.teachers == b.teachers &&
         a.poverty_share == b.poverty_share;
}

bool same_district(const DistrictDef& a, const DistrictDef& b) {
  return a.id == b.id &&
         std::equal(a.schools.begin(), a.schools.end(), b.schools.begin(), b.schools.end(), same_school);
}

Diagnostic unpaired(const Scenario& plan, std::string what, std::string hint) {
  return {Trouble::BadInput, {}, plan.slug, std::move(what), std::move(hint)};
}

}  // namespace

PlanRunner::PlanRunner(std::span<const Scenario> scenarios, Executor& inside, const RecordOptions& options)
    : inside_(&inside), options_(options) {
  PILOTWAVE_ASSERT(!scenarios.empty(), "there is a plan to run");
  for (const Scenario& scenario : scenarios) {
    districts_.push_back(scenario.district);
    plans_.push_back(plan_of(scenario));
  }
  std::vector<std::string> texts;
  for (const DistrictDef& district : districts_) texts.push_back(district_text(district));
  for (std::size_t p = 0; p < plans_.size(); ++p) {
    std::size_t first = 0;
    while (first < p && !(texts[first] == texts[p] && same_world(plans_[first], plans_[p]))) ++first;
    world_of_.push_back(first);
  }
}

std::vector<RunRecord> PlanRunner::operator()(std::uint32_t replicate) const {
  std::vector<std::shared_ptr<const World>> worlds(plans_.size());
  for (std::size_t p = 0; p < plans_.size(); ++p) {
    if (world_of_[p] != p) {
      worlds[p] = worlds[world_of_[p]];
      continue;
    }
    const bool shared = std::count(world_of_.begin(), world_of_.end(), p) > 1;
    worlds[p] = build_world(districts_[p], plans_[p], replicate, *inside_,
                            shared ? YearsKept::All : YearsKept::Latest);
  }
  std::vector<RunRecord> records(plans_.size());
  inside_->for_each(plans_.size(),
                    [&](std::size_t p) { records[p] = run_plan(worlds[p], plans_[p], *inside_, options_); });
  return records;
}

Diagnostics why_not_paired(std::span<const Scenario> scenarios) {
  Diagnostics errors;
  for (const Scenario& plan : scenarios.subspan(1)) {
    const Scenario& first = scenarios.front();
    if (!same_district(first.district, plan.district)) {
      errors.push_back(unpaired(plan,
                                fmt::format("district \"{}\" is not \"{}\", the district of {}",
                                            plan.district.name, first.district.name, first.slug),
                                "plans are compared in one district; give it with --district FILE"));
    }
    if (plan.start != first.start || plan.n_weeks != first.n_weeks) {
      errors.push_back(
          unpaired(plan,
                   fmt::format("runs {} weeks from {}, but {} runs {} weeks from {}", plan.n_weeks,
                               date_text(plan.start), first.slug, first.n_weeks, date_text(first.start)),
                   "give both plans the same start and length"));
    }
    if (plan.seed != first.seed) {
      errors.push_back(unpaired(plan,
                                fmt::format("has seed {}, but {} has {}", plan.seed, first.slug, first.seed),
                                "compared plans share their luck; give one with --seed"));
    }
  }
  return errors;
}

}  // namespace pilotwave
