#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "experiment/comparison.hpp"

namespace pilotwave {

/// Why pairs stopped being added: "We stopped at 84 pairs because more would not have changed any of the 3
/// verdicts on goals." Empty where their number was fixed beforehand.
[[nodiscard]] std::string settling_sentence(const Comparison& comparison);

/// What the verdict words mean, and by which intervals they were given.
[[nodiscard]] std::string verdict_footnote(const Comparison& comparison);

/// "settled", "out_of_reach", "most", "stopped_early": for machines.
[[nodiscard]] std::string_view why_name(Settling::Why why);
/// The same read back; nothing for another word.
[[nodiscard]] std::optional<Settling::Why> why_named(std::string_view name);

}  // namespace pilotwave
