// pilotwave-viewer: what `pilotwave watch`, `present` and `render` become.
#include "cli/command_line.hpp"
#include "viz/verbs/verbs.hpp"

namespace {

void add_verbs(CLI::App& app, char** /*words*/, int& code) {
  using namespace pilotwave;
  add_watch(app, code);
  add_present(app, code);
  add_render(app, code);
}

}  // namespace

int main(int argc, char** argv) {
  return pilotwave::run_program(
      argc, argv,
      {"pilotwave-viewer shows runs: the part of pilotwave with windows and pictures.",
       "Started by: pilotwave watch, pilotwave present, pilotwave render", add_verbs});
}
