#include "cli/command_line.hpp"

#include <exception>
#include <sstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/console.hpp"
#include "cli/standard_streams.hpp"
#include "report/build_facts.hpp"

namespace pilotwave {
namespace {

std::string& typed_line() {
  static std::string text;
  return text;
}

int run_verb(int argc, char** argv, const ProgramDef& def) {
  for (int i = 0; i < argc; ++i)
    typed_line() += (i > 0 ? " " : "") + std::string(i > 0 ? argv[i] : "pilotwave");
  CLI::App app{def.description};
  app.footer(def.examples);
  const BuildFacts& facts = build_facts();
  app.set_version_flag("--version", fmt::format("pilotwave {} ({}, {}; draws: {})", facts.version,
                                                facts.compiler, facts.flags, facts.generator));
  app.require_subcommand(1);
  int code = kSuccess;
  def.add_verbs(app, argv, code);
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

int run_program(int argc, char** argv, const ProgramDef& def) {
  secure_standard_streams();
  keep_memory();
  try {
    return run_verb(argc, argv, def);
  } catch (const std::exception& error) {
    say(fmt::format("internal error: {}", error.what()));
    return kInternalError;
  }
}

const std::string& command_line() { return typed_line(); }

}  // namespace pilotwave
