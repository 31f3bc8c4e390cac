#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/report_analysis.hpp"
#include "cli/report_file.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/compare.hpp"
#include "experiment/divergence.hpp"
#include "report/comparison_json.hpp"
#include "report/output_folder.hpp"
#include "report/table_schema.hpp"
#include "report/tables.hpp"
#include "report/terminal_report.hpp"

namespace pilotwave {
namespace {

struct CompareOptions {
  CommonOptions common;
  std::vector<std::string> plans;
  std::string district, every = "end";
  std::string report;              ///< file, "" = none
  std::uint32_t what_matters = 0;  ///< pairs of the analyses that a report may have besides; 0 = none
  std::uint32_t n = 100;
  bool events = false;
  bool until_settled = false;
  std::uint32_t most = SettleDef{}.most;
  std::string wait_for = "goals";
};

/// How pairs are counted: fixed beforehand, or added until verdicts are settled.
std::uint32_t most_pairs(const CompareOptions& o) { return o.until_settled ? o.most : o.n; }

/// The tables of a comparison as they grow, run by run in replicate order.
class CompareTables {
 public:
  CompareTables(OutputFolder& folder, std::span<const Scenario> scenarios, Every every, bool events)
      : folder_(folder),
        scenarios_(scenarios),
        events_(events),
        rows_(periods(scenarios.front().start, scenarios.front().n_weeks, every)) {
    for (const Scenario& s : scenarios) keys_.push_back(scenario_key(s, scenario_text(s)));
    for (const TableSchema* table : tables(events)) folder_.append(table->file(), table->header());
    folder_.append("datapackage.json", data_package_json(tables(events), "Comparison"));
  }
  static std::vector<const TableSchema*> tables(bool events) {
    std::vector<const TableSchema*> list = {&runs_schema(), &metrics_schema(), &pairs_schema(),
                                            &summary_schema(), &failed_schema()};
    if (events) list.push_back(&events_schema());
    return list;
  }
  static std::vector<std::string> files(bool events) {
    std::vector<std::string> names = {"datapackage.json"};
    for (const TableSchema* table : tables(events)) names.push_back(table->file());
    return names;
  }
  /// Makes the rows of one replicate, at any time; the commit appends them when its turn comes.
  Commit add(std::uint32_t replicate, std::span<const RunRecord> records) const {
    std::string runs, metrics, events;
    for (std::size_t p = 0; p < records.size(); ++p) {
      append_run(runs, keys_[p], replicate, result_hash(records[p]));
      append_metrics(metrics, keys_[p], replicate, records[p], rows_,
                     group_sizes(scenarios_[p].district, records[p].groups()));
      if (events_) append_events(events, keys_[p], replicate, records[p]);
    }
    return [this, runs, metrics, events] {
      return folder_.append("runs.csv", runs) && folder_.append("metrics.csv", metrics) &&
             (!events_ || folder_.append("events.csv", events));
    };
  }
  void close(const Comparison& comparison) {
    for (const FailedReplicate& f : comparison.replicates.failed) {
      for (const ScenarioKey& key : keys_) {
        std::string runs, failed;
        append_failed_run(runs, failed, key, f.replicate, f.error);
        folder_.append("runs.csv", runs);
        folder_.append("failed.csv", failed);
      }
    }
    std::string pairs, summary;
    append_pairs(pairs, comparison);
    append_summary(summary, comparison);
    folder_.append("pairs.csv", pairs);
    folder_.append("summary.csv", summary);
  }

