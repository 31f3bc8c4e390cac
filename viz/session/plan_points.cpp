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

}  // namespace

std::vector<std::string> plan_points(const Frame& frame, std::size_t plan, std::size_t most) {
  std::vector<const InterventionDef*> own;
  for (const InterventionDef& def : frame.plans[plan].scenario->interventions) {
    if (!frame.paired() || !has(*frame.plans[1 - plan].scenario, def)) own.push_back(&def);
  }
  const auto day = [](const InterventionDef* def) {
    return def->start ? *def->start : def->not_before.value_or(Date::max());
  };
  std::stable_sort(own.begin(), own.end(), [&](const auto* a, const auto* b) { return day(a) < day(b); });
  std::vector<std::string> points;
  const std::size_t told = own.size() > most ? most - 1 : own.size();
  for (std::size_t i = 0; i < told; ++i) {
    const InterventionKind* kind = find_intervention_kind(own[i]->kind);
    if (kind != nullptr)
      points.push_back(fmt::format("{} {}{}", kind->label, when_words(*own[i]), size_words(*own[i], *kind)));
  }
  if (told < own.size()) points.push_back(fmt::format("and {} more", own.size() - told));
  if (points.empty())
    points.push_back(frame.paired() ? "nothing that the other plan does not do" : "nothing is done");
  return points;
}

}  // namespace pilotwave::viz
