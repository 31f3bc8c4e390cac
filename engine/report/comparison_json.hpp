#pragma once

#include <string>

#include "experiment/comparison.hpp"

namespace pilotwave {

/// A comparison for machines: plans, outcomes, verdicts by pair of plans and group, and the sentences. The
/// same comparison gives the same bytes. `schema_version` follows kTableSchemaVersion.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

}  // namespace pilotwave
