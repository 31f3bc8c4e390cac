#include <algorithm>

#include "scenario/diff.hpp"
#include "scenario/district_text.hpp"
#include "scenario/intervention_text.hpp"
#include "scenario/tool_reader.hpp"

namespace pilotwave {
namespace {

Date end_of_run(const Scenario& scenario) {
  return monday_of(scenario.start) + std::chrono::days{7 * scenario.n_weeks};
}

/// First day on which an intervention may act in a run that begins on a day. Conditions are about last week,
/// so none holds in the first one.
Date first_day(const InterventionDef& def, Date begin) {
  if (def.start) return std::max(begin, *def.start);
  return std::max(begin + std::chrono::days{7}, def.not_before.value_or(begin));
}

/// Whether two of the same kind and name differ in nothing but the day on which they end.
bool same_but_end(InterventionDef a, InterventionDef b) {
  a.end.reset();
  b.end.reset();
  return intervention_text(a) == intervention_text(b);
}

std::optional<Date> first_difference_of(const InterventionDef& a, const InterventionDef& b, Date begin) {
  if (intervention_text(a) == intervention_text(b)) return std::nullopt;
  if (same_but_end(a, b)) return std::min(a.end.value_or(Date::max()), b.end.value_or(Date::max()));
  return std::min(first_day(a, begin), first_day(b, begin));
}

const InterventionDef* find_same(const InterventionDef& wanted, const Scenario& in) {
  for (const InterventionDef& def : in.interventions) {
    if (def.kind == wanted.kind && def.name == wanted.name) return &def;
  }
  return nullptr;
}

std::vector<Date> intervention_days(const Scenario& a, const Scenario& b, Date begin) {
  std::vector<Date> days;
  for (const InterventionDef& def : a.interventions) {
    const InterventionDef* other = find_same(def, b);
    const auto day = other == nullptr ? std::optional<Date>(first_day(def, begin))
                                      : first_difference_of(def, *other, begin);
    if (day) days.push_back(*day);
  }
  for (const InterventionDef& def : b.interventions) {
    if (find_same(def, a) == nullptr) days.push_back(first_day(def, begin));
  }
  return days;
}

bool same_ground(const Scenario& a, const Scenario& b) {
  return monday_of(a.start) == monday_of(b.start) && a.seed == b.seed &&
         std::equal(a.params.values().begin(), a.params.values().end(), b.params.values().begin()) &&
         same_tools(a.tools, b.tools) && district_text(a.district) == district_text(b.district);
}

}  // namespace

std::optional<Date> first_difference(const Scenario& a, const Scenario& b) {
  const Date begin = std::min(monday_of(a.start), monday_of(b.start));
  if (!same_ground(a, b)) return begin;
  const Date end = std::min(end_of_run(a), end_of_run(b));
  std::optional<Date> first;
  if (a.n_weeks != b.n_weeks) first = end;
  for (const Date day : intervention_days(a, b, begin)) {
    if (day >= end) continue;
    const Date week = monday_of(day);
    first = first ? std::min(*first, week) : week;
  }
  return first;
}

}  // namespace pilotwave