 private:
  OutputFolder& folder_;
  std::span<const Scenario> scenarios_;
  bool events_;
  std::vector<Period> rows_;
  std::vector<ScenarioKey> keys_;
};

int compare_plans(const CompareOptions& o) {
  const CommandClock clock("compare");
  const std::optional<Every> every = parse_every(o.every);
  if (!every)
    return report_errors({{Trouble::Usage,
                           {},
                           "--every",
                           fmt::format("`{}` is no interval", o.every),
                           "valid: week, month, end"}});
  std::string seed_origin;
  Result<std::vector<Scenario>> loaded = load_scenarios(o.plans, o.district, o.common, seed_origin);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario> scenarios = std::move(loaded).value();
  if (const Diagnostics why = why_not_paired(scenarios); !why.empty()) return report_errors(why);
  if (!o.report.empty()) {
    if (const Diagnostics why = why_no_report(o.report, o.common); !why.empty()) return report_errors(why);
  }
  const int threads = thread_count(o.common);
  const ExecutorPair executors = make_executors(o.common, most_pairs(o));
  std::vector<InputFile> inputs;
  std::unique_ptr<OutputFolder> folder;
  std::unique_ptr<CompareTables> tables;
  if (!o.common.output.empty()) {
    Result<std::vector<InputFile>> hashed = hash_inputs(scenarios);
    if (!hashed) return report_errors(hashed.errors());
    inputs = std::move(hashed).value();
    Result<std::unique_ptr<OutputFolder>> opened =
        OutputFolder::open(o.common.output, CompareTables::files(o.events), o.common.force);
    if (!opened) return report_errors(opened.errors());
    folder = std::move(opened).value();
    tables = std::make_unique<CompareTables>(*folder, scenarios, *every, o.events);
  }
  note(o.common, fmt::format("comparing {} plans on {}: {}{} pairs of runs, {} weeks, seed {}, {} thread{}",
                             scenarios.size(), scenarios.front().district.name,
                             o.until_settled ? "at most " : "", most_pairs(o), scenarios.front().n_weeks,
                             scenarios.front().seed, threads, threads == 1 ? "" : "s"));
  drain_on_interrupt(o.common.quiet);
  ProgressLine progress(o.common);
  CompareDef def;
  def.replicates.count = o.n;
  def.replicates.stop = &stop_requested();
  if (o.until_settled)
    def.settle = SettleDef{o.most, o.wait_for == "all" ? SettleWhat::EveryOutcome : SettleWhat::Goals};
  def.progress = [&](const CompareProgress& p) {
    progress.show(p.tally, scenarios.size(),
                  fmt::format("({}: {} to {})", p.outcome.label, p.count.won, p.count.lost));
  };
  if (tables)
    def.observe = [&](std::uint32_t replicate, std::span<const RunRecord> records) {
      return tables->add(replicate, records);
    };
  const PlanRunner runner(scenarios, *executors.inside, {});
  const Comparison comparison = compare(scenarios, runner, *executors.outside, def);
  progress.clear();
  for (const FailedReplicate& f : comparison.replicates.failed)
    say(fmt::format("replicate {} failed: {}", f.replicate, f.error));
  const bool written = !folder || folder->troubles().empty();
  if (comparison.n_pairs() == 0) {
    if (!written) return report_errors(folder->troubles());
    if (folder) folder->discard();
    say("no pair of runs was finished: nothing to compare, and nothing was kept");
    return comparison.replicates.stopped_early ? kStoppedEarly : kSomeRunsFailed;
  }
  int code = comparison.replicates.failed.empty() ? kSuccess : kSomeRunsFailed;
  if (comparison.replicates.stopped_early && written) {
    note(o.common, fmt::format("stopped early: {} of {} pairs were finished{}", comparison.n_pairs(),
                               most_pairs(o), folder ? " and kept" : ""));
    code = kStoppedEarly;
  }
  if (folder) {
    tables->close(comparison);
    const ManifestFacts facts =
        clock.facts(scenarios, std::move(inputs), o.common, seed_origin, comparison.replicates);
    code = finish_folder(*folder, facts, o.common, code);
  }
  if (!o.report.empty()) {
    page::Analysis analysis;
    if (o.what_matters > 0 && scenarios.size() == 2)
      analysis = analyse_for_report(comparison, scenarios, o.what_matters, executors, o.common);
    code = write_report(o.report, comparison, scenarios, seed_origin, std::move(analysis), o.common, code);
  }
  // What was computed is shown even where it could not be kept.
  const std::string text =
      o.common.json ? comparison_json(comparison) : terminal_report(comparison, {96, wants_colour(o.common)});
  return print(text) ? code : kInputOutput;
}

}  // namespace

void add_compare(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<CompareOptions>();
  Verb verb(app, "compare",
            "Compares plans run by run: the same people, the same luck, only the plan differs");
  verb.footer(
      "Example: pilotwave compare scenarios/plans/launch-everywhere.toml scenarios/plans/staged-pilot.toml "
      "-n 100");
  verb.add_option("PLAN", o->plans, "two to six scenario files").required().expected(2, 6);
  Argument n =
      verb.add_option("-n,--replicates", o->n, "pairs of runs (default 100)").in_range(1U, 1'000'000U);
  Argument until =
      verb.add_flag("--until-settled", o->until_settled, "add pairs until more would not change a verdict")
          .excludes(n);
  verb.add_option("--most", o->most, "with --until-settled: most pairs (default 1000)")
      .in_range(1U, 1'000'000U)
      .needs(until);
  verb.add_option("--wait-for", o->wait_for,
                  "with --until-settled: verdicts on `goals` (default) or `all` outcomes")
      .one_of({"goals", "all"})
      .needs(until);
  verb.add_option("--district", o->district, "district file instead of the plans'");
  verb.add_option("--every", o->every, "rows of metrics.csv: week, month or end (default end)");
  Argument report =
      verb.add_option("--report", o->report, "also write the report for a meeting: one HTML file")
          .type_name("FILE");
  verb.add_option("--what-matters", o->what_matters,
                  "with --report and two plans: also what each part does, stress tests and what would turn "
                  "the verdict, "
                  "by so many pairs (5 or more; thousands of runs)")
      .in_range(5U, 100'000U)
      .needs(report);
  verb.add_flag("--events", o->events, "also write events.csv");
  add_common(verb, o->common,
             "folder for runs.csv, metrics.csv, pairs.csv, summary.csv, failed.csv and manifest.json");
  verb.callback([o, &exit_code] { exit_code = compare_plans(*o); });
}

}  // namespace pilotwave
