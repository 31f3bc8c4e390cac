#include "viz/session/track.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "explain/person_explanation.hpp"
#include "explain/school_explanation.hpp"
#include "model/interventions/catalogue.hpp"
#include "scenario/plan_of.hpp"
#include "sim/lever_deck.hpp"

namespace pilotwave::viz {
namespace {

/// A quarter of a school year: few enough weeks to compute again between two pictures.
constexpr int kShortestStretch = 13;

/// Levers' progress stands in the deck's order, by canonical text.
std::vector<LeverMark> lever_marks(const Plan& plan, const ModelState& state) {
  std::vector<const InterventionDef*> deck;
  for (const InterventionDef& def : plan.interventions) deck.push_back(&def);
  std::sort(deck.begin(), deck.end(),
            [](const auto* a, const auto* b) { return canonical_text(*a) < canonical_text(*b); });
  std::vector<LeverMark> marks;
  for (std::size_t i = 0; i < deck.size(); ++i) {
    const InterventionKind* kind = find_intervention_kind(deck[i]->kind);
    marks.push_back({deck[i]->kind, kind != nullptr ? std::string(kind->label) : deck[i]->kind, deck[i]->name,
                     state.levers[i].started, state.levers[i].ended});
  }
  return marks;
}

}  // namespace

Track::Track(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const World> world, Executor& executor,
             std::size_t memory_bytes)
    : scenario_(std::move(scenario)),
      world_(std::move(world)),
      plan_(plan_of(*scenario_)),
      ahead_(world_, plan_, executor),
      cursor_(world_, plan_, executor),
      history_(world_->schools.size()),
      use_(world_->n_teachers()) {
  remember();
  leave_snapshot();
  const std::size_t size = std::max<std::size_t>(1, snapshots_.begin()->second.size());
  const auto fit = static_cast<int>(std::clamp<std::size_t>(memory_bytes / size, 1, 1000));
  stretch_ = std::max(kShortestStretch, (world_->calendar.n_weeks() + fit - 1) / fit);
  publish_known();
}

void Track::leave_snapshot() { snapshots_.emplace(ahead_.week(), ahead_.snapshot()); }

void Track::remember() {
  history_.add(*world_, ahead_.state());
  use_.add(ahead_.state().teachers.level);
}

void Track::publish_known() {
  known_record_ = std::make_shared<RunRecord>(ahead_.record());
  known_history_ = std::make_shared<SchoolHistory>(history_);
  known_use_ = std::make_shared<UseHistory>(use_);
  known_levers_ = std::make_shared<std::vector<LeverMark>>(lever_marks(plan_, ahead_.state()));
}

bool Track::run_ahead() {
  for (int n = 0; n < stretch_ && !ahead_.finished(); ++n) {
    ahead_.step();
    remember();
  }
  if (!ahead_.finished()) leave_snapshot();
  publish_known();
  return !ahead_.finished();
}

void Track::go_to(int week) {
  while (ahead_.week() <= week && !ahead_.finished()) run_ahead();
  const auto nearest = std::prev(snapshots_.upper_bound(week));
  // From where it stands, when nothing lies nearer.
  if (cursor_.week() > week || cursor_.week() < nearest->first) {
    [[maybe_unused]] const bool fits = cursor_.restore(nearest->second);
    PILOTWAVE_ASSERT(fits, "a snapshot fits the run it was taken of");
  }
  for (; cursor_.week() < week; ++recomputed_) cursor_.step();
}

PlanFrame Track::frame(const Wish& wish) {
  PlanFrame frame;
  frame.scenario = scenario_;
  frame.world = world_;
  const int week = std::clamp(wish.week, 0, world_->calendar.n_weeks());
  recomputed_ = 0;
  if (week > 0) {
    go_to(week - 1);
    frame.students_before = std::make_shared<std::vector<StudentUse>>(cursor_.state().students.use);
    std::shared_ptr<Answer> why;
    if (wish.asked) {
      why = std::make_shared<Answer>();
      cursor_.step([&](const OpenWeek& open) { answer(*wish.asked, open, *why); });
    } else {
      cursor_.step();
    }
    frame.why = std::move(why);
    ++recomputed_;
  } else {
    go_to(0);
  }
  frame.state = std::make_shared<ModelState>(cursor_.state());
  frame.record = known_record_;
  frame.history = known_history_;
  frame.use = known_use_;
  frame.levers = known_levers_;
  frame.known_weeks = ahead_.week();
  return frame;
}

void Track::answer(const EntityId& id, const OpenWeek& open, Answer& why) const {
  if (id.kind == EntityKind::Teacher)
    why.explanation = explain_teacher(open.context, post_of(id, *world_));
  else if (id.kind == EntityKind::Student)
    why.explanation = explain_student(open.context, open.state.students, seat_of(id, *world_));
  else
    why.explanation = explain_school(open, id.school, cursor_.record().events);
}

}  // namespace pilotwave::viz
