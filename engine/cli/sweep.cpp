#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/sweep_progress.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "report/json_text.hpp"
#include "report/manifest.hpp"
#include "sweep/file/sweep_reader.hpp"
#include "sweep/run/sweep_work.hpp"
#include "sweep/store/store_writer.hpp"
#include "sweep/store/sweep_digest.hpp"
#include "sweep/store/sweep_store.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

struct SweepOptions {
  CommonOptions common;
  std::string file, shard, on_error = "continue", progress = "auto";
  std::uint64_t run_cap = 0;
  bool dry_run = false, retry_failed = false;
};

std::string variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? "" : value;
}

/// The part asked for, or the one that a Slurm array gives us, or all.
Result<Shard> shard_of(const SweepOptions& o) {
  if (!o.shard.empty()) return parse_shard(o.shard);
  const Result<std::optional<Shard>> slurm = slurm_shard(variable);
  if (!slurm) return slurm.errors();
  return slurm.value().value_or(Shard{});
}

/// Within a Slurm job no more threads than it was given, unless asked for.
void respect_slurm(CommonOptions& common) {
  const std::string given = variable("SLURM_CPUS_PER_TASK");
  if (common.threads == 0 && !given.empty())
    common.threads = std::min(std::atoi(given.c_str()), available_workers());
}

/// Everything that a sweep needs, put together; the order is that of their dependence.
struct Prepared {
  SweepDef def;
  SweepDesign design;
  PointPlans plans;
  Shard shard;
  SweepWork work;
  ExecutorPair executors;
  SweepRunner runner;

  Prepared(SweepDef d, SweepDesign points, const Shard& part, const CommonOptions& common)
      : def(std::move(d)),
        design(std::move(points)),
        plans(def),
        shard(part),
        work(def, design, shard),
        executors(
            make_executors(common, static_cast<std::uint32_t>(std::min<std::uint64_t>(
                                       work.planned(), static_cast<std::uint64_t>(thread_count(common)))))),
        runner(def, design, plans, *executors.inside, thread_count(common)) {}
};

/// What one task costs, measured on the first ones.
struct Cost {
  double seconds = 0;  ///< of the whole shard
  double bytes = 0;
};

Cost estimate(const Prepared& sweep, int threads) {
  constexpr std::chrono::seconds kPatience{2};
  constexpr std::uint64_t kMostTasks = 200;
  // Measured on files of sweeps: what comes to the values of a run, and to those of all.
  constexpr double kBytesPerRun = 55, kPages = 1.15, kBytesOfSeries = 300, kBytesOfScenario = 40'000,
                   kBytesAtLeast = 80'000;
  const auto begin = std::chrono::steady_clock::now();
  std::uint64_t tried = 0;
  std::atomic<std::uint64_t> next{0}, bytes{0};
  while (tried < std::min(sweep.work.planned(), kMostTasks) &&
         std::chrono::steady_clock::now() - begin < kPatience) {
    const auto n = static_cast<std::size_t>(
        std::min<std::uint64_t>(2 * static_cast<std::uint64_t>(threads), sweep.work.planned() - tried));
    // Spread over the points: they may differ in cost.
    sweep.executors.outside->for_each(n, [&](std::size_t) {
      const std::uint64_t at = next++ * std::max<std::uint64_t>(1, sweep.work.planned() / kMostTasks);
      const SweepTask task = sweep.runner.run(static_cast<std::uint32_t>(at / sweep.design.points()),
                                              static_cast<std::uint32_t>(at % sweep.design.points()));
      for (const SweepTask::PlanRun& plan : task.plans)
        bytes += value_bytes(sweep.runner.cells(), plan.run->values);
    });
    tried += n;
  }
  const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double tasks = static_cast<double>(sweep.work.planned()),
               of_tried = tasks / static_cast<double>(tried);
  double plans = 0;
  for (const SweepScenario& scenario : sweep.def.scenarios)
    plans += static_cast<double>(scenario.in_district.size());
  return {spent * of_tried, tasks * static_cast<double>(sweep.work.runs_each()) * kBytesPerRun +
                                static_cast<double>(bytes) * of_tried * kPages + plans * kBytesOfScenario +
                                static_cast<double>(sweep.runner.cells().series().size()) * kBytesOfSeries +
                                kBytesAtLeast};
}

