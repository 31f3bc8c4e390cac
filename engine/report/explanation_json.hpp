#pragma once

#include <span>
#include <string>

#include "report/explanation_text.hpp"

namespace pilotwave {

/// The same as explanation_text(), as data: every number in full. A term of minus infinity is null.
[[nodiscard]] std::string explanation_json(const ExplanationSource& source, const Answer& answer);
[[nodiscard]] std::string explanation_json(const ExplanationSource& source, const TwinAnswer& answer);
[[nodiscard]] std::string roster_json(std::span<const RosterLine> lines);

}  // namespace pilotwave
