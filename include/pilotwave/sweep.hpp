#pragma once

/// Sweeps from a program of your own: the points of a sweep file, every plan run at each of them in parallel,
/// the runs handed over in order to whatever you do with them, or kept in the SQLite file that `pilotwave
/// sweep` writes and goes on with; then what the assumptions do to an outcome.
///
///     const SweepDef def = load_sweep("dose.toml").value();
///     const SweepDesign design = sweep_design(def).value();
///     const PointPlans plans(def);
///     const SweepRunner runner(def, design, plans, *inside, threads);
///     const SweepTally tally = run_sweep(SweepWork(def, design, {}), runner, *executor, run);
/// Each task of runs goes to run.take.
///
/// Whole: load_sweep (every error in one pass), sweep_design, PointPlans, SweepRunner, run_sweep. To keep:
/// SweepStore. To look at: read_responses, sweep_sensitivity, search_flips; the estimators by themselves are
/// in pilotwave/sensitivity.hpp. Guide: docs/guide/sweep.md. Link pilotwave::pilotwave.

#include "parallel/executor.hpp"
#include "pilotwave/sensitivity.hpp"
#include "sweep/analysis/flip_search.hpp"
#include "sweep/analysis/responses.hpp"
#include "sweep/analysis/sweep_sensitivity.hpp"
#include "sweep/design/point_plans.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/file/sweep_reader.hpp"
#include "sweep/run/shard.hpp"
#include "sweep/run/sweep_runner.hpp"
#include "sweep/run/sweep_work.hpp"
#include "sweep/store/merge_stores.hpp"
#include "sweep/store/stored_sweep.hpp"
#include "sweep/store/sweep_store.hpp"