int dry_run(const SweepOptions& o, const Prepared& sweep) {
  constexpr double kSecondsOfShard = 1800;
  const int threads = thread_count(o.common);
  const std::uint64_t runs = sweep.work.planned() * sweep.work.runs_each();
  const Cost cost = sweep.work.planned() > 0 ? estimate(sweep, threads) : Cost{};
  const auto shards = static_cast<std::uint64_t>(std::max(1.0, std::ceil(cost.seconds / kSecondsOfShard)));
  if (o.common.json) {
    const Json json = {{"name", sweep.def.name},
                       {"method", method_name(sweep.def.method)},
                       {"parameters", sweep.def.factors.size()},
                       {"points", sweep.design.points()},
                       {"plans", sweep.def.n_plans()},
                       {"replicates", sweep.def.replicates},
                       {"runs", runs},
                       {"values_per_run", sweep.runner.cells().size()},
                       {"seconds", cost.seconds},
                       {"threads", threads},
                       {"bytes", cost.bytes},
                       {"shards_of_half_an_hour", shards}};
    return print(json_text(json)) ? kSuccess : kInputOutput;
  }
  std::string text = fmt::format("{}: {} of {} parameters\n\n", sweep.def.name, method_name(sweep.def.method),
                                 sweep.def.factors.size());
  text +=
      fmt::format("{} points x {} plan{} x {} replicate{} = {} runs{}\n", count_words(sweep.design.points()),
                  sweep.def.n_plans(), sweep.def.n_plans() == 1 ? "" : "s", count_words(sweep.def.replicates),
                  sweep.def.replicates == 1 ? "" : "s",
                  count_words(sweep.design.points() * sweep.def.n_plans() * sweep.def.replicates),
                  runs < sweep.design.points() * sweep.def.n_plans() * sweep.def.replicates
                      ? fmt::format(", of which {} here", count_words(runs))
                      : "");
  text += fmt::format("{} values a run: {} metrics, {} group{}\n", count_words(sweep.runner.cells().size()),
                      sweep.def.outputs.metrics.size(), sweep.def.outputs.groups.size(),
                      sweep.def.outputs.groups.size() == 1 ? "" : "s");
  text +=
      fmt::format("about {} on {} thread{} of this machine, about {} of disk\n", duration_words(cost.seconds),
                  threads, threads == 1 ? "" : "s", bytes_words(cost.bytes));
  if (shards > 1) text += fmt::format("on a cluster: {} shards of about half an hour\n", shards);
  return print(text) ? kSuccess : kInputOutput;
}

std::string result_text(const SweepOptions& o, const Prepared& sweep, const std::string& file,
                        const StoreCounts& counts, const std::string& digest) {
  if (o.common.json) {
    const Json json = {{"name", sweep.def.name},          {"file", file},
                       {"points", sweep.design.points()}, {"runs", counts.done},
                       {"failed", counts.failed},         {"digest", digest}};
    return json_text(json);
  }
  std::string text = fmt::format("{}: {} runs in {}", sweep.def.name, count_words(counts.done), file);
  if (counts.failed > 0) text += fmt::format(", {} failed (table `failures`)", count_words(counts.failed));
  return text + fmt::format("\ndigest {}\n", digest);
}

