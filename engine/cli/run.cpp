#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/divergence.hpp"
#include "experiment/plan_runner.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "model/metrics/metric.hpp"
#include "report/json_text.hpp"
#include "report/output_folder.hpp"
#include "report/table_schema.hpp"
#include "report/tables.hpp"
#include "report/text_table.hpp"
#include "sweep/store/replayed_run.hpp"

namespace pilotwave {
namespace {

struct RunOptions {
  CommonOptions common;
  std::string scenario, district, observe, every = "month", replay;
  std::uint32_t n = 1, first = 0;
};

/// Values of one metric in the last school week of the run (flows: totals), over replicates.
using EndValues = std::vector<std::vector<double>>;

std::string end_value_text(const MetricSpec& spec, double value) {
  if (std::isnan(value)) return "-";
  if (spec.unit == "share") return fmt::format("{:.1f}%", 100 * value);
  if (spec.unit == "USD") return fmt::format("${:.0f}", value);
  return std::abs(value) >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.3f}", value);
}

std::string summary_text(const Scenario& s, const EndValues& ends, const ReplicateTally& tally) {
  std::string out =
      fmt::format("{} on {}: {} weeks from {}, {} run{}, seed {}\n\n", s.name, s.district.name, s.n_weeks,
                  date_text(s.start), tally.done.size(), tally.done.size() == 1 ? "" : "s", s.seed);
  TextTable table(
      {"last week of school (totals for incidents, money and hours)", "median", "lowest", "highest"},
      {true, false, false, false});
  const auto catalogue = metric_catalogue();
  for (std::size_t m = 0; m < catalogue.size(); ++m) {
    std::vector<double> values;
    std::copy_if(ends[m].begin(), ends[m].end(), std::back_inserter(values),
                 [](double v) { return !std::isnan(v); });
    if (values.empty()) continue;
    std::sort(values.begin(), values.end());
    table.add({std::string(catalogue[m].label), end_value_text(catalogue[m], quantile(values, 0.5)),
               end_value_text(catalogue[m], values.front()), end_value_text(catalogue[m], values.back())});
  }
  for (const std::string& line : table.lines(96)) out += line;
  return out;
}

std::string summary_json(const Scenario& s, const EndValues& ends, const ReplicateTally& tally) {
  nlohmann::ordered_json json = {{"schema_version", kTableSchemaVersion},
                                 {"scenario", s.slug},
                                 {"district", s.district.id},
                                 {"seed", s.seed},
                                 {"replicates", tally.done}};
  const auto catalogue = metric_catalogue();
  for (std::size_t m = 0; m < catalogue.size(); ++m) {
    nlohmann::ordered_json values = nlohmann::json::array();
    for (const double v : ends[m])
      values.push_back(std::isnan(v) ? nlohmann::ordered_json() : nlohmann::ordered_json(v));
    json["at_end"][std::string(catalogue[m].key)] = values;
  }
  return json_text(json);
}

/// The replicates are numbered from the first on, and no number is beyond 32 bits.
Diagnostics why_no_such_replicates(const RunOptions& o) {
  constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();
  if (o.n - 1 <= kLast - o.first) return {};
  return {{Trouble::Usage,
           {},
           "--replicate",
           fmt::format("{} replicates from {} on go beyond {}, the last there is", o.n, o.first, kLast),
           "begin with a smaller number"}};
}

std::vector<const TableSchema*> tables(bool replay) {
  std::vector<const TableSchema*> all = {&runs_schema(), &metrics_schema(), &events_schema(),
                                         &failed_schema()};
  if (replay) all.push_back(&replayed_metrics_schema());
  return all;
}

Result<std::unique_ptr<OutputFolder>> open_tables(const RunOptions& o, const Scenario& scenario) {
  const std::vector<const TableSchema*> written = tables(!o.replay.empty());
  std::vector<std::string> names = {"datapackage.json"};
  for (const TableSchema* table : written) names.push_back(table->file());
  Result<std::unique_ptr<OutputFolder>> folder = OutputFolder::open(o.common.output, names, o.common.force);
  if (!folder) return folder;
  for (const TableSchema* table : written) folder.value()->append(table->file(), table->header());
  folder.value()->append("datapackage.json", data_package_json(written, scenario.name));
  return folder;
}

/// A run of a sweep by its id, with what else the command line says.
Result<std::vector<Scenario>> load_replay(RunOptions& o, ReplayedRun& replay) {
  if (!o.district.empty() || !o.common.seed.empty() || o.n != 1 || o.first != 0 || !o.observe.empty())
    return Diagnostic{Trouble::Usage,
                      {},
                      "--replay",
                      "a run is repeated as it was: its district, luck, number and groups are its own",
                      "leave --district, --seed, -n, --replicate and --observe out"};
  Result<ReplayedRun> found = replayed_run(o.scenario, o.replay);
  if (!found) return found.errors();
  replay = std::move(found).value();
  o.first = replay.run.replicate;
  return std::vector<Scenario>{replay.scenario};
}

/// Whether a repeated run gave what the sweep holds; says so.
bool confirm_replay(const RunOptions& o, const ReplayedRun& replay, std::uint64_t hash) {
  const std::string now = fmt::format("{:016x}", hash);
  if (now == replay.run.result_hash) {
    note(o.common, fmt::format("run {}: the same result as in {}", replay.run_id, o.scenario));
    return true;
  }
  say(fmt::format("run {}: result {} differs from {} in {}; another version or build made it", replay.run_id,
                  now, replay.run.result_hash.empty() ? "a failure" : replay.run.result_hash, o.scenario));
  return false;
}

int run(const RunOptions& asked) {
  RunOptions o = asked;
  const CommandClock clock("run");
  if (const Diagnostics why = why_no_such_replicates(o); !why.empty()) return report_errors(why);
  const std::optional<Every> every = parse_every(o.every);
  if (!every)
    return report_errors({{Trouble::Usage,
                           {},
                           "--every",
                           fmt::format("`{}` is no interval", o.every),
                           "valid: week, month, end"}});
  std::string seed_origin;
  ReplayedRun replay;
  Result<std::vector<Scenario>> loaded = o.replay.empty()
                                             ? load_scenarios({o.scenario}, o.district, o.common, seed_origin)
                                             : load_replay(o, replay);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario> scenarios = std::move(loaded).value();
  const Scenario& scenario = scenarios.front();
  const ExecutorPair executors = make_executors(o.common, o.n);
  RecordOptions record;
  record.schools = o.observe == "schools" || (replay.cells && replay.cells->needs_schools());
  const PlanRunner runner(scenarios, *executors.inside, record);
  ScenarioKey key = scenario_key(scenario, scenario_text(scenario));
  if (!o.replay.empty()) {
    seed_origin = "sweep";
    key.known_id = replay.run_id;
    key.known_replay = fmt::format("pilotwave run --replay {} {}", replay.run_id,
                                   std::filesystem::path(o.scenario).filename().string());
  }
  bool confirmed = true;
  std::vector<InputFile> inputs;
  std::unique_ptr<OutputFolder> folder;
  if (!o.common.output.empty()) {
    Result<std::vector<InputFile>> hashed = hash_inputs(scenarios);
    if (!hashed) return report_errors(hashed.errors());
    inputs = std::move(hashed).value();
    Result<std::unique_ptr<OutputFolder>> opened = open_tables(o, scenario);
    if (!opened) return report_errors(opened.errors());
    folder = std::move(opened).value();
  }
  const std::vector<Period> rows = periods(scenario.start, scenario.n_weeks, *every),
                            whole = periods(scenario.start, scenario.n_weeks, Every::End);
  const Calendar calendar(scenario.start, scenario.n_weeks, scenario.district.calendar);
  int last_school_week = scenario.n_weeks - 1;  // many levels rest while school is out
  while (last_school_week > 0 && !calendar.in_session(last_school_week)) --last_school_week;
  EndValues ends(metric_catalogue().size());
  drain_on_interrupt(o.common.quiet);
  ProgressLine progress(o.common);
  ReplicatesDef def{o.first, o.n, &stop_requested(),
                    [&](const ReplicateTally& t) { progress.show(t, 1, ""); }};
  const ReplicateTally tally =
      run_replicates(*executors.outside, def, [&](std::uint32_t replicate) -> Commit {
        auto records = std::make_shared<std::vector<RunRecord>>(runner(replicate));
        return [&, replicate, records] {
          const RunRecord& r = records->front();
          if (!o.replay.empty()) confirmed = confirm_replay(o, replay, result_hash(r));
          if (folder) {
            std::string runs, metrics, events;
            append_run(runs, key, replicate, result_hash(r));
            append_metrics(metrics, key, replicate, r, rows, group_sizes(scenario.district, r.groups()));
            append_events(events, key, replicate, r);
            if (replay.cells) folder->append(replayed_metrics_schema().file(), replayed_metrics(replay, r));
            const bool written = folder->append("runs.csv", runs) && folder->append("metrics.csv", metrics) &&
                                 folder->append("events.csv", events);
            if (!written) return false;
          }
          for (std::size_t m = 0; m < ends.size(); ++m) {
            const bool level = metric_catalogue()[m].time == MetricTime::Level;
            ends[m].push_back(level ? r.value(static_cast<int>(m), 0, last_school_week)
                                    : period_value(r, static_cast<int>(m), 0, whole.front()));
          }
          return true;
        };
      });
  progress.clear();
  for (const FailedReplicate& f : tally.failed) {
    say(fmt::format("replicate {} failed: {}", f.replicate, f.error));
    if (!folder) continue;
    std::string runs, failed;
    append_failed_run(runs, failed, key, f.replicate, f.error);
    folder->append("runs.csv", runs);
    folder->append("failed.csv", failed);
  }
  const bool written = !folder || folder->troubles().empty();
  if (tally.done.empty() && tally.failed.empty() && written) {
    if (folder) folder->discard();
    say("stopped before any run was finished: nothing was kept");
    return kStoppedEarly;
  }
  int code = !tally.failed.empty() ? kSomeRunsFailed : confirmed ? kSuccess : kDifferenceFound;
  if (tally.stopped_early && written) {
    note(o.common, fmt::format("stopped early: {} of {} runs were finished{}", tally.done.size(),
                               tally.planned, folder ? " and kept" : ""));
    code = kStoppedEarly;
  }
  if (folder) {
    const ManifestFacts facts = clock.facts(scenarios, std::move(inputs), o.common, seed_origin, tally);
    code = finish_folder(*folder, facts, o.common, code);
  }
  if (tally.done.empty()) return code;
  // What was computed is shown even where it could not be kept.
  const std::string text =
      o.common.json ? summary_json(scenario, ends, tally) : summary_text(scenario, ends, tally);
  return print(text) ? code : kInputOutput;
}

}  // namespace

void add_run(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<RunOptions>();
  Verb verb(app, "run", "Runs one plan, one or more times");
  verb.footer("Example: pilotwave run scenarios/plans/staged-pilot.toml -n 10 --output results/staged");
  verb.add_option("SCENARIO", o->scenario, "scenario file; with --replay the SQLite file of a sweep")
      .required();
  verb.add_option("--replay", o->replay,
                  "id of a run of a sweep: repeats it and says whether the result is the same");
  verb.add_option("-n,--replicates", o->n, "runs, each with its own luck").in_range(1U, 10'000'000U);
  verb.add_option("--replicate", o->first, "number of the first replicate (default 0)");
  verb.add_option("--district", o->district, "district file instead of the scenario's");
  verb.add_option("--observe", o->observe, "`schools`: also one group for each school").one_of({"schools"});
  verb.add_option("--every", o->every, "rows of metrics.csv: week, month or end");
  add_common(verb, o->common, "folder for runs.csv, metrics.csv, events.csv, failed.csv and manifest.json");
  verb.callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace pilotwave
