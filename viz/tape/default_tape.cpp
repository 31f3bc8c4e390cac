#include "viz/tape/default_tape.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.hpp"
#include "report/quantity.hpp"
#include "scenario/words.hpp"
#include "viz/session/change.hpp"
#include "viz/session/plan_points.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

// Seconds of the storyboard's scenes; together about eight minutes with two plans.
constexpr double kTitle = 40, kLegend = 30, kToPause = 35, kLook = 30, kShort = 20, kLong = 45;

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

/// How many schools differ by the end of a week.
std::string parted_by(const Frame& frame, int week) {
  const auto weeks = parted_weeks(*frame.plans[0].history, *frame.plans[1].history, week);
  const auto n = std::count_if(weeks.begin(), weeks.end(), [](int w) { return w >= 0; });
  return fmt::format("This is where the plans have made a difference so far: {} of {}.", with_commas(n),
                     counted(weeks.size(), "school", "schools"));
}

/// The school, of a size that is taken in at a glance, in which use passes along most ties in some weeks
/// under either plan; empty where it passes in none.
std::string passing_school(const Frame& frame, int after, int to) {
  constexpr std::uint32_t kMostTeachers = 45;
  const World& world = frame.world();
  const auto year = static_cast<std::size_t>(frame.calendar().school_year(std::max(0, to - 1)));
  const ContactGraph& advice = world.years[std::min(year, world.years.size() - 1)].advice;
  std::string best;
  int most = 0;
  for (std::uint32_t s = 0; s < world.schools.size(); ++s) {
    const std::uint32_t first = world.schools.first_teacher[s], last = world.schools.first_teacher[s + 1];
    if (last - first > kMostTeachers) continue;
    int n = 0;
    for (std::uint32_t t = first; t < last; ++t) {
      for (const std::uint32_t asked : advice.neighbours(t)) {
        if (asked < first || asked >= last) continue;
        for (const PlanFrame& plan : frame.plans) n += plan.use->passed(asked, t, to) > after;
      }
    }
    if (n > most) most = n, best = world.district.schools[s].id;
  }
  return best;
}

TapeScene title_scene(const Frame& frame, const std::string& title) {
  TapeScene scene;
  scene.week = 0;
  scene.seconds = kTitle;
  scene.card = Card{title, {}, {}};
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    const Scenario& plan = *frame.plans[p].scenario;
    const std::string letter = frame.paired() ? plan_letter(p) + "  " : "";
    scene.card->plans.push_back({letter + plan.name, plan_points(frame, p)});
  }
  if (frame.paired()) scene.captions = {"Same schools, same people, same luck. Only the plan differs."};
  return scene;
}

TapeScene legend_scene() {
  TapeScene scene;
  scene.seconds = kLegend;
  scene.introduce_legend = true;
  scene.captions = {"Each dot is a school, as large as its staff.",
                    "Its ring fills as teachers use approved AI every week."};
  return scene;
}

/// The line of the panel about who comes to training, or else about how much of it there is, if the plan has
/// any.
const Change* training_change(const std::vector<Change>& changes) {
  const Change* found = nullptr;
  for (const Change& change : changes) {
    if (change.kind != Change::Kind::Set || !change.label.starts_with("Training")) continue;
    if (change.field == "attendance") return &change;
    if (found == nullptr) found = &change;
  }
  return found;
}

