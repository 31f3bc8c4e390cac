#include "model/interventions/catalogue.hpp"

#include <sstream>

#include "model/interventions/kinds.hpp"

namespace pilotwave {

std::span<const InterventionKind> intervention_catalogue() {
  static const std::array kinds = {
      ban_kind(),    budget_kind(),     champions_kind(),     coaching_kind(), engagement_kind(),
      expand_kind(), governance_kind(), guidelines_kind(),    license_kind(),  monitor_kind(),
      pause_kind(),  pilot_kind(),      release_event_kind(), training_kind(), vendor_event_kind(),
  };
  return kinds;
}

const InterventionKind* find_intervention_kind(std::string_view kind) {
  for (const InterventionKind& k : intervention_catalogue()) {
    if (k.kind == kind) return &k;
  }
  return nullptr;
}

Fields default_fields(const InterventionKind& kind) {
  Fields fields;
  for (const FieldSpec& spec : kind.fields) {
    switch (spec.type) {
      case FieldType::Number:
      case FieldType::Integer:
      case FieldType::Flag:
        fields.set(spec.key, spec.default_number);
        break;
      case FieldType::Choice:
        fields.set(spec.key, std::string(spec.choices.substr(0, spec.choices.find(' '))));
        break;
      case FieldType::Tools:
        fields.set(spec.key, std::vector<std::string>{});
        break;
      case FieldType::Departments:
        fields.set(spec.key,
                   std::array<double, 3>{spec.default_number, spec.default_number, spec.default_number});
        break;
    }
  }
  return fields;
}

}  // namespace pilotwave
