#include "viz/session/captions.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/words.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

/// One thing to say, and how much it matters.
struct Saying {
  int weight = 0;
  std::string text;
};

/// What happened, without a plan's name, so that what happened in both is said once.
struct Told {
  int weight = 0;
  std::string text;
  bool says_where = false;  ///< names its plan by itself
  friend bool operator==(const Told&, const Told&) = default;
};

constexpr int kVendor = 8, kGate = 7, kIncident = 6, kAccess = 5, kGuidelines = 4, kReview = 3, kUnfunded = 1;

/// Where a sentence says under which plan, if not at its end.
constexpr std::string_view kWhere = "<plan>";

std::string placed(const Told& told, const std::string& under) {
  std::string text = told.text;
  if (told.says_where) return text + ".";
  const std::size_t at = text.find(kWhere);
  if (at == std::string::npos) return text + under + ".";
  return text.replace(at, kWhere.size(), under) + ".";
}

const SchoolDef* find_school(const Frame& frame, const std::string& id, std::size_t& index) {
  const auto& schools = frame.world().district.schools;
  for (index = 0; index < schools.size(); ++index) {
    if (schools[index].id == id) return &schools[index];
  }
  return nullptr;
}

/// "tools are open, 2 of 10 teachers have had training".
std::string standing_of(const Frame& frame, std::size_t plan, std::size_t school) {
  const SchoolDef& def = frame.world().district.schools[school];
  const SchoolState& now = frame.plans[plan].state->schools[school];
  const auto trained = static_cast<int>(now.trained_share * static_cast<float>(def.teachers) + 0.5F);
  return fmt::format("{}, {} of {} teachers trained",
                     now.open == 0    ? "no tool is open"
                     : now.pilot != 0 ? "a pilot is running"
                                      : "tools are open",
                     trained, def.teachers);
}

bool has_incident(const Frame& frame, std::size_t plan, const std::string& school) {
  const auto& events = frame.plans[plan].record->events;
  return std::any_of(events.begin(), events.end(), [&](const EventRecord& e) {
    return e.kind == "incident" && e.week == frame.week() - 1 && e.school == school;
  });
}

/// What came to light, where and under what circumstances; then, where nothing did there under the other
/// plan, its circumstances.
std::vector<Told> told_incident(const Frame& frame, std::size_t plan, const EventRecord& incident,
                                std::size_t elsewhere) {
  // "1 found: bias, told to families" is told as what it is about.
  const std::size_t colon = incident.detail.find(": ");
  const std::string about = colon == std::string::npos ? incident.detail : incident.detail.substr(colon + 2);
  std::size_t s = 0;
  const SchoolDef* school = find_school(frame, incident.school, s);
  std::string text = fmt::format("An incident ({}) comes to light{} {}", about, kWhere,
                                 school != nullptr ? "at " + school->name : "in the district");
  if (school != nullptr) text += ": " + standing_of(frame, plan, s);
  if (elsewhere > 0) text += fmt::format("; {} more elsewhere", elsewhere);
  std::vector<Told> all = {{kIncident, std::move(text)}};
  const std::size_t other = 1 - plan;
  if (frame.paired() && school != nullptr && !has_incident(frame, other, incident.school))
    all.push_back({kIncident,
                   fmt::format("Under {} nothing comes to light there this week: {}", plan_letter(other),
                               standing_of(frame, other, s)),
                   true});
  return all;
}

std::vector<Told> told(const Frame& frame, std::size_t plan) {
  std::vector<Told> all;
  std::size_t opened = 0, incidents = 0, unpaid = 0;
  std::string first_unpaid;
  const EventRecord* incident = nullptr;
  for (const EventRecord& event : frame.plans[plan].record->events) {
    if (event.week != frame.week() - 1) continue;
    if (event.kind == "access") ++opened;
    if (event.kind == "incident" && incidents++ == 0) incident = &event;
    if (event.kind == "unfunded" && unpaid++ == 0) first_unpaid = event.detail;
    if (event.kind == "gate") all.push_back({kGate, "The pilot's gate says " + event.detail});
    if (event.kind == "vendor_failure" || event.kind == "vendor_breach")
      all.push_back({kVendor, capitalised(event.detail)});
    if (event.kind == "review") all.push_back({kReview, "Review: " + event.detail});
    if (event.kind == "guidelines") all.push_back({kGuidelines, "Guidelines are published"});
  }
  if (opened == frame.world().schools.size() && opened > 1)
    all.push_back({kAccess, fmt::format("All {} schools open today", opened)});
  else if (opened > 0)
    all.push_back({kAccess, fmt::format("{} today", counted(opened, "school opens", "schools open"))});
  if (incident != nullptr) {
    for (Told& one : told_incident(frame, plan, *incident, incidents - 1)) all.push_back(std::move(one));
  }
  if (unpaid > 0) all.push_back({kUnfunded, fmt::format("Not done: {}", first_unpaid)});
  return all;
}

