#include "viz/session/change.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/interventions/catalogue.hpp"
#include "report/quantity.hpp"
#include "scenario/canonical_order.hpp"
#include "scenario/words.hpp"
#include "sim/lever_deck.hpp"

namespace pilotwave::viz {
namespace {

/// What a room asks for most: a stop, and tools for all at once.
constexpr std::string_view kBeginnings[] = {"pause",    "expand",     "training",
                                            "coaching", "guidelines", "engagement"};
/// A key press moves a number by a twentieth of what it may be, from one end to the other.
constexpr int kStepsOfARange = 20;
/// Where a field has no end worth the name, twice its value is as far as a panel goes.
constexpr double kWideRange = 1000;

std::string name_of(const InterventionDef& def) {
  const InterventionKind* kind = find_intervention_kind(def.kind);
  const std::string label = kind != nullptr ? std::string(kind->label) : def.kind;
  return def.name.empty() ? label : fmt::format("{} \"{}\"", label, def.name);
}

/// Levers' progress stands in the deck's order.
std::vector<const LeverState*> progress_of(const Scenario& plan, const ModelState& state) {
  std::vector<std::size_t> order(plan.interventions.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return canonical_text(plan.interventions[a]) < canonical_text(plan.interventions[b]);
  });
  std::vector<const LeverState*> progress(order.size(), nullptr);
  for (std::size_t rank = 0; rank < order.size(); ++rank) progress[order[rank]] = &state.levers[rank];
  return progress;
}

std::vector<std::string> schools_of(const PlanFrame& plan, const LeverState& lever) {
  std::vector<std::string> ids;
  for (std::size_t s = 0; s < lever.selected.size(); ++s) {
    if (lever.selected[s] != 0) ids.push_back(plan.world->schools.id[s]);
  }
  // Everybody is said as everybody.
  return ids.size() == lever.selected.size() ? std::vector<std::string>{} : ids;
}

/// One, two or five times a power of ten, at most so much.
double round_step(double most) {
  const double power = std::pow(10, std::floor(std::log10(most)));
  const double times = most / power;
  return (times >= 5 ? 5 : times >= 2 ? 2 : 1) * power;
}

/// The range that a panel offers around a value, in steps that are round.
void set_range(Change& change, const FieldSpec& spec) {
  change.least = spec.min;
  change.least_is_none = spec.min == -1 && spec.default_number == -1;
  change.most = spec.max;
  if (spec.max - spec.min > kWideRange) change.most = std::max(2 * change.value, spec.min + kWideRange);
  const double range = change.most - (change.least_is_none ? 0 : change.least);
  const double step = range > 0 ? round_step(range / kStepsOfARange) : 1;
  change.step = spec.type == FieldType::Number ? step : std::max(1.0, step);
}

std::vector<std::string> choices_of(const FieldSpec& field) {
  std::vector<std::string> all;
  std::string_view left = field.choices;
  while (!left.empty()) {
    const std::size_t space = std::min(left.find(' '), left.size());
    all.emplace_back(left.substr(0, space));
    left.remove_prefix(std::min(left.size(), space + 1));
  }
  return all;
}

/// Puts a change's value into an intervention.
void set_field(InterventionDef& def, const Change& change) {
  const InterventionKind* kind = find_intervention_kind(def.kind);
  const auto field = std::find_if(kind->fields.begin(), kind->fields.end(),
                                  [&](const FieldSpec& spec) { return spec.key == change.field; });
  if (field->type == FieldType::Choice)
    def.fields.set(change.field, change.choices[static_cast<std::size_t>(change.value)]);
  else
    def.fields.set(change.field, change.value);
}

InterventionDef beginning(std::string_view kind_key, const Scenario& plan, Date monday) {
  const InterventionKind* kind = find_intervention_kind(kind_key);
  InterventionDef def;
  def.kind = std::string(kind_key);
  def.name = fmt::format("from {}", date_text(monday));
  def.start = monday;
  def.fields = default_fields(*kind);
  std::vector<std::string> tools;
  for (const ToolDef& tool : plan.tools) {
    // General chat is in everybody's pocket: no district opens or withdraws it.
    if (tool.kind != ToolKind::GeneralChat) tools.push_back(tool.id);
  }
  for (const FieldSpec& field : kind->fields) {
    if (field.type == FieldType::Tools) def.fields.set(field.key, tools);
  }
  return def;
}

}  // namespace

