#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/hash.hpp"
#include "base/nearest_name.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/nation_progress.hpp"
#include "cli/nation_text.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "nation/checkpoint.hpp"
#include "nation/nation_reader.hpp"
#include "nation/nation_run.hpp"
#include "nation/nation_tables.hpp"
#include "nation/plan_scaling.hpp"
#include "report/build_facts.hpp"
#include "report/output_folder.hpp"

namespace pilotwave {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kCheckpoint = "checkpoint.nation";
/// No more than this is lost when the process is killed.
constexpr std::chrono::seconds kSaveEvery{5};

struct NationOptions {
  CommonOptions common;
  std::string nation, plan, every = "end", progress = "auto";
  std::vector<std::string> states;
  std::uint32_t replicate = 0;
};

/// Leaves the districts of some states. Errors: Usage for a state that has none.
Diagnostics keep_states(const std::vector<std::string>& wanted, NationDef& nation) {
  if (wanted.empty()) return {};
  const Areas areas(nation.districts);
  Diagnostics errors;
  for (const std::string& state : wanted) {
    if (std::find(areas.states().begin(), areas.states().end(), state) != areas.states().end()) continue;
    errors.push_back({Trouble::Usage,
                      {},
                      "--states",
                      fmt::format("the nation has no state `{}`", state),
                      suggest_name(state, areas.states())});
  }
  std::erase_if(nation.districts, [&](const DistrictDef& district) {
    return std::find(wanted.begin(), wanted.end(), district.state) == wanted.end();
  });
  return errors;
}

/// Everything that results depend on.
std::string key_of(const NationOptions& o, const Scenario& plan, const std::vector<InputFile>& inputs) {
  std::string key = fmt::format("version {}\nevery {}\nreplicate {}\nstates {}\n", build_facts().version,
                                o.every, o.replicate, fmt::join(o.states, " "));
  for (const InputFile& file : inputs) key += file.sha256 + "\n";
  return key + scenario_text(plan);
}

/// The folder of results with the checkpoint in it.
struct Output {
  std::unique_ptr<OutputFolder> folder;
  std::optional<Checkpoint> checkpoint;
};

Result<Output> open_output(const NationOptions& o, const std::string& title, const std::string& key,
                           NationSums& sums) {
  Output out;
  if (o.common.output.empty()) return out;
  const std::vector<const TableSchema*> schemas = {&nation_schema(), &states_schema(), &sizes_schema(),
                                                   &districts_schema(), &failed_districts_schema()};
  std::vector<std::string> names = {"datapackage.json"};
  for (const TableSchema* schema : schemas) names.push_back(schema->file());
  Result<std::unique_ptr<OutputFolder>> folder = OutputFolder::open(o.common.output, names, o.common.force);
  if (!folder) return folder.errors();
  out.folder = std::move(folder).value();
  out.checkpoint.emplace(std::filesystem::path(o.common.output) / kCheckpoint, key);
  if (o.common.force) out.checkpoint->remove();
  const Result<bool> found = out.checkpoint->resume(sums);
  if (!found) {
    out.folder->discard();
    return found.errors();
  }
  out.folder->append("datapackage.json", data_package_json(schemas, title));
  return out;
}

int nation(const NationOptions& o) {
  const CommandClock clock("nation");
  const std::optional<Every> every = parse_every(o.every);
  Result<NationDef> loaded = load_nation(o.nation);
  if (!loaded) return report_errors(loaded.errors());
  NationDef def = std::move(loaded).value();
  if (const Diagnostics errors = keep_states(o.states, def); !errors.empty()) return report_errors(errors);
  std::string seed_origin;
  Result<std::vector<Scenario>> plans = load_scenarios({o.plan}, {}, o.common, seed_origin);
  if (!plans) return report_errors(plans.errors());
  std::vector<Scenario> scenarios = std::move(plans).value();
  Scenario& plan = scenarios.front();
  if (const Diagnostics errors = why_not_national(plan); !errors.empty()) return report_errors(errors);
  plan.input_files.insert(plan.input_files.end(), def.input_files.begin(), def.input_files.end());
  Result<std::vector<InputFile>> hashed = hash_inputs(scenarios);
  if (!hashed) return report_errors(hashed.errors());
  const std::vector<InputFile> inputs = std::move(hashed).value();

  const std::vector<ReadPeriod> periods = read_periods(plan.start, plan.n_weeks, CalendarDef{}, *every);
  const Areas areas(def.districts);
  NationSums sums(areas.count(), periods.size());
  drain_on_interrupt(o.common.quiet);  // first: from the folder on there is something to keep
  Result<Output> opened =
      open_output(o, fmt::format("{} in {}", plan.name, def.name), key_of(o, plan, inputs), sums);
  if (!opened) return report_errors(opened.errors());
  const Output output = std::move(opened).value();
  if (sums.taken() > 0)
    note(o.common, fmt::format("goes on after {} of {} districts", count_words(sums.taken()),
                               count_words(def.districts.size())));

  const std::unique_ptr<Executor> executor = make_executor(o.common);
  NationProgress progress(SweepProgress::style(o.progress, o.common.quiet));
  Diagnostics trouble;
  Clock::time_point saved = Clock::now();
  NationRunDef run{def, plan, o.replicate, periods, &stop_requested(), {}};
  run.taken = [&](const NationTally& tally, const NationSums& so_far) {
    progress.show(tally);
    if (!output.checkpoint || Clock::now() - saved < kSaveEvery) return true;
    trouble = output.checkpoint->save(so_far);
    saved = Clock::now();
    return trouble.empty();
  };
  const Clock::time_point started = Clock::now();
  const NationTally tally = run_nation(run, *executor, sums);
  const NationSpeed speed{tally.taken_weeks - tally.found_weeks,
                          std::chrono::duration<double>(Clock::now() - started).count(),
                          thread_count(o.common), stable_hash(sums.bytes())};
  progress.clear();
  if (trouble.empty() && tally.stopped_early && output.checkpoint) trouble = output.checkpoint->save(sums);
  if (!trouble.empty()) {
    if (output.folder) output.folder->discard();
    return report_errors(trouble);
  }
  if (tally.stopped_early) {
    if (output.folder) output.folder->discard();
    note(o.common,
         fmt::format("stopped early after {} of {} districts; {}", count_words(tally.taken),
                     count_words(tally.districts),
                     output.folder ? "the same command goes on from here"
                                   : "nothing was kept: name a folder with --output to go on later"));
    return kStoppedEarly;
  }
  const NationResult result{def, areas, periods, sums};
  note(o.common, speed.text());
  int code = sums.failed().empty() ? kSuccess : kSomeRunsFailed;
  if (output.folder) {
    for (const NationTable& table : nation_tables(result))
      output.folder->append(table.schema->file(), table.text);
    ReplicateTally done;
    done.planned = static_cast<std::uint32_t>(tally.districts);
    for (std::size_t d = 0; d < tally.taken; ++d) done.done.push_back(static_cast<std::uint32_t>(d));
    const ManifestFacts facts = clock.facts(scenarios, inputs, o.common, seed_origin, done);
    code = finish_folder(*output.folder, facts, o.common, code);
    // Kept while anything could still go wrong: with it the tables are written again in a moment.
    if (code == kSuccess || code == kSomeRunsFailed) output.checkpoint->remove();
  }
  if (!sums.failed().empty())
    say(fmt::format("{} districts failed; the first, {}: {}", sums.failed().size(),
                    def.districts[sums.failed().front().district].id, sums.failed().front().why));
  const std::string text = o.common.json ? nation_json(plan, result, speed) : nation_text(plan, result);
  return print(text) ? code : kInputOutput;
}

}  // namespace

void add_nation(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<NationOptions>();
  Verb verb(app, "nation", "Runs one plan in every district of a nation; resumable");
  verb.footer("Example: pilotwave nation us.toml scenarios/plans/staged-pilot.toml --output results/us");
  verb.add_option("NATION", o->nation, "nation file, made by `pilotwave import --nation`").required();
  verb.add_option("SCENARIO", o->plan, "scenario file; each district gets it by its own size").required();
  verb.add_option("--states", o->states, "only these states: --states WA,OR").delimiter(',');
  verb.add_option("--replicate", o->replicate, "number of the world and its luck (default 0)");
  verb.add_option("--every", o->every, "rows of the tables: week, month or end (default)")
      .one_of({"week", "month", "end"});
  verb.add_option("--progress", o->progress, "auto (default), line, plain, json or none, on standard error")
      .one_of({"auto", "line", "plain", "json", "none"});
  add_common(
      verb, o->common,
      "folder for nation.csv, states.csv, sizes.csv, districts.csv and manifest.json; goes on where it is");
  verb.callback([o, &exit_code] { exit_code = nation(*o); });
}

}  // namespace pilotwave
