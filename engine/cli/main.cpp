#include "cli/command_line.hpp"
#include "cli/verbs.hpp"
#include "cli/viewer.hpp"

namespace {

void add_verbs(CLI::App& app, char** words, int& code) {
  using namespace pilotwave;
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
  add_viewer_verbs(app, words, code);
  add_list(app, code);
  add_bench(app, code);
}

}  // namespace

int main(int argc, char** argv) {
  return pilotwave::run_program(
      argc, argv,
      {"pilotwave rehearses an AI-tool rollout in a school district before the district lives it.",
       "Example: pilotwave compare scenarios/plans/launch-everywhere.toml "
       "scenarios/plans/staged-pilot.toml\nEvery verb: pilotwave VERB --help",
       add_verbs});
}
