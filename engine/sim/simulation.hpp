#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "parallel/executor.hpp"
#include "population/district_def.hpp"
#include "population/world.hpp"
#include "sim/plan.hpp"
#include "sim/run_record.hpp"
#include "sim/schedule.hpp"
#include "sim/signals.hpp"

namespace pilotwave {

/// What to keep of a run. Observing never changes a run.
struct RecordOptions {
  bool schools = false;      ///< also one group per school
  bool week_hashes = false;  ///< hash of the whole state after each week
};

/// The world of one replicate: people, places, networks and who moves when. Depends on the district, the
/// dates, the seed, the replicate and the world's parameters, never on a plan's interventions, so plans of a
/// comparison share it.
/// @param kept  Latest for a world that serves one run only: it takes the memory of one school year's ties
[[nodiscard]] std::shared_ptr<const World> build_world(const DistrictDef& district, const Plan& plan,
                                                       std::uint32_t replicate, Executor& executor,
                                                       YearsKept kept = YearsKept::All);

/// Whether two plans may share a world (same dates, seed and world parameters).
[[nodiscard]] bool same_world(const Plan& a, const Plan& b);

class LeverDeck;

/// A week as its rules are about to see it: what the plan's levers ask for is settled and fitted to the
/// budget, and nobody has decided yet.
struct OpenWeek {
  const WeekContext& context;
  const ModelState& state;  ///< as last week closed; only the levers have moved on
  const LeverDeck& levers;
  const Signals& signals;
};
/// Looks at a week before it happens. Observers never draw and never change a run.
using WeekObserver = std::function<void(const OpenWeek&)>;

/// One run, week by week.
class Simulation {
 public:
  /// @param schedule  the order of a week; must outlive this. Only tests of the engine give another one.
  Simulation(std::shared_ptr<const World> world, const Plan& plan, Executor& executor,
             const RecordOptions& options = {}, std::span<const ProcessRow> schedule = week_schedule());
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  [[nodiscard]] int week() const;  ///< weeks completed
  [[nodiscard]] bool finished() const;
  /// One week; caller bug when finished.
  /// @param observe  called once, before anybody decides
  void step(const WeekObserver& observe = {});
  void run_to_end();

  [[nodiscard]] const ModelState& state() const;
  [[nodiscard]] const RunRecord& record() const;
  [[nodiscard]] RunRecord take_record();

  /// The whole state and record so far as bytes; restoring them continues with the same bytes as a straight
  /// run.
  [[nodiscard]] std::string snapshot() const;
  /// Returns false (and changes nothing) when the bytes are not a snapshot of this same run.
  [[nodiscard]] bool restore(const std::string& bytes);

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

/// Builds nothing, runs everything: one plan on one world.
[[nodiscard]] RunRecord run_plan(std::shared_ptr<const World> world, const Plan& plan, Executor& executor,
                                 const RecordOptions& options = {});

}  // namespace pilotwave
