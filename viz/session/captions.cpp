#include "viz/session/captions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.hpp"
#include "model/metrics/metric.hpp"
#include "model/metrics/metric_id.hpp"
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
  friend bool operator==(const Told&, const Told&) = default;
};

constexpr int kVendor = 8, kGate = 7, kIncident = 6, kAccess = 5, kGuidelines = 4, kReview = 3, kUnfunded = 1;

/// Where a sentence says under which plan, if not at its end.
constexpr std::string_view kWhere = "<plan>";

std::string placed(std::string text, const std::string& under) {
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

/// "at Oak Middle School, where 2 of 10 teachers have been trained and no tool is open yet".
std::string place_words(const Frame& frame, std::size_t plan, const std::string& id) {
  std::size_t s = 0;
  const SchoolDef* school = find_school(frame, id, s);
  if (school == nullptr) return "in the district";
  const SchoolState& now = frame.plans[plan].state->schools[s];
  const auto trained = static_cast<int>(now.trained_share * static_cast<float>(school->teachers) + 0.5F);
  return fmt::format("at {}, where {} of {} teachers have had training and {}", school->name, trained,
                     school->teachers,
                     now.open == 0    ? "no tool is open yet"
                     : now.pilot != 0 ? "a pilot is running"
                                      : "tools are open");
}

std::vector<Told> told(const Frame& frame, std::size_t plan) {
  std::vector<Told> all;
  std::size_t opened = 0, incidents = 0, unpaid = 0;
  std::string first_opened, first_incident;
  const EventRecord* incident = nullptr;
  for (const EventRecord& event : frame.plans[plan].record->events) {
    if (event.week != frame.week() - 1) continue;
    if (event.kind == "access" && opened++ == 0) first_opened = event.school;
    if (event.kind == "incident" && incidents++ == 0) incident = &event;
    if (event.kind == "unfunded" && unpaid++ == 0) first_incident = event.detail;
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
    const std::string more = incidents > 1 ? fmt::format("; {} came to light elsewhere",
                                                         counted(incidents - 1, "incident", "incidents"))
                                           : std::string();
    // "1 found: bias, told to families" is told as what it is about.
    const std::size_t colon = incident->detail.find(": ");
    const std::string about =
        colon == std::string::npos ? incident->detail : incident->detail.substr(colon + 2);
    all.push_back({kIncident, fmt::format("An incident comes to light{} {} ({}{})", kWhere,
                                          place_words(frame, plan, incident->school), about, more)});
  }
  if (unpaid > 0) all.push_back({kUnfunded, fmt::format("Not done: {}", first_incident)});
  return all;
}

/// "41 of 100 teachers use approved AI every week under A, 38 under B."
std::string standing(const Frame& frame) {
  const int week = frame.week() - 1;
  const int metric = find_metric("teacher_weekly_use");
  std::string text;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    if (frame.plans[p].known_weeks <= week || week < 0) return {};
    const auto of_100 = static_cast<int>(100 * frame.plans[p].record->value(metric, 0, week) + 0.5);
    text += p == 0
                ? fmt::format("{} of 100 teachers use approved AI every week{}", of_100, under_plan(frame, p))
                : fmt::format(", {}{}", of_100, under_plan(frame, p));
  }
  return text + ".";
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
    sayings.push_back({one.weight, placed(one.text, both ? " in both plans" : under_plan(frame, 0))});
  }
  if (by_plan.size() > 1) {
    for (const Told& one : by_plan[1]) {
      if (std::count(by_plan[0].begin(), by_plan[0].end(), one) == 0)
        sayings.push_back({one.weight, placed(one.text, under_plan(frame, 1))});
    }
  }
  constexpr int kStopWeight[] = {kAccess, kIncident, kGate, kGate, kVendor + 1};  // by StopKind
  for (const Stop& stop : stops) {
    // What events tell already is not told twice; begins, ends, goals and the parting are told here.
    const bool told_already =
        stop.kind == StopKind::Incident || !stop.school.empty() || stop.text.starts_with("The pilot's gate");
    if (stop.week == frame.week() && !told_already)
      sayings.push_back({kStopWeight[static_cast<std::size_t>(stop.kind)], stop.text});
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
