#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/viewer.hpp"
#include "draw/svg.hpp"
#include "population/import/file_writer.hpp"
#include "viz/raster/film.hpp"
#include "viz/raster/raster.hpp"
#include "viz/scene/stage.hpp"
#include "viz/scene/table_pane.hpp"
#include "viz/session/play_clock.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/verbs/verbs.hpp"
#include "viz/verbs/watch_arguments.hpp"

namespace pilotwave {
namespace {

using namespace viz;

constexpr std::uint32_t kFutures = 100;
constexpr int kPerSecond = 30;

struct RenderArguments {
  WatchArguments watch;
  int week = -1, from = -1, to = -1;
  std::string date, output;
};

Diagnostic wrong_day(std::string option, std::string what, std::string hint) {
  return {Trouble::Usage, {}, std::move(option), std::move(what), std::move(hint)};
}

bool ends(const std::string& path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return path.ends_with(e); });
}

/// Weeks of a run on their way into files.
class Rendering {
 public:
  Rendering(const RenderArguments& o, std::vector<Scenario> plans, View view, Executor& executor)
      : o_(o),
        view_(std::move(view)),
        plans_(plans),
        rehearsal_(std::move(plans), o.watch.replicate, executor) {
    rehearsal_.run_to_end();
  }

  Diagnostics run() {
    if (view_.content == Content::Futures) futures_ = FuturesRun(plans_, kFutures).wait();
    const std::string& path = o_.output;
    if (ends(path, {".svg"}))
      return write_files({{path, draw::svg_file(scene(week()).picture, view_.theme)}}, true);
    if (ends(path, {".txt"})) return write_files({{path, words()}}, true);
    Result<FontFiles> fonts = find_fonts();
    if (!fonts) return fonts.errors();
    Result<Raster> opened = Raster::open(fonts.value());
    if (!opened) return opened.errors();
    const Raster raster = std::move(opened).value();
    if (ends(path, {".png"})) return write_png(bitmap(raster, week()), path);
    if (ends(path, {".mp4", ".webm", ".mkv"})) return film(raster);
    return sequence(raster);
  }

 private:
  [[nodiscard]] int n_weeks() const { return rehearsal_.world().calendar.n_weeks(); }
  [[nodiscard]] int week() const { return o_.week >= 0 ? std::min(o_.week, n_weeks()) : n_weeks(); }
  [[nodiscard]] int first() const { return std::clamp(o_.from, 0, n_weeks()); }
  [[nodiscard]] int last() const { return o_.to < 0 ? n_weeks() : std::clamp(o_.to, first(), n_weeks()); }

  Scene scene(int week) {
    const auto frame = rehearsal_.frame({week, view_.selected});
    // Who is looked at lies somewhere in the whole picture.
    if (o_.watch.zoom > 1 && view_.camera == Camera{})
      look_closer(view_, stage_.scene(frame, view_, futures_.get()), o_.watch.zoom);
    return stage_.scene(frame, view_, futures_.get());
  }
  Bitmap bitmap(const Raster& raster, int week) {
    return raster.paint(scene(week).picture, view_.theme, static_cast<int>(view_.width),
                        static_cast<int>(view_.height));
  }

  /// Captions of every week that says something, and the table of the last one.
  std::string words() {
    std::string out;
    const int from = o_.week >= 0 ? week() : first(), to = o_.week >= 0 ? week() : last();
    for (int w = from; w <= to; ++w) {
      const auto frame = rehearsal_.frame({w, {}});
      for (const std::string& line : stage_.scene(frame, view_).captions)
        out += fmt::format("{}  {}\n", date_text(frame->calendar().monday(std::max(0, w - 1))), line);
    }
    return out + "\n" + table_text(*rehearsal_.frame({to, {}}));
  }

