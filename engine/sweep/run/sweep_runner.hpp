#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "parallel/executor.hpp"
#include "sim/simulation.hpp"
#include "sweep/design/point_plans.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/run/recently_made.hpp"
#include "sweep/run/run_cells.hpp"
#include "sweep/run/run_identity.hpp"

namespace pilotwave {

/// What is kept of one run.
struct SweepRun {
  std::string error;  ///< what went wrong; then nothing else is there
  std::uint64_t result_hash = 0;
  std::vector<double> values;  ///< by cell
  std::vector<EventRecord> events;
};

/// The runs of every plan at one point in one replicate: they stand or fall together, as pairs do.
struct SweepTask {
  std::uint32_t replicate = 0, point = 0;
  struct PlanRun {
    std::size_t scenario = 0, district = 0;
    std::string run_id;
    std::shared_ptr<const SweepRun> run;
  };
  std::vector<PlanRun> plans;

  [[nodiscard]] bool failed() const;
};

/// Runs the plans of a sweep. A world is built once for all points that share it and follow one another, and
/// a plan that no factor moves runs once a replicate.
class SweepRunner {
 public:
  /// @param def, design, plans, inside  must outlive this   @param threads  that call this at once
  SweepRunner(const SweepDef& def, const SweepDesign& design, const PointPlans& plans, Executor& inside,
              int threads);

  /// Never throws for what goes wrong in a run: that is part of the result.
  [[nodiscard]] SweepTask run(std::uint32_t replicate, std::uint32_t point) const;

  /// The record of one run. Throws what goes wrong in it.
  [[nodiscard]] RunRecord record(std::size_t scenario, std::uint32_t replicate, std::uint32_t point,
                                 const RecordOptions& options) const;

  [[nodiscard]] const RunCells& cells() const { return cells_; }
  [[nodiscard]] const RunIdentity& identity() const { return identity_; }

 private:
  struct WorldKey {
    std::uint32_t replicate;
    std::size_t district;  ///< into districts_
    Plan plan;
    friend bool operator==(const WorldKey& a, const WorldKey& b) {
      return a.replicate == b.replicate && a.district == b.district && same_world(a.plan, b.plan);
    }
  };
  /// Scenario, district and replicate of a plan that no factor moves.
  using StillKey = std::array<std::size_t, 3>;

  [[nodiscard]] std::shared_ptr<const SweepRun> attempt(std::size_t scenario, std::uint32_t replicate,
                                                        std::uint32_t point) const;
  [[nodiscard]] SweepRun run_one(std::size_t scenario, std::uint32_t replicate, std::uint32_t point) const;

  const SweepDef& def_;
  const SweepDesign& design_;
  const PointPlans& plans_;
  Executor& inside_;
  RunCells cells_;
  RunIdentity identity_;
  std::vector<const DistrictDef*> districts_;          ///< different ones
  std::vector<std::vector<std::size_t>> district_of_;  ///< [scenario][district level]
  std::vector<bool> moved_;                            ///< [scenario]
  mutable RecentlyMade<WorldKey, World> worlds_;
  mutable RecentlyMade<StillKey, SweepRun> still_;
};

}  // namespace pilotwave
