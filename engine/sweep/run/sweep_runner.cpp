#include "sweep/run/sweep_runner.hpp"

#include <algorithm>
#include <stdexcept>

#include "experiment/divergence.hpp"
#include "scenario/district_text.hpp"

namespace pilotwave {
namespace {

/// Threads stand at different points, but seldom in more than two replicates.
std::size_t worlds_kept(int threads) { return 2 * static_cast<std::size_t>(threads) + 2; }

std::string text_of(const Diagnostics& errors) {
  std::string out;
  for (const Diagnostic& error : errors)
    out += (out.empty() ? "" : "; ") + (error.key.empty() ? "" : error.key + ": ") + error.what;
  return out;
}

}  // namespace

bool SweepTask::failed() const {
  return std::any_of(plans.begin(), plans.end(), [](const PlanRun& p) { return !p.run->error.empty(); });
}

SweepRunner::SweepRunner(const SweepDef& def, const SweepDesign& design, const PointPlans& plans,
                         Executor& inside, int threads)
    : def_(def),
      design_(design),
      plans_(plans),
      inside_(inside),
      cells_(def),
      identity_(def, plans),
      worlds_(worlds_kept(threads)),
      still_(worlds_kept(threads) * std::max<std::size_t>(1, def.scenarios.size())) {
  std::vector<std::string> texts;
  for (std::size_t s = 0; s < def.scenarios.size(); ++s) {
    moved_.push_back(plans.is_moved(s));
    district_of_.emplace_back();
    for (const Scenario& in : def.scenarios[s].in_district) {
      const std::string text = district_text(in.district);
      const auto known = std::find(texts.begin(), texts.end(), text);
      district_of_.back().push_back(static_cast<std::size_t>(known - texts.begin()));
      if (known != texts.end()) continue;
      texts.push_back(text);
      districts_.push_back(&in.district);
    }
  }
}

RunRecord SweepRunner::record(std::size_t scenario, std::uint32_t replicate, std::uint32_t point,
                              const RecordOptions& options) const {
  const std::span<const double> values = design_.point(point);
  Result<Plan> made = plans_.plan(scenario, values);
  if (!made) throw std::runtime_error(text_of(made.errors()));
  const Plan plan = std::move(made).value();
  const std::size_t district = district_of_[scenario][plans_.district_at(values)];
  const auto world = worlds_.get({replicate, district, plan}, [&] {
    return build_world(*districts_[district], plan, replicate, inside_);
  });
  return run_plan(world, plan, inside_, options);
}

SweepRun SweepRunner::run_one(std::size_t scenario, std::uint32_t replicate, std::uint32_t point) const {
  SweepRun run;
  RecordOptions options;
  options.schools = cells_.needs_schools();
  try {
    RunRecord record = this->record(scenario, replicate, point, options);
    run.result_hash = result_hash(record);
    run.values = cells_.read(record, scenario, plans_.district_at(design_.point(point)));
    if (def_.outputs.events) run.events = std::move(record.events);
  } catch (const std::exception& error) {
    run.error = error.what();
  }
  return run;
}

std::shared_ptr<const SweepRun> SweepRunner::attempt(std::size_t scenario, std::uint32_t replicate,
                                                     std::uint32_t point) const {
  const auto make = [&] { return std::make_shared<const SweepRun>(run_one(scenario, replicate, point)); };
  if (moved_[scenario]) return make();
  return still_.get({scenario, plans_.district_at(design_.point(point)), replicate}, make);
}

SweepTask SweepRunner::run(std::uint32_t replicate, std::uint32_t point) const {
  SweepTask task{replicate, point, {}};
  const std::span<const double> values = design_.point(point);
  for (std::size_t i = 0; i < def_.n_plans(); ++i) {
    const std::size_t scenario = plans_.scenario_at(i, values);
    task.plans.push_back({scenario, plans_.district_at(values),
                          identity_.run_id(scenario, point, values, replicate),
                          attempt(scenario, replicate, point)});
  }
  return task;
}

}  // namespace pilotwave