int sweep(const SweepOptions& asked) {
  SweepOptions o = asked;
  respect_slurm(o.common);
  if (!o.common.seed.empty())
    return report_errors({{Trouble::Usage,
                           {},
                           "--seed",
                           "a sweep's luck is that of its scenarios",
                           "change `seed` in the scenarios, or in the sweep file for other points"}});
  const Result<Shard> shard = shard_of(o);
  if (!shard) return report_errors(shard.errors());
  Result<SweepDef> loaded = load_sweep(o.file);
  if (!loaded) return report_errors(loaded.errors());
  SweepDef def = std::move(loaded).value();
  if (o.run_cap > 0) def.run_cap = o.run_cap;
  Result<SweepDesign> design = sweep_design(def);
  if (!design) {
    Diagnostics errors = design.errors();
    for (Diagnostic& error : errors) error.place.file = o.file;
    return report_errors(errors);
  }
  const Prepared prepared(std::move(def), std::move(design).value(), shard.value(), o.common);
  if (o.dry_run) return dry_run(o, prepared);
  const std::string named =
      o.common.output.empty() ? std::filesystem::path(o.file).stem().string() + ".sqlite" : o.common.output;
  const std::string file = shard_file(named, prepared.shard);
  Result<std::unique_ptr<SweepStore>> opened = SweepStore::open(
      file, prepared.def, prepared.design, prepared.runner, {o.common.force, o.retry_failed});
  if (!opened) return report_errors(opened.errors());
  SweepStore& store = *opened.value();
  const std::string part =
      prepared.shard.is_whole() ? "" : fmt::format("{}/{}", prepared.shard.number(), prepared.shard.count);
  const int threads = thread_count(o.common);
  note(o.common, fmt::format("{}: {} runs into {}{}, {} thread{}", prepared.def.name,
                             count_words(prepared.work.planned() * prepared.work.runs_each()), file,
                             part.empty() ? "" : ", part " + part, threads, threads == 1 ? "" : "s"));
  drain_on_interrupt(o.common.quiet);
  store.begin_session({utc_text(std::chrono::system_clock::now()), command_line(), part, threads});
  SweepProgress progress(SweepProgress::style(o.progress, o.common.quiet), prepared.work.runs_each());
  SweepRunDef run;
  run.stop = &stop_requested();
  run.stop_on_failure = o.on_error == "stop";
  run.is_done = [&](std::uint32_t replicate, std::uint32_t point) { return store.done()(replicate, point); };
  run.take = [&](const SweepTask& task) { return store.add(task); };
  run.progress = [&](const SweepTally& tally) { progress.show(tally); };
  const SweepTally tally = run_sweep(prepared.work, prepared.runner, *prepared.executors.outside, run);
  progress.clear();
  const StoreCounts counts = store.counts();
  const Diagnostics trouble = store.close();
  if (!trouble.empty()) return report_errors(trouble);
  if (tally.stopped_early) {
    note(o.common, fmt::format("stopped early with {} of {} runs in {}; the same command goes on from here",
                               count_words(tally.done() * prepared.work.runs_each()),
                               count_words(tally.planned * prepared.work.runs_each()), file));
    return run.stop_on_failure && tally.failed > 0 ? kSomeRunsFailed : kStoppedEarly;
  }
  const Result<std::string> digest = sweep_digest(file);
  if (!digest) return report_errors(digest.errors());
  if (!print(result_text(o, prepared, file, counts, digest.value()))) return kInputOutput;
  return counts.failed > 0 ? kSomeRunsFailed : kSuccess;
}

}  // namespace

void add_sweep(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<SweepOptions>();
  Verb verb(app, "sweep", "Runs plans at many points of their assumptions; resumable");
  verb.footer("Example: pilotwave sweep scenarios/sweeps/training-dose.toml --dry-run");
  verb.add_option("FILE", o->file, "sweep file").required();
  verb.add_flag("--dry-run", o->dry_run,
                "only say how many runs there are, how long they take, how much disk");
  verb.add_option("--run-cap", o->run_cap, "at most this many runs in all, the first replicates first")
      .positive();
  verb.add_option("--shard", o->shard, "part I of N: 3/10. In a Slurm array it is found by itself");
  verb.add_option("--on-error", o->on_error, "when a run fails: continue (default) or stop")
      .one_of({"continue", "stop"});
  verb.add_flag("--retry-failed", o->retry_failed, "run again what failed before");
  verb.add_option("--progress", o->progress, "auto (default), line, plain, json or none, on standard error")
      .one_of({"auto", "line", "plain", "json", "none"});
  add_common(verb, o->common,
             "SQLite file that takes the runs, and goes on where it is (default: NAME.sqlite)");
  verb.callback([o, &exit_code] { exit_code = sweep(*o); });
}

}  // namespace pilotwave
