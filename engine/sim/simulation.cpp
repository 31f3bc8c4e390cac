#include "sim/simulation.hpp"

#include <algorithm>

#include "model/budget.hpp"
#include "model/metrics/metric.hpp"
#include "model/param_keys.hpp"
#include "model/start.hpp"
#include "sim/coming_school.hpp"
#include "sim/lever_deck.hpp"
#include "sim/recorder.hpp"
#include "sim/schedule.hpp"
#include "sim/snapshot.hpp"
#include "sim/world_def.hpp"

namespace pilotwave {

std::shared_ptr<const World> build_world(const DistrictDef& district, const Plan& plan,
                                         std::uint32_t replicate, Executor& executor, YearsKept kept) {
  return build_world(district, plan.start, plan.n_weeks, world_def(plan.params), Luck(plan.seed, replicate),
                     executor, kept);
}

bool same_world(const Plan& a, const Plan& b) {
  if (a.start != b.start || a.n_weeks != b.n_weeks || a.seed != b.seed) return false;
  for (std::size_t i = 0; i < kParams; ++i) {
    const std::string_view key = param_catalogue()[i].key;
    const bool shapes_world =
        key.starts_with("world.") || key.starts_with("network.") || key.starts_with("turnover.");
    if (shapes_world && a.params[i] != b.params[i]) return false;
  }
  return true;
}

struct Simulation::Body {
  std::shared_ptr<const World> world;
  Plan plan;
  Executor& executor;
  RecordOptions options;
  std::span<const ProcessRow> schedule;
  LeverDeck deck;
  ModelState state;
  Before before;  ///< last week's, in the same memory every week
  std::vector<SchoolTally> tallies;
  RunRecord record;

  Body(std::shared_ptr<const World> w, const Plan& p, Executor& e, const RecordOptions& o,
       std::span<const ProcessRow> order)
      : world(std::move(w)),
        plan(p),
        executor(e),
        options(o),
        schedule(order),
        deck(p, world->schools.size()),
        state(starting_state(*world, plan.tools, plan.params, plan.start, executor)),
        tallies(world->schools.size()),
        record(record_groups(*world, o.schools), world->calendar.n_weeks(),
               static_cast<int>(metric_catalogue().size())) {
    state.levers = deck.fresh_states();
    close_week();
  }

  /// Counts every school and writes the aggregates that next week reads.
  void close_week() {
    const StudentColumns& students = state.students;
    executor.for_each(tallies.size(), [&](std::size_t s) {
      ComingSchool coming(world->schools, static_cast<std::uint32_t>(s));
      coming.needs(students.literacy, students.learning, students.trust, students.family_trust);
      coming.fetch_all();
      tallies[s] = tally_school(*world, plan.tools, plan.params, state, static_cast<std::uint32_t>(s));
      close_school(tallies[s], state.schools[s]);
    });
  }

  [[nodiscard]] Signals signals() const {
    std::vector<std::uint8_t> phases, schools;
    int weeks = 0;
    deck.pilots(state.levers, state.week, phases, weeks, schools);
    return read_signals(*world, state, tallies, state.district.ledger.opening_cents, phases, weeks, schools);
  }

  void tell(int week, const std::string& kind, const std::string& detail, std::uint32_t school) {
    record.events.push_back(
        {week, school == kNewcomer ? std::string() : world->schools.id[school], kind, detail});
  }

  void step(const WeekObserver& observe) {
    const int week = state.week;
    before.district = state.district;
    before.schools = state.schools;
    before.teachers = state.teachers;
    Effects effects = neutral_effects(world->schools.size());
    std::vector<LeverEvent> lever_events;
    const Signals now = signals();
    deck.play(*world, plan.params, plan.tools, before, now, week, state.levers, effects, lever_events);
    const WeekContext ctx{*world, plan.params, plan.tools, effects, before, week};
    std::vector<Happening> story;
    const std::uint32_t unfunded = fit_to_budget(ctx, effects, story);
    if (observe) observe({ctx, state, deck, now});
    run_week(schedule, ctx, unfunded, state, story, executor);
    close_week();
    record_week(ctx, state, tallies, record, executor);
    for (const LeverEvent& e : lever_events) tell(week, e.kind, e.detail, e.school);
    for (const Happening& h : story) tell(week, h.kind, h.detail, h.school);
    ++state.week;
    if (options.week_hashes) record.week_hash().push_back(state_hash(state));
  }

  /// Tells one run from another: a snapshot fits only the run it was taken of.
  [[nodiscard]] std::uint64_t identity() const {
    Fnv1a h;
    for (const std::string& id : world->schools.id) h.bytes(id.data(), id.size());
    for (std::size_t i = 0; i < kParams; ++i) {
      const double v = plan.params[i];
      h.bytes(&v, sizeof v);
    }
    for (const InterventionDef& def : plan.interventions) {
      const std::string text = canonical_text(def);
      h.bytes(text.data(), text.size());
    }
    const std::array<std::int64_t, 6> numbers = {plan.start.time_since_epoch().count(),
                                                 plan.n_weeks,
                                                 world->luck.seed(),
                                                 world->luck.replicate(),
                                                 world->n_students(),
                                                 options.schools};
    h.bytes(numbers.data(), sizeof numbers);
    return h.value();
  }
};

Simulation::Simulation(std::shared_ptr<const World> world, const Plan& plan, Executor& executor,
                       const RecordOptions& options, std::span<const ProcessRow> schedule)
    : body_(std::make_unique<Body>(std::move(world), plan, executor, options, schedule)) {}
Simulation::~Simulation() = default;

int Simulation::week() const { return body_->state.week; }
bool Simulation::finished() const { return week() >= body_->world->calendar.n_weeks(); }
void Simulation::step(const WeekObserver& observe) {
  PILOTWAVE_ASSERT(!finished(), "a finished run has no further week");
  body_->step(observe);
}
void Simulation::run_to_end() {
  while (!finished()) step();
}
const ModelState& Simulation::state() const { return body_->state; }
const RunRecord& Simulation::record() const { return body_->record; }
RunRecord Simulation::take_record() { return std::move(body_->record); }
std::string Simulation::snapshot() const { return to_bytes(body_->state, body_->record, body_->identity()); }
bool Simulation::restore(const std::string& bytes) {
  if (!from_bytes(bytes, body_->identity(), body_->state, body_->record)) return false;
  const World& world = *body_->world;
  const int in_week = std::min(week(), world.calendar.n_weeks() - 1);  // of a finished run the last
  world.years.reach(world, static_cast<std::size_t>(world.calendar.school_year(in_week)), body_->executor);
  body_->close_week();
  return true;
}

RunRecord run_plan(std::shared_ptr<const World> world, const Plan& plan, Executor& executor,
                   const RecordOptions& options) {
  Simulation simulation(std::move(world), plan, executor, options);
  simulation.run_to_end();
  return simulation.take_record();
}

}  // namespace pilotwave
