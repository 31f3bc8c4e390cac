#pragma once

namespace CLI {
class App;
}

namespace pilotwave {

// One function a verb: declares its arguments; the parsed verb sets `exit_code` when it has run.
void add_check(CLI::App& app, int& exit_code);
void add_run(CLI::App& app, int& exit_code);
void add_compare(CLI::App& app, int& exit_code);
void add_verify(CLI::App& app, int& exit_code);
void add_ablate(CLI::App& app, int& exit_code);
void add_flip(CLI::App& app, int& exit_code);
void add_stress(CLI::App& app, int& exit_code);
void add_validate(CLI::App& app, int& exit_code);
void add_calibrate(CLI::App& app, int& exit_code);
void add_import(CLI::App& app, int& exit_code);
void add_diff(CLI::App& app, int& exit_code);
void add_doctor(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_list(CLI::App& app, int& exit_code);
void add_bench(CLI::App& app, int& exit_code);
void add_nation(CLI::App& app, int& exit_code);
void add_sweep(CLI::App& app, int& exit_code);
void add_merge(CLI::App& app, int& exit_code);
void add_export(CLI::App& app, int& exit_code);
void add_sensitivity(CLI::App& app, int& exit_code);

}  // namespace pilotwave
