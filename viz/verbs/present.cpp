#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/viewer.hpp"
#include "population/import/file_writer.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/tape/default_tape.hpp"
#include "viz/verbs/verbs.hpp"
#include "viz/verbs/watch_arguments.hpp"
#include "viz/verbs/window.hpp"

namespace pilotwave {
namespace {

struct PresentVerb {
  WatchArguments watch;
  std::string save, tape;
  std::uint32_t pairs = 100;
  int frames = 0;
  double pace = 1;
};

/// What a tape says of itself goes for the run.
void take_from(const viz::Tape& tape, WatchArguments& arguments) {
  arguments.plans = tape.plans;
  if (arguments.district.empty()) arguments.district = tape.district;
  if (arguments.common.seed.empty()) arguments.common.seed = tape.seed;
  arguments.replicate = static_cast<std::uint32_t>(tape.replicate);
}

viz::Tape made_tape(const PresentVerb& o, const std::vector<Scenario>& plans, Executor& executor) {
  viz::Rehearsal rehearsal(plans, o.watch.replicate, executor);
  rehearsal.run_to_end();
  const auto frame = rehearsal.frame({plans.front().n_weeks, {}});
  std::vector<std::string> headline;
  if (plans.size() > 1) {
    note(o.watch.common, fmt::format("running {} pairs for the sentences of the end", o.pairs));
    headline = viz::FuturesRun(plans, o.pairs).wait()->headline;
  }
  viz::Tape tape = viz::default_tape(*frame, viz::stops_of(*frame), headline);
  for (const std::string& plan : o.watch.plans)
    tape.plans.push_back(std::filesystem::absolute(plan).string());
  if (!o.watch.district.empty()) tape.district = std::filesystem::absolute(o.watch.district).string();
  tape.seed = std::to_string(plans.front().seed);
  tape.replicate = static_cast<int>(o.watch.replicate);
  return tape;
}

int save(const PresentVerb& o, const viz::Tape& tape) {
  const Diagnostics wrong = write_files({{o.save, viz::tape_text(tape)}}, true);
  if (!wrong.empty()) return report_errors(wrong);
  note(o.watch.common, fmt::format("wrote {}; play it: pilotwave present {}", o.save, o.save));
  return kSuccess;
}

int play(const PresentVerb& o, viz::Tape tape, const std::vector<Scenario>& plans, Executor& executor) {
  if (const Diagnostics none = why_no_window("present", "--save writes the tape without one"); !none.empty())
    return report_errors(none);
  const Result<viz::View> view = first_view(o.watch, plans);
  if (!view) return report_errors(view.errors());
  for (viz::TapeScene& scene : tape.scenes) scene.seconds /= o.pace;
  viz::WatchSession session(plans, o.watch.replicate, executor);
  viz::Controller controller(session, view.value(), plans.front().n_weeks, ".");
  viz::WatchWindowDef def;
  def.title = tape.title;
  def.most_frames = o.frames;
  viz::TapePlayer player(std::move(tape), plans.front().district);
  return show_in_window(session, controller, &player, def);
}

int present(PresentVerb o) {
  std::optional<viz::Tape> tape;
  if (o.watch.plans.size() == 1) {
    // One file is a tape, or a plan to make one of.
    Result<viz::Tape> loaded = viz::load_tape(o.watch.plans.front());
    if (loaded) {
      tape = std::move(loaded).value();
      take_from(*tape, o.watch);
    } else if (o.watch.plans.front().ends_with(".tape.toml")) {
      return report_errors(loaded.errors());
    }
  }
  Result<std::vector<Scenario>> loaded = load_watched(o.watch);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario> plans = std::move(loaded).value();
  const auto executor = make_executor(o.watch.common);
  if (!tape) tape = made_tape(o, plans, *executor);
  for (const viz::TapeScene& scene : tape->scenes) {
    if (scene.select.empty()) continue;
    if (const Result<EntityId> who = parse_entity(scene.select, plans.front().district); !who)
      return report_errors(who.errors());
  }
  if (!o.save.empty()) return save(o, *tape);
  return play(o, *std::move(tape), plans, *executor);
}

}  // namespace

void add_present(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<PresentVerb>();
  Verb verb(app, kPresentVerb.name, kPresentVerb.summary);
  verb.footer(
      "Example: pilotwave present scenarios/plans/launch-everywhere.toml scenarios/plans/staged-pilot.toml\n"
      "         pilotwave present A.toml B.toml --save board.tape.toml, edit it, then: pilotwave present "
      "board.tape.toml");
  add_watch_options(verb, o->watch);
  verb.add_option("--save", o->save, "write the tape to this file (NAME.tape.toml) instead of playing it");
  verb.add_option("--pairs", o->pairs,
                  "pairs of runs behind the sentences of a tape that is made (default 100)")
      .in_range(2U, 10'000U);
  verb.add_option("--pace", o->pace, "how many times faster than the tape says (default 1)")
      .in_range(0.1, 1000.0);
  verb.add_option("--frames", o->frames, "close after so many pictures").in_range(1, 100'000'000);
  verb.callback([o, &exit_code] { exit_code = present(*o); });
}

}  // namespace pilotwave
