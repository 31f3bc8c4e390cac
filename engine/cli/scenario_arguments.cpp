#include "cli/scenario_arguments.hpp"

#include <algorithm>
#include <charconv>
#include <random>
#include <utility>

#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "cli/verb.hpp"

namespace pilotwave {

Result<std::uint32_t> parse_seed(const std::string& text) {
  if (text == "random") return std::uint32_t{std::random_device{}()};
  std::uint32_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error == std::errc() && end == text.data() + text.size()) return seed;
  return Diagnostic{Trouble::Usage,
                    {},
                    "--seed",
                    fmt::format("`{}` is no seed", text),
                    "give a whole number from 0 to 4294967295, or `random`"};
}

void add_run_options(Verb& verb, CommonOptions& o, const std::string& seed_text) {
  verb.add_option("--threads", o.threads,
                  "threads to use; default: all allowed processors. Results never depend on it.")
      .in_range(1, 1024);
  verb.add_option("--executor", o.executor,
                  "what runs the threads: tbb (default), threads or serial. Results never depend on it.")
      .one_of({"tbb", "threads", "serial"});
  verb.add_option("--seed", o.seed, seed_text);
  verb.add_flag("--json", o.json, "machine-readable result on standard output");
  verb.add_flag("--quiet,-q", o.quiet, "say nothing on standard error but errors");
  verb.add_flag("--no-color", o.no_color, "no colour");
}

void add_common(Verb& verb, CommonOptions& o, const std::string& output_text) {
  add_run_options(verb, o);
  verb.add_option("--output,-o", o.output, output_text);
  verb.add_flag("--force", o.force, "replace finished results");
}

Result<std::vector<Scenario>> load_scenarios(const std::vector<std::string>& paths,
                                             const std::string& district, const CommonOptions& options,
                                             std::string& seed_origin) {
  Diagnostics errors;
  std::vector<Scenario> scenarios;
  for (const std::string& path : paths) {
    Result<Scenario> one = load_scenario(path, district);
    if (one) {
      scenarios.push_back(std::move(one).value());
      continue;
    }
    for (const Diagnostic& e : one.errors()) {
      // A file that several plans extend is wrong only once.
      const bool known = std::any_of(errors.begin(), errors.end(),
                                     [&](const Diagnostic& d) { return d.text() == e.text(); });
      if (!known) errors.push_back(e);
    }
  }
  seed_origin = "scenario";
  if (!options.seed.empty()) {
    const Result<std::uint32_t> seed = parse_seed(options.seed);
    if (!seed) {
      errors.insert(errors.end(), seed.errors().begin(), seed.errors().end());
    } else {
      for (Scenario& s : scenarios) s.seed = seed.value();
      seed_origin = options.seed == "random" ? "drawn at random" : "command line";
    }
  }
  if (!errors.empty()) return errors;
  return scenarios;
}

int thread_count(const CommonOptions& options) {
  return options.threads > 0 ? options.threads : available_workers();
}

std::unique_ptr<Executor> make_executor(const CommonOptions& options) {
  const int threads = thread_count(options);
  if (threads == 1 || options.executor == "serial") return make_serial_executor();
  return options.executor == "threads" ? make_thread_executor(threads) : make_tbb_executor(threads);
}

ExecutorPair make_executors(const CommonOptions& options, std::uint32_t n_replicates) {
  ExecutorPair pair{make_executor(options), make_serial_executor()};
  if (n_replicates < static_cast<std::uint32_t>(thread_count(options))) std::swap(pair.outside, pair.inside);
  return pair;
}

CommandClock::CommandClock(std::string verb) : verb_(std::move(verb)) {}

ManifestFacts CommandClock::facts(const std::vector<Scenario>& scenarios, std::vector<InputFile> inputs,
                                  const CommonOptions& options, const std::string& seed_origin,
                                  const ReplicateTally& tally) const {
  ManifestFacts facts;
  const auto now = std::chrono::system_clock::now();
  facts.verb = verb_;
  facts.command_line = command_line();
  facts.started_utc = utc_text(started_);
  facts.finished_utc = utc_text(now);
  facts.wall_seconds = std::chrono::duration<double>(now - started_).count();
  facts.n_threads = thread_count(options);
  facts.seed = scenarios.front().seed;
  facts.seed_origin = seed_origin;
  facts.inputs = std::move(inputs);
  for (const Scenario& s : scenarios) facts.scenarios.push_back({s.slug, s.name, scenario_text(s)});
  facts.planned = tally.planned;
  facts.done = static_cast<std::uint32_t>(tally.done.size());
  facts.failed = static_cast<std::uint32_t>(tally.failed.size());
  facts.stopped_early = tally.stopped_early;
  return facts;
}

int finish_folder(OutputFolder& folder, const ManifestFacts& facts, const CommonOptions& options, int code) {
  const Diagnostics troubles =
      folder.finish([&](std::span<const WrittenFile> files) { return manifest_json(facts, files); });
  if (!troubles.empty()) return report_errors(troubles);
  note(options, fmt::format("wrote {}", folder.path().string()));
  return code;
}

}  // namespace pilotwave