std::vector<Change> possible_changes(const PlanFrame& plan, int week) {
  std::vector<Change> changes;
  const Scenario& scenario = *plan.scenario;
  for (const std::string_view kind : kBeginnings) {
    Change begin;
    begin.kind = Change::Kind::Begin;
    begin.field = std::string(kind);
    begin.label = fmt::format("Begin now: {}", find_intervention_kind(kind)->label);
    changes.push_back(std::move(begin));
  }
  const auto progress = progress_of(scenario, *plan.state);
  const Date monday = plan.world->calendar.monday(week);
  for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
    const InterventionDef& def = scenario.interventions[i];
    const InterventionKind* kind = find_intervention_kind(def.kind);
    if (kind == nullptr || progress[i]->ended >= 0 || (def.end && *def.end <= monday)) continue;
    Change end;
    end.kind = Change::Kind::End;
    end.intervention = i;
    end.at_work = progress[i]->started >= 0;
    end.label = fmt::format("{} now: {}", end.at_work ? "End" : "Drop", name_of(def));
    changes.push_back(std::move(end));
    for (const FieldSpec& field : kind->fields) {
      const bool number = field.type == FieldType::Number || field.type == FieldType::Integer;
      if (!number && field.type != FieldType::Choice && field.type != FieldType::Flag) continue;
      Change set;
      set.intervention = i;
      set.field = std::string(field.key);
      if (field.type == FieldType::Choice) {
        set.choices = choices_of(field);
        const auto now = std::find(set.choices.begin(), set.choices.end(), def.fields.choice(field.key));
        set.value = static_cast<double>(now - set.choices.begin());
      } else {
        if (field.type == FieldType::Flag) set.choices = {"no", "yes"};
        set.value = def.fields.number(field.key);
      }
      set.at_work = progress[i]->started >= 0;
      set.label = fmt::format("{}: {}", name_of(def), key_words(field.key));
      set.unit = std::string(field.unit);
      if (set.at_work && kind->uses_schools) set.schools = schools_of(plan, *progress[i]);
      if (number)
        set_range(set, field);
      else
        set.most = static_cast<double>(set.choices.size()) - 1, set.step = 1;
      changes.push_back(std::move(set));
    }
  }
  return changes;
}

Scenario changed_plan(const Scenario& plan, const Change& change, Date monday) {
  Scenario changed = plan;
  auto& acts = changed.interventions;
  switch (change.kind) {
    case Change::Kind::Begin:
      acts.push_back(beginning(change.field, plan, monday));
      break;
    case Change::Kind::End:
      if (change.at_work)
        acts[change.intervention].end = monday;
      else
        acts.erase(acts.begin() + static_cast<std::ptrdiff_t>(change.intervention));
      break;
    case Change::Kind::Set: {
      InterventionDef again = acts[change.intervention];
      set_field(again, change);
      if (change.at_work) {
        acts[change.intervention].end = monday;
        again.start = monday;
        again.not_before.reset();
        again.when = {};
        again.name =
            fmt::format("{}{}from {}", again.name, again.name.empty() ? "" : ", ", date_text(monday));
        if (!change.schools.empty()) {
          again.schools = {};
          again.schools.rule = PickRule::Named;
          again.schools.names = change.schools;
        }
        acts.push_back(std::move(again));
      } else {
        acts[change.intervention] = std::move(again);
      }
      break;
    }
  }
  sort_canonically(acts);
  changed.name = fmt::format("{}, but {}", plan.name, change_words(change, monday));
  if (changed.name.size() > kLongestPlanName) changed.name = fmt::format("{}, changed", plan.name);
  changed.slug = fmt::format("{}-from-{}", plan.slug, date_text(monday));
  changed.summary =
      fmt::format("{}, but from {}: {}.", plan.name, date_words(monday), change_words(change, monday));
  return changed;
}

std::string change_words(const Change& change, Date monday) {
  const std::string day = date_words(monday);
  if (change.kind != Change::Kind::Set) {
    const std::size_t colon = change.label.find(": ");
    const std::string what = colon == std::string::npos ? change.label : change.label.substr(colon + 2);
    if (change.kind == Change::Kind::Begin) return fmt::format("{} from {}", what, day);
    return fmt::format("no {} from {}", what, day);
  }
  return fmt::format("{} {} from {}", change.label, value_words(change), day);
}

std::string value_words(const Change& change) {
  if (change.kind != Change::Kind::Set) return {};
  if (!change.choices.empty()) return key_words(change.choices[static_cast<std::size_t>(change.value)]);
  if (change.least_is_none && change.value <= change.least) return "none";
  constexpr double kLong = 1e4;  // from here on digits are put into threes
  if (std::abs(change.value) >= kLong)
    return fmt::format("{} {}", with_commas(std::llround(change.value)), change.unit);
  return quantity_words(change.value, change.unit);
}

void step_value(Change& change, bool on) {
  const double first = change.least_is_none ? 0 : change.least;
  if (change.value < first)
    change.value = on ? first : change.least;
  else if (!on && change.value - change.step < first)
    change.value = change.value > first ? first : change.least;
  else
    change.value = std::min(change.most, change.value + (on ? change.step : -change.step));
}

}  // namespace pilotwave::viz