/// "41 of 100 teachers use approved AI every week under A, 38 under B."
std::string standing(const Frame& frame) {
  std::string text;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    const std::optional<double> share = weekly_use_shown(frame, p);
    if (!share) return {};
    const std::string count = teachers_words(frame, *share);
    text += p == 0 ? fmt::format("{} teachers use approved AI every week{}", count, under_plan(frame, p))
                   : fmt::format(", {}{}", count.substr(0, count.find(' ')), under_plan(frame, p));
  }
  if (last_class_week(frame) != frame.week() - 1)
    text = "No classes this week. In the last with classes: " + text;
  return text + ".";
}

/// A stop's sentence; where the other plan has the same one in this week, one for both.
std::string in_both(const Frame& frame, const Stop& stop, const std::vector<Stop>& stops) {
  const auto with = [&](const std::string& where) {
    std::string text = stop.text;
    const std::string under = under_plan(frame, stop.plan);
    const std::size_t at = under.empty() ? std::string::npos : text.rfind(under);
    return at == std::string::npos ? text : text.replace(at, under.size(), where);
  };
  if (!frame.paired()) return stop.text;
  const std::string other = with(under_plan(frame, 1 - stop.plan));
  const bool both = other != stop.text && std::any_of(stops.begin(), stops.end(), [&](const Stop& s) {
                      return s.week == stop.week && s.text == other;
                    });
  return both ? with(" in both plans") : stop.text;
}

}  // namespace

std::vector<std::string> captions(const Frame& frame, const std::vector<Stop>& stops, std::size_t most) {
  std::vector<Saying> sayings;
  if (frame.week() == 0) {
    return {
        frame.paired()
            ? "Two plans for the same schools, the same people, with the same luck. Only the plan differs."
            : "One plan, on the first day.",
        "Each dot is a school. Its ring fills as teachers use approved AI every week."};
  }
  std::vector<std::vector<Told>> by_plan;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) by_plan.push_back(told(frame, p));
  for (const Told& one : by_plan.front()) {
    const bool both = by_plan.size() > 1 && std::count(by_plan[1].begin(), by_plan[1].end(), one) > 0;
    sayings.push_back({one.weight, placed(one, both ? " in both plans" : under_plan(frame, 0))});
  }
  if (by_plan.size() > 1) {
    for (const Told& one : by_plan[1]) {
      if (std::count(by_plan[0].begin(), by_plan[0].end(), one) == 0)
        sayings.push_back({one.weight, placed(one, under_plan(frame, 1))});
    }
  }
  constexpr int kStopWeight[] = {kAccess, kIncident, kGate, kGate, kVendor + 1};  // by StopKind
  for (const Stop& stop : stops) {
    // What events tell already is not told twice; begins, ends, goals and the parting are told here.
    const bool told_already =
        stop.kind == StopKind::Incident || !stop.school.empty() || stop.text.starts_with("The pilot's gate");
    if (stop.week != frame.week() || told_already) continue;
    const int weight = kStopWeight[static_cast<std::size_t>(stop.kind)];
    const std::string text = in_both(frame, stop, stops);
    const bool said =
        std::any_of(sayings.begin(), sayings.end(), [&](const Saying& s) { return s.text == text; });
    if (!said) sayings.push_back({weight, text});
  }
  std::stable_sort(sayings.begin(), sayings.end(),
                   [](const Saying& a, const Saying& b) { return a.weight > b.weight; });
  std::vector<std::string> lines;
  for (const Saying& saying : sayings) {
    if (lines.size() < most) lines.push_back(saying.text);
  }
  if (lines.size() < most) {
    if (std::string line = standing(frame); !line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace pilotwave::viz
