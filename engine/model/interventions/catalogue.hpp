#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "model/interventions/field.hpp"
#include "model/interventions/intervention_def.hpp"
#include "model/interventions/lever.hpp"

namespace pilotwave {

/// A kind of intervention: what a plan may write and what it then does.
struct InterventionKind {
  std::string_view kind;   ///< as written: "training"
  std::string_view label;  ///< for people: "Training sessions"
  std::string_view text;   ///< one sentence
  std::span<const FieldSpec> fields;
  bool uses_schools;  ///< whether `schools` means anything here
  std::unique_ptr<Lever> (*make)(const InterventionDef&, std::span<const ToolDef>);
};

/// Every kind, in alphabetical order. An explicit list: adding a kind is one file and one line here.
[[nodiscard]] std::span<const InterventionKind> intervention_catalogue();
[[nodiscard]] const InterventionKind* find_intervention_kind(std::string_view kind);
/// Every field of the kind set to its default.
[[nodiscard]] Fields default_fields(const InterventionKind& kind);

}  // namespace pilotwave
