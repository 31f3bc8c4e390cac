#include "viz/app/futures_desk.hpp"

namespace pilotwave::viz {

bool FuturesDesk::follow(const Frame& frame) {
  constexpr std::uint32_t kFutures = 100;
  std::vector<const void*> of;
  for (const PlanFrame& plan : frame.plans) of.push_back(plan.scenario.get());
  if (!run_ || of != of_) {
    std::vector<Scenario> plans;
    for (const PlanFrame& plan : frame.plans) plans.push_back(*plan.scenario);
    run_.reset();
    of_ = std::move(of);
    run_ = std::make_unique<FuturesRun>(std::move(plans), kFutures);
  }
  auto latest = run_->latest();
  if (latest == now_) return false;
  now_ = std::move(latest);
  return true;
}

}  // namespace pilotwave::viz
