#include <exception>
#include <sstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/console.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/standard_streams.hpp"
#include "cli/verbs.hpp"
#include "report/build_facts.hpp"

namespace {

int run_command_line(int argc, char** argv) {
  using namespace pilotwave;
  for (int i = 0; i < argc; ++i)
    command_line() += (i > 0 ? " " : "") + std::string(i > 0 ? argv[i] : "pilotwave");
  CLI::App app{"pilotwave rehearses an AI-tool rollout in a school district before the district lives it."};
  app.footer(
      "Example: pilotwave compare scenarios/plans/launch-everywhere.toml "
      "scenarios/plans/staged-pilot.toml\nEvery verb: pilotwave VERB --help");
  const BuildFacts& facts = build_facts();
  app.set_version_flag("--version", fmt::format("pilotwave {} ({}, {}; draws: {})", facts.version,
                                                facts.compiler, facts.flags, facts.generator));
  app.require_subcommand(1);
  int code = kSuccess;
  add_check(app, code);
  add_run(app, code);
  add_compare(app, code);
  add_verify(app, code);
  add_ablate(app, code);
  add_stress(app, code);
  add_flip(app, code);
  add_sweep(app, code);
  add_merge(app, code);
  add_export(app, code);
  add_sensitivity(app, code);
  add_calibrate(app, code);
  add_validate(app, code);
  add_import(app, code);
  add_nation(app, code);
  add_diff(app, code);
  add_doctor(app, code);
  add_explain(app, code);
  add_watch(app, code);
  add_present(app, code);
  add_render(app, code);
  add_list(app, code);
  add_bench(app, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out, err;
    const bool wrong = app.exit(error, out, err) != 0;
    if (wrong) to_stderr(err.str());
    if (!print(out.str())) return kInputOutput;
    return wrong ? kUsage : kSuccess;
  }
  return code;
}

/// Worlds and states come and go by the megabyte: their memory stays here for the next run, instead of going
/// back to the system to be fetched again page by page.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int kMebibyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 32 * kMebibyte);  // the most that glibc allows
  mallopt(M_TRIM_THRESHOLD, 512 * kMebibyte);
  mallopt(M_TOP_PAD, 16 * kMebibyte);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  pilotwave::secure_standard_streams();
  keep_memory();
  try {
    return run_command_line(argc, argv);
  } catch (const std::exception& error) {
    pilotwave::say(fmt::format("internal error: {}", error.what()));
    return pilotwave::kInternalError;
  }
}