  Diagnostics sequence(const Raster& raster) {
    std::error_code trouble;
    std::filesystem::create_directories(o_.output, trouble);
    for (int w = first(); w <= last(); ++w) {
      const std::string path = (std::filesystem::path(o_.output) / fmt::format("week-{:04}.png", w)).string();
      if (Diagnostics errors = write_png(bitmap(raster, w), path); !errors.empty()) return errors;
    }
    return {};
  }

  /// Every picture of a film is the same stretch of simulated time after the one before.
  Diagnostics film(const Raster& raster) {
    Result<std::unique_ptr<Film>> opened =
        Film::open(o_.output, static_cast<int>(view_.width), static_cast<int>(view_.height), kPerSecond);
    if (!opened) return opened.errors();
    const std::unique_ptr<Film> film = std::move(opened).value();
    const double weeks_a_picture = PlayClock::kWeeksPerSecond / kPerSecond;
    view_.playing = true;
    const auto n = static_cast<int>((last() - first()) / weeks_a_picture) + 1;
    for (int i = 0; i < n; ++i) {
      const double at = first() + i * weeks_a_picture;
      const int week = static_cast<int>(at);
      view_.within_week = at - week;
      if (!film->add(bitmap(raster, week))) break;
    }
    return film->close();
  }

  const RenderArguments& o_;
  View view_;
  std::vector<Scenario> plans_;
  Rehearsal rehearsal_;
  Stage stage_;
  std::shared_ptr<const Futures> futures_;
};

int render(RenderArguments o) {
  Result<std::vector<Scenario>> loaded = load_watched(o.watch);
  if (!loaded) return report_errors(loaded.errors());
  std::vector<Scenario> plans = std::move(loaded).value();
  Result<View> view = first_view(o.watch, plans);
  if (!view) return report_errors(view.errors());
  const Calendar calendar(plans.front().start, plans.front().n_weeks, plans.front().district.calendar);
  if (!o.date.empty()) {
    const std::optional<Date> day = parse_date(o.date);
    const int week = day ? calendar.week_of(*day) : -1;
    if (week < 0 || week >= calendar.n_weeks())
      return report_errors({wrong_day("--date", fmt::format("`{}` is no day of the run", o.date),
                                      fmt::format("the run goes from {} to {}", date_text(calendar.monday(0)),
                                                  date_text(calendar.monday(calendar.n_weeks()))))});
    o.week = week + 1;  // the picture in which that week shows
  }
  if (o.week > calendar.n_weeks())
    return report_errors({wrong_day("--week", fmt::format("the run has {} weeks", calendar.n_weeks()), "")});
  const auto executor = make_executor(o.watch.common);
  Rendering rendering(o, std::move(plans), std::move(view).value(), *executor);
  if (const Diagnostics errors = rendering.run(); !errors.empty()) return report_errors(errors);
  note(o.watch.common, fmt::format("wrote {}", o.output));
  return kSuccess;
}

}  // namespace

void add_render(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<RenderArguments>();
  Verb verb(app, kRenderVerb.name, kRenderVerb.summary);
  verb.footer(
      "Example: pilotwave render scenarios/plans/launch-everywhere.toml scenarios/plans/staged-pilot.toml "
      "--week 40 "
      "--output week-40.png");
  add_watch_options(verb, o->watch);
  add_picture_options(verb, o->watch);
  verb.add_option("--week", o->week, "weeks completed (default: the end)").in_range(0, 100'000);
  verb.add_option("--date", o->date, "any day of the week, as 2026-11-02, instead of --week");
  verb.add_option("--from", o->from, "first week of a sequence or video").in_range(0, 100'000);
  verb.add_option("--to", o->to, "last week of a sequence or video").in_range(0, 100'000);
  verb.add_option(
          "-o,--output", o->output,
          "FILE.png, FILE.svg, FILE.txt (captions and table), FILE.mp4 (through ffmpeg), or a folder for a "
          "PNG a week")
      .required();
  verb.callback([o, &exit_code] { exit_code = render(*o); });
}

}  // namespace pilotwave
