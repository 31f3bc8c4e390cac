#include "viz/session/stops.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/words.hpp"
#include "experiment/outcome.hpp"
#include "model/metrics/metric.hpp"
#include "scenario/words.hpp"
#include "viz/session/goal_lines.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

std::string school_name(const Frame& frame, const std::string& id) {
  for (const SchoolDef& school : frame.world().district.schools) {
    if (school.id == id) return school.name;
  }
  return id;
}

/// Whether a lever is several things: "Guidelines begin", but "Opening of tools begins".
bool is_plural(const std::string& label) {
  const std::string head = label.substr(0, label.find(" of "));
  return head.ends_with('s') || head.find(" and ") != std::string::npos;
}

/// A plan's begin and end of what it does, as flags on the bar.
void add_policies(std::vector<Stop>& stops, const Frame& frame, std::size_t p) {
  const std::string under = under_plan(frame, p);
  for (const LeverMark& lever : *frame.plans[p].levers) {
    const std::string what =
        lever.name.empty() ? lever.label : fmt::format("{} ({})", lever.label, with_date_words(lever.name));
    const char* s = is_plural(lever.label) ? "" : "s";
    // What a plan starts with is the opening picture, not a flag.
    if (lever.started > 0)
      stops.push_back(
          {lever.started + 1, StopKind::Policy, p, {}, fmt::format("{} begin{}{}.", what, s, under)});
    if (lever.ended >= 0)
      stops.push_back({lever.ended + 1, StopKind::Policy, p, {}, fmt::format("{} end{}{}.", what, s, under)});
  }
}

/// Gates and vendors are policy news; of incidents the first one of each plan is worth a stop.
void add_events(std::vector<Stop>& stops, const Frame& frame, std::size_t p) {
  const std::string under = under_plan(frame, p);
  bool had_incident = false, had_access = false;
  for (const EventRecord& event : frame.plans[p].record->events) {
    const int shows = event.week + 1;
    if (event.kind == "gate")
      stops.push_back(
          {shows, StopKind::Policy, p, {}, fmt::format("The pilot's gate{}: {}.", under, event.detail)});
    if (event.kind == "vendor_failure" || event.kind == "vendor_breach")
      stops.push_back(
          {shows, StopKind::Incident, p, {}, fmt::format("{}{}.", capitalised(event.detail), under)});
    if (event.kind == "access" && !had_access) {
      had_access = true;
      stops.push_back(
          {shows, StopKind::Policy, p, event.school, fmt::format("The first schools open{}.", under)});
    }
    if (event.kind == "incident" && !had_incident) {
      had_incident = true;
      stops.push_back({shows, StopKind::Incident, p, event.school,
                       fmt::format("The first serious incident comes to light{}: {}, {}.", under,
                                   school_name(frame, event.school), event.detail)});
    }
  }
}

void add_goals(std::vector<Stop>& stops, const Frame& frame, std::size_t p) {
  for (const GoalCrossing& crossing : goal_crossings(frame, p)) {
    const bool at_least = crossing.goal.kind == GoalDef::Kind::AtLeast;
    const char* what = crossing.good ? (at_least ? "The goal is reached" : "The goal is kept again")
                                     : (at_least ? "The goal is missed again" : "The goal is overstepped");
    stops.push_back({crossing.week + 1,
                     crossing.good ? StopKind::Goal : StopKind::Overstep,
                     p,
                     {},
                     fmt::format("{}{}: {}, {}.", what, under_plan(frame, p),
                                 metric_catalogue()[static_cast<std::size_t>(crossing.goal.metric)].label,
                                 goal_words(crossing.goal))});
  }
}

void add_parting(std::vector<Stop>& stops, const Frame& frame) {
  const int last = std::min(frame.plans[0].known_weeks, frame.plans[1].known_weeks);
  int first = -1;
  for (const int week : parted_weeks(*frame.plans[0].history, *frame.plans[1].history, last)) {
    if (week >= 0 && (first < 0 || week < first)) first = week;
  }
  if (first >= 0)
    stops.push_back({first,
                     StopKind::Parting,
                     0,
                     {},
                     "Here the two plans part: until now every school, every teacher was the same in both."});
}

}  // namespace

std::vector<Stop> stops_of(const Frame& frame) {
  std::vector<Stop> stops;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    add_policies(stops, frame, p);
    add_events(stops, frame, p);
    add_goals(stops, frame, p);
  }
  if (frame.paired()) add_parting(stops, frame);
  std::erase_if(stops, [&](const Stop& s) { return s.week > frame.n_weeks(); });
  std::stable_sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.week < b.week; });
  return stops;
}

std::vector<int> stop_weeks(const std::vector<Stop>& stops, bool policies, bool incidents) {
  std::set<int> weeks;
  for (const Stop& stop : stops) {
    const bool wanted = stop.kind == StopKind::Incident ? incidents : policies;
    if (wanted) weeks.insert(stop.week);
  }
  return {weeks.begin(), weeks.end()};
}

int next_stop(const std::vector<Stop>& stops, int week, bool forward) {
  int found = week;
  for (const Stop& stop : stops) {
    if (forward && stop.week > week) return stop.week;
    if (!forward && stop.week < week) found = stop.week;
  }
  return found;
}

std::map<int, int> incidents_by_week(const Frame& frame, std::size_t plan) {
  std::map<int, int> weeks;
  for (const EventRecord& event : frame.plans[plan].record->events) {
    if (event.kind == "incident") ++weeks[event.week + 1];
  }
  return weeks;
}

std::optional<int> next_incident_week(const Frame& frame, int week, bool forward) {
  std::optional<int> found;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    for (const auto& [w, n] : incidents_by_week(frame, p)) {
      if (forward && w > week) found = std::min(found.value_or(w), w);
      if (!forward && w < week) found = std::max(found.value_or(w), w);
    }
  }
  return found;
}

}  // namespace pilotwave::viz
