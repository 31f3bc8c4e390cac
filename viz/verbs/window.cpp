#include "viz/verbs/window.hpp"

#include <fmt/format.h>

#include "cli/console.hpp"

namespace pilotwave {

#ifdef PILOTWAVE_WINDOW

Diagnostics why_no_window(const char*, const char*) { return {}; }

int show_in_window(viz::WatchSession& session, viz::Controller& controller, viz::TapePlayer* player,
                   const viz::WatchWindowDef& def) {
  const Result<std::string> times = viz::run_window(controller, player, def);
  if (!times) return report_errors(times.errors());
  if (const std::string failure = session.failure(); !failure.empty()) {
    say(fmt::format("internal error: {}", failure));
    return kInternalError;
  }
  if (def.measures && !print(times.value() + "\n")) return kInputOutput;
  return kSuccess;
}

#else

Diagnostics why_no_window(const char* verb, const char* instead) {
  return {
      {Trouble::Usage,
       {},
       verb,
       "this pilotwave was built without a window",
       fmt::format("build it with SFML (cmake --preset release; on Debian: apt-get install libsfml-dev); {}",
                   instead)}};
}

int show_in_window(viz::WatchSession&, viz::Controller&, viz::TapePlayer*, const viz::WatchWindowDef&) {
  return kInternalError;
}

#endif

}  // namespace pilotwave
