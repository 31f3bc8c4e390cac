#pragma once

namespace CLI {
class App;
}

namespace pilotwave {

// One function a verb: declares its arguments; the parsed verb sets `exit_code` when it has run.
void add_watch(CLI::App& app, int& exit_code);
void add_present(CLI::App& app, int& exit_code);
void add_render(CLI::App& app, int& exit_code);

}  // namespace pilotwave
