#include <memory>

#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/viewer.hpp"
#include "viz/verbs/verbs.hpp"
#include "viz/verbs/watch_arguments.hpp"
#include "viz/verbs/window.hpp"

namespace pilotwave {
namespace {

struct WatchVerb {
  WatchArguments watch;
  int week = 0, frames = 0;
  bool plays = false, measures = false;
  std::string folder = ".";
};

int watch(const WatchVerb& o) {
  if (const Diagnostics none = why_no_window("watch", "pictures and videos need none: pilotwave render");
      !none.empty())
    return report_errors(none);
  Result<std::vector<Scenario>> loaded = load_watched(o.watch);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario> plans = std::move(loaded).value();
  const Result<viz::View> view = first_view(o.watch, plans);
  if (!view) return report_errors(view.errors());
  const auto executor = make_executor(o.watch.common);
  viz::WatchSession session(plans, o.watch.replicate, *executor);
  viz::Controller controller(session, view.value(), plans.front().n_weeks, o.folder);
  controller.clock().go_to(o.week);
  viz::WatchWindowDef def;
  def.title = plans.front().district.name;
  def.plays = o.plays;
  def.most_frames = o.frames;
  def.measures = o.measures;
  // What is measured is a picture that moves, not one that waits at a flag.
  if (o.measures) {
    controller.view().auto_pause = false;
    session.wait_to_end();
  }
  if (o.watch.zoom > 1) controller.look_closer(o.watch.zoom);
  return show_in_window(session, controller, nullptr, def);
}

}  // namespace

void add_watch(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<WatchVerb>();
  Verb verb(app, kWatchVerb.name, kWatchVerb.summary);
  verb.footer(
      "Example: pilotwave watch scenarios/plans/launch-everywhere.toml scenarios/plans/staged-pilot.toml\n"
      "In the window: Space plays, ? shows every key.");
  add_watch_options(verb, o->watch);
  add_picture_options(verb, o->watch);
  verb.add_option("--week", o->week, "where to begin: weeks completed (default 0)").in_range(0, 100'000);
  verb.add_flag("--play", o->plays, "begin to play at once");
  verb.add_option("--folder", o->folder, "where pictures and branches are saved (default: here)")
      .existing_folder();
  verb.add_option("--frames", o->frames, "close after so many pictures").in_range(1, 100'000'000);
  verb.add_flag("--measure", o->measures, "paint without a pause and print how long pictures took");
  verb.callback([o, &exit_code] { exit_code = watch(*o); });
}

}  // namespace pilotwave
