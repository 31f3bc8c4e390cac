#pragma once

#include <algorithm>
#include <array>
#include <memory>

#include "model/interventions/catalogue.hpp"
#include "model/interventions/lever.hpp"
#include "model/param_keys.hpp"

namespace pilotwave {

/// Seats are bought for a year at a time.
inline constexpr int kSeatWeeks = 52;

// One function a kind; the catalogue lists them.
InterventionKind ban_kind();
InterventionKind budget_kind();
InterventionKind champions_kind();
InterventionKind coaching_kind();
InterventionKind engagement_kind();
InterventionKind expand_kind();
InterventionKind governance_kind();
InterventionKind guidelines_kind();
InterventionKind license_kind();
InterventionKind monitor_kind();
InterventionKind pause_kind();
InterventionKind pilot_kind();
InterventionKind release_event_kind();
InterventionKind training_kind();
InterventionKind vendor_event_kind();

}  // namespace pilotwave
