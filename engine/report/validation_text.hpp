#pragma once

#include <string>
#include <string_view>

#include "calibration/validation_file.hpp"

namespace pilotwave {

/// The whole validation for people: targets that were fitted, that the ensemble states itself, that were
/// never fitted; then every fact with what its experiments gave. Misses are shown as such.
[[nodiscard]] std::string validation_text(const ValidationDef& def, const Validation& result);
/// "held", "MISSED", or "NOT SHOWN" where nothing was tried.
[[nodiscard]] std::string_view fact_verdict(const FactDef& fact, const FactScore& score);
/// The same as data.
[[nodiscard]] std::string validation_json(const ValidationDef& def, const Validation& result);

}  // namespace pilotwave
