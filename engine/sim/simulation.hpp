#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "parallel/executor.hpp"
#include "population/district_def.hpp"
#include "population/world.hpp"
#include "sim/plan.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// What to keep of a run. Observing never changes a run.
struct RecordOptions {
  bool schools = false;      ///< also one group per school
  bool week_hashes = false;  ///< hash of the whole state after each week
};

/// The world of one replicate: people, places, networks and who moves when. Depends on the district, the
/// dates, the seed, the replicate and the world's parameters, never on a plan's interventions, so plans of a
/// comparison share it.
[[nodiscard]] std::shared_ptr<const World> build_world(const DistrictDef& district, const Plan& plan,
                                                       std::uint32_t replicate, Executor& executor);

/// Whether two plans may share a world (same dates, seed and world parameters).
[[nodiscard]] bool same_world(const Plan& a, const Plan& b);

struct ModelState;

/// One run, week by week.
class Simulation {
 public:
  Simulation(std::shared_ptr<const World> world, const Plan& plan, Executor& executor,
             const RecordOptions& options = {});
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  [[nodiscard]] int week() const;  ///< weeks completed
  [[nodiscard]] bool finished() const;
  void step();  ///< one week; caller bug when finished
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
