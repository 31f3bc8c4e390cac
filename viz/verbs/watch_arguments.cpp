#include "viz/verbs/watch_arguments.hpp"

#include <charconv>

#include <fmt/format.h>

#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "experiment/plan_runner.hpp"

namespace pilotwave {
namespace {

constexpr int kLeastSide = 320, kMostSide = 16384;

Diagnostic wrong_argument(std::string option, std::string what, std::string hint) {
  return {Trouble::Usage, {}, std::move(option), std::move(what), std::move(hint)};
}

}  // namespace

void add_watch_options(Verb& verb, WatchArguments& a) {
  verb.add_option("PLAN", a.plans, "one scenario file, or two to see beside each other")
      .expected(1, 2)
      .required();
  verb.add_option("--district", a.district, "district file instead of the plans'");
  verb.add_option("-r,--replicate", a.replicate, "number of the run: whose luck (default 0)");
  verb.add_option("--size", a.size, "width and height in pixels (default 1920x1080)");
  verb.add_option("--theme", a.theme, "light, dark or contrast").one_of({"light", "dark", "contrast"});
  verb.add_option("--text-scale", a.text_scale_percent, "size of text in percent, 100 to 200")
      .in_range(100, 200);
  verb.add_flag("--reduced-motion", a.reduced_motion, "cuts instead of gliding");
  add_run_options(verb, a.common);
}

void add_picture_options(Verb& verb, WatchArguments& a) {
  verb.add_option("--view", a.content, "map, people, charts, table or futures")
      .one_of({"map", "people", "charts", "table", "futures"});
  verb.add_option("--panes", a.panes, "a, both or difference").one_of({"a", "both", "difference"});
  verb.add_option("--select", a.select,
                  "who is looked at: school:ID, teacher:SCHOOL/POST or student:SCHOOL/SEAT");
  verb.add_flag("--why", a.why, "every influence on who is looked at");
  verb.add_option("--zoom", a.zoom, "how near the camera is, at who is looked at, 1 to 16")
      .in_range(1.0, viz::kMostZoom);
  verb.add_flag("--no-captions", a.no_captions, "without the strip of words");
}

Result<std::vector<Scenario>> load_watched(const WatchArguments& a) {
  std::string seed_origin;
  Result<std::vector<Scenario>> loaded = load_scenarios(a.plans, a.district, a.common, seed_origin);
  if (!loaded) return loaded;
  if (Diagnostics why = why_not_paired(loaded.value()); !why.empty()) return why;
  return loaded;
}

std::optional<PictureSize> parse_size(const std::string& text) {
  PictureSize size;
  const char* const end = text.data() + text.size();
  const auto [x, first_wrong] = std::from_chars(text.data(), end, size.width);
  if (first_wrong != std::errc{} || x == end || *x != 'x') return std::nullopt;
  const auto [rest, second_wrong] = std::from_chars(x + 1, end, size.height);
  const auto fits = [](int side) { return side >= kLeastSide && side <= kMostSide; };
  if (second_wrong != std::errc{} || rest != end || !fits(size.width) || !fits(size.height))
    return std::nullopt;
  return size;
}

Result<viz::View> first_view(const WatchArguments& a, const std::vector<Scenario>& plans) {
  viz::View view;
  Diagnostics errors;
  if (const auto size = parse_size(a.size)) {
    view.width = size->width;
    view.height = size->height;
  } else {
    errors.push_back(
        wrong_argument("--size", fmt::format("`{}` is no size", a.size),
                       fmt::format("write 1920x1080; each side {} to {}", kLeastSide, kMostSide)));
  }
  view.theme = a.theme == "dark"       ? draw::Theme::Dark
               : a.theme == "contrast" ? draw::Theme::HighContrast
                                       : draw::Theme::Light;
  view.text_scale = a.text_scale_percent / 100.0;
  view.reduced_motion = a.reduced_motion;
  view.captions = !a.no_captions;
  view.content = a.content == "people"    ? viz::Content::People
                 : a.content == "charts"  ? viz::Content::Charts
                 : a.content == "table"   ? viz::Content::Table
                 : a.content == "futures" ? viz::Content::Futures
                                          : viz::Content::Map;
  view.panes = a.panes == "a"            ? viz::Panes::OnlyA
               : a.panes == "difference" ? viz::Panes::Difference
                                         : viz::Panes::Both;
  if (view.panes == viz::Panes::Difference && plans.size() < 2)
    errors.push_back(wrong_argument("--panes", "one plan differs from nothing", "name two plans"));
  if (!a.select.empty()) {
    const Result<EntityId> who = parse_entity(a.select, plans.front().district);
    if (who) view.selected = who.value();
    errors.insert(errors.end(), who.errors().begin(), who.errors().end());
  }
  view.inspector = view.selected.has_value();
  view.why = a.why;
  if (!errors.empty()) return errors;
  return view;
}

}  // namespace pilotwave
