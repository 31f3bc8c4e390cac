#include "viz/tape/default_tape.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.hpp"
#include "scenario/words.hpp"
#include "viz/scene/map_pane.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

// Seconds of the storyboard's scenes; together eight minutes with two plans.
constexpr double kTitle = 40, kLegend = 30, kToPause = 40, kLook = 30, kLong = 50;

const Stop* find_stop(const std::vector<Stop>& stops, StopKind kind, const std::string& part = {}) {
  const auto it = std::find_if(stops.begin(), stops.end(), [&](const Stop& s) {
    return s.kind == kind && s.text.find(part) != std::string::npos;
  });
  return it == stops.end() ? nullptr : &*it;
}

/// The first serious incident at a school in a week in which the other plan has none there.
struct LoneIncident {
  std::size_t plan = 0;
  const EventRecord* event = nullptr;
};
LoneIncident lone_incident(const Frame& frame, int from_week) {
  LoneIncident found;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    for (const EventRecord& event : frame.plans[p].record->events) {
      if (event.kind != "incident" || event.week + 1 < from_week) continue;
      if (found.event != nullptr && event.week >= found.event->week) break;
      if (frame.paired()) {
        const auto& other = frame.plans[1 - p].record->events;
        const bool shared = std::any_of(other.begin(), other.end(), [&](const EventRecord& e) {
          return e.kind == "incident" && e.week == event.week && e.school == event.school;
        });
        if (shared) continue;
      }
      found = {p, &event};
      break;
    }
  }
  return found;
}

TapeScene playing_to(int week, double seconds) {
  TapeScene scene;
  scene.play_to = week;
  scene.seconds = seconds;
  return scene;
}

}  // namespace

Tape default_tape(const Frame& frame, const std::vector<Stop>& stops,
                  const std::vector<std::string>& differences, const std::vector<std::string>& headline) {
  Tape tape;
  const std::string& district = frame.world().district.name;
  tape.title =
      frame.paired() ? fmt::format("Two ways for {}", district) : fmt::format("One plan for {}", district);
  TapeScene title;
  title.week = 0;
  title.seconds = kTitle;
  title.card = Card{tape.title, {}};
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    const Scenario& plan = *frame.plans[p].scenario;
    title.card->lines.push_back(
        frame.paired() ? fmt::format("{}: {}. {}", plan_letter(p), plan.name, plan.summary) : plan.summary);
  }
  constexpr std::size_t kMostDifferences = 3;
  for (std::size_t i = 0; i < std::min(kMostDifferences, differences.size()); ++i)
    title.card->lines.push_back(differences[i]);
  if (frame.paired()) title.captions = {"Same schools, same people, same luck. Only the plan differs."};
  tape.scenes.push_back(title);

  TapeScene legend;
  legend.seconds = kLegend;
  legend.captions = {"Each dot is a school, as large as its staff.",
                     "Its ring fills as teachers use approved AI every week."};
  tape.scenes.push_back(legend);

  int shown = 0;
  if (const Stop* first = find_stop(stops, StopKind::Policy)) {
    tape.scenes.push_back(playing_to(first->week, kToPause));
    shown = first->week;
  }
  const Stop* parting = find_stop(stops, StopKind::Parting);
  if (parting != nullptr && parting->week > shown) {
    TapeScene scene = playing_to(parting->week, kToPause);
    scene.captions = {parting->text};
    tape.scenes.push_back(scene);
    shown = parting->week;
  }
  if (const LoneIncident lone = lone_incident(frame, shown + 1); lone.event != nullptr) {
    tape.scenes.push_back(playing_to(lone.event->week + 1, kToPause));
    TapeScene look;
    look.seconds = kLook;
    look.select = "school:" + lone.event->school;
    tape.scenes.push_back(look);
    shown = lone.event->week + 1;
  }
  if (const Stop* goal = find_stop(stops, StopKind::Goal); goal != nullptr && goal->week > shown) {
    TapeScene scene = playing_to(goal->week, kToPause);
    tape.scenes.push_back(scene);
    shown = goal->week;
  }
  TapeScene people;
  people.content = Content::People;
  people.seconds = kLook;
  people.captions = {"Use spreads through colleagues, not memos.",
                     "A strong tie is one along which it passed on this week."};
  tape.scenes.push_back(people);
  tape.scenes.push_back(playing_to(frame.n_weeks(), kLong));
  if (frame.paired()) {
    TapeScene difference;
    difference.panes = Panes::Difference;
    difference.seconds = kLook;
    difference.captions = {
        fmt::format("This is where the plans have made a difference: {}.", parted_words(frame))};
    tape.scenes.push_back(difference);
  }
  TapeScene charts;
  charts.content = Content::Charts;
  charts.seconds = kLook;
  tape.scenes.push_back(charts);
  TapeScene futures;
  futures.content = Content::Futures;
  futures.seconds = kLong;
  futures.captions = {"This was one run. Here are twenty, and a count of a hundred."};
  if (!headline.empty()) futures.captions = {headline.front()};
  tape.scenes.push_back(futures);
  TapeScene end;
  end.seconds = kLook;
  end.card = Card{"What this asks of you", {}};
  for (const std::string& line : headline) end.card->lines.push_back(line);
  end.card->lines.push_back("These are simulated futures under stated assumptions, not a forecast.");
  end.card->lines.push_back(
      "What if fewer people come to training? What if we stop in January? B tries it now.");
  tape.scenes.push_back(end);
  return tape;
}

}  // namespace pilotwave::viz
