#pragma once

#include <optional>
#include <vector>

#include "scenario/layer.hpp"

namespace pilotwave {

/// Layers put together: what holds in the end, with the places that said so.
struct Inherited {
  Scenario scenario;  ///< without district and canonical order
  std::vector<InterventionSetting> interventions;
  std::vector<GoalSetting> goals;
  std::optional<Placed<DistrictChoice>> district;
};

/// Lets later layers override earlier ones: scalars whole, parameters and goals by key, tools by field; adds
/// interventions, replaces those of the same kind and name, removes those that a layer leaves out.
[[nodiscard]] Inherited inherit(const std::vector<ScenarioLayer>& layers, Findings& findings);

/// "training", or "training `autumn course`": for messages and keys.
[[nodiscard]] std::string intervention_title(const std::string& kind, const std::string& name);

}  // namespace pilotwave
