#include "viz/session/rehearsal.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "scenario/plan_of.hpp"

namespace pilotwave::viz {

Rehearsal::Rehearsal(std::vector<Scenario> plans, std::uint32_t replicate, Executor& executor)
    : replicate_(replicate), executor_(executor) {
  PILOTWAVE_ASSERT(!plans.empty() && plans.size() <= 2, "one or two plans are watched");
  const Plan first = plan_of(plans.front());
  for (Scenario& scenario : plans) {
    const Plan plan = plan_of(scenario);
    worlds_.push_back(!worlds_.empty() && same_world(first, plan)
                          ? worlds_.front()
                          : build_world(scenario.district, plan, replicate, executor));
    tracks_.push_back(std::make_unique<Track>(std::make_shared<const Scenario>(std::move(scenario)),
                                              worlds_.back(), executor));
  }
}

Track* Rehearsal::current(std::size_t plan) const {
  return plan == 1 && branch_ ? branch_.get() : tracks_[plan].get();
}

bool Rehearsal::run_ahead() {
  Track* least = current(0);
  if (n_plans() > 1 && current(1)->known_weeks() < least->known_weeks()) least = current(1);
  if (!least->complete()) least->run_ahead();
  for (std::size_t p = 0; p < n_plans(); ++p) {
    if (!current(p)->complete()) return true;
  }
  return false;
}

void Rehearsal::run_to_end() {
  while (run_ahead()) {
  }
}

int Rehearsal::known_weeks() const {
  int weeks = current(0)->known_weeks();
  if (n_plans() > 1) weeks = std::min(weeks, current(1)->known_weeks());
  return weeks;
}

std::shared_ptr<const Frame> Rehearsal::frame(const Wish& wish) {
  auto frame = std::make_shared<Frame>();
  frame->wish = wish;
  frame->wish.week = std::clamp(wish.week, 0, world().calendar.n_weeks());
  frame->replicate = replicate_;
  for (std::size_t p = 0; p < n_plans(); ++p) frame->plans.push_back(current(p)->frame(frame->wish));
  if (frame->paired())
    frame->parted = parted_weeks(*frame->plans[0].history, *frame->plans[1].history, frame->wish.week);
  return frame;
}

void Rehearsal::put_beside(Scenario plan) {
  branch_ =
      std::make_unique<Track>(std::make_shared<const Scenario>(std::move(plan)), worlds_.front(), executor_);
}

void Rehearsal::put_back() { branch_.reset(); }

}  // namespace pilotwave::viz