/// What a room asks: fewer come to training, or none; and a stop in January of the first year.
void add_questions(Tape& tape, const Frame& frame) {
  TapeScene training;
  training.week = 0;
  training.seconds = kLook;
  const std::vector<Change> changes = possible_changes(frame.plans.front(), 0);
  const Change* change = training_change(changes);
  training.what_if = change != nullptr ? change->label : "Begin now: Training";
  training.captions = {change != nullptr && change->field == "attendance"
                           ? fmt::format("What if coming to training were {}?",
                                         value_words(*change) == "required" ? "voluntary" : "required")
                           : "What if there were more training, or less?",
                       "Up and Down choose, Left and Right change it, Enter tries it beside A."};
  tape.scenes.push_back(training);
  const std::chrono::year_month_day start(frame.calendar().monday(0));
  const Date january = std::chrono::sys_days(std::chrono::year_month_day(
      start.year() + std::chrono::years(1), std::chrono::January, std::chrono::day(11)));
  const int week = frame.calendar().week_of(january);
  if (week <= 0 || week >= frame.n_weeks()) return;
  TapeScene stop = playing_to(frame.n_weeks(), kLong);
  stop.week = week;
  stop.what_if = "Begin now: Pause";
  stop.replay = true;
  stop.captions = {fmt::format("What if we stop and fix things on {}?", date_words(january)),
                   "A is the first plan as it was, B the same plan with a pause from that week on."};
  tape.scenes.push_back(stop);
}

TapeScene end_scene(const Frame& frame, const std::vector<std::string>& headline) {
  TapeScene end;
  end.seconds = kLook;
  end.card = Card{"What we ask: approve the conditions, not the tool", headline, {}};
  end.card->lines.push_back(
      "Not known: whether the assumptions hold here. These are simulated futures under stated assumptions, "
      "not "
      "a forecast.");
  std::optional<Date> due;
  for (const GoalDef& goal : frame.plans.back().scenario->goals) {
    if (goal.by && (!due || *goal.by < *due)) due = goal.by;
  }
  if (due)
    end.card->lines.push_back(
        fmt::format("Next report: before the first goal is due, {}.", date_words(*due)));
  return end;
}

}  // namespace

Tape default_tape(const Frame& frame, const std::vector<Stop>& stops,
                  const std::vector<std::string>& headline) {
  Tape tape;
  const std::string& district = frame.world().district.name;
  tape.title = frame.paired() ? fmt::format("Two ways to bring AI tools to {}", district)
                              : fmt::format("One plan for {}", district);
  tape.scenes.push_back(title_scene(frame, tape.title));
  tape.scenes.push_back(legend_scene());

  int shown = 0;
  std::string watched;  // the school that is come back to
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
    watched = look.select;
  }
  if (frame.paired()) {
    TapeScene difference;
    difference.panes = Panes::Difference;
    difference.seconds = kLook;
    difference.captions = {parted_by(frame, shown)};
    tape.scenes.push_back(difference);
  }
  if (const Stop* goal = find_stop(stops, StopKind::Goal); goal != nullptr && goal->week > shown) {
    TapeScene scene = playing_to(goal->week, kToPause);
    tape.scenes.push_back(scene);
    shown = goal->week;
  }
  // A quarter of a year among the people of a school, while use passes on.
  constexpr int kQuarter = 13;
  const int quarter = std::min(shown + kQuarter, frame.n_weeks());
  TapeScene people = playing_to(quarter, kLook);
  people.content = Content::People;
  const std::string school = passing_school(frame, shown, quarter);
  people.select = school.empty() ? watched : "school:" + school;
  people.captions = {"Use spreads through colleagues, not memos.",
                     "An arrow is a tie along which use passed on this week."};
  tape.scenes.push_back(people);
  tape.scenes.push_back(playing_to(frame.n_weeks(), kLong));
  TapeScene charts;
  charts.content = Content::Charts;
  charts.seconds = kShort;
  tape.scenes.push_back(charts);
  TapeScene futures;
  futures.content = Content::Futures;
  futures.seconds = kLong;
  futures.captions = {frame.paired() ? "This was one run. Here are twenty, and a count of a hundred pairs."
                                     : "This was one run. Here are twenty, and a count of a hundred."};
  if (!headline.empty()) futures.captions.push_back(headline.front());
  tape.scenes.push_back(futures);
  add_questions(tape, frame);
  tape.scenes.push_back(end_scene(frame, headline));
  return tape;
}

}  // namespace pilotwave::viz
