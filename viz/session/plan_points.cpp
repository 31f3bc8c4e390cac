#include "viz/session/plan_points.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/interventions/catalogue.hpp"
#include "scenario/words.hpp"
#include "sim/lever_deck.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

bool has(const Scenario& plan, const InterventionDef& def) {
  const std::string text = canonical_text(def);
  return std::any_of(plan.interventions.begin(), plan.interventions.end(),
                     [&](const InterventionDef& other) { return canonical_text(other) == text; });
}

std::string when_words(const InterventionDef& def) {
  if (def.start) return fmt::format("from {}", date_words(*def.start));
  const std::string once = def.when.text.find("gate_passed") != std::string::npos
                               ? "once the pilot passes its gate"
                               : "on a condition";
  return def.not_before ? fmt::format("{}, not before {}", once, date_words(*def.not_before)) : once;
}

/// The first number that was chosen for this plan, which says most about it.
std::string size_words(const InterventionDef& def, const InterventionKind& kind) {
  for (const FieldSpec& field : kind.fields) {
    if (field.type != FieldType::Number && field.type != FieldType::Integer) continue;
    if (field.unit.empty() || field.unit == "score" || field.unit == "share" ||
        def.fields.number(field.key) == field.default_number)
      continue;
    return ": " + field_words(field, def.fields.all().at(std::string(field.key)));
  }
  return {};
}

/// What a plan does that the other does not do in the same way, a line for each, in the order of days.
std::vector<std::string> own_points(const Frame& frame, std::size_t plan) {
  std::vector<const InterventionDef*> own;
  for (const InterventionDef& def : frame.plans[plan].scenario->interventions) {
    if (!frame.paired() || !has(*frame.plans[1 - plan].scenario, def)) own.push_back(&def);
  }
  const auto day = [](const InterventionDef* def) {
    return def->start ? *def->start : def->not_before.value_or(Date::max());
  };
  std::stable_sort(own.begin(), own.end(), [&](const auto* a, const auto* b) { return day(a) < day(b); });
  std::vector<std::string> points;
  for (const InterventionDef* def : own) {
    if (const InterventionKind* kind = find_intervention_kind(def->kind); kind != nullptr)
      points.push_back(fmt::format("{} {}{}", kind->label, when_words(*def), size_words(*def, *kind)));
  }
  return points;
}

}  // namespace

std::vector<std::string> plan_points(const Frame& frame, std::size_t plan, std::size_t most) {
  std::vector<std::string> points = own_points(frame, plan);
  const std::size_t all = points.size();
  // What differs in its details alone reads alike under both: that is no difference to show first.
  if (frame.paired()) {
    const std::vector<std::string> others = own_points(frame, 1 - plan);
    std::erase_if(points, [&](const std::string& point) {
      return std::find(others.begin(), others.end(), point) != others.end();
    });
  }
  const bool alike = all > 0 && points.empty();
  if (points.size() + (points.size() < all ? 1 : 0) > most) points.resize(most - 1);
  if (const std::size_t left = all - points.size(); left > 0)
    points.push_back(alike ? "the same steps, with other details" : fmt::format("and {} more", left));
  if (points.empty())
    points.push_back(frame.paired() ? "nothing that the other plan does not do" : "nothing is done");
  return points;
}

}  // namespace pilotwave::viz
