#pragma once

#include <string>

#include "experiment/flip/assumption_flips.hpp"

namespace pilotwave {

/// "clear for Staged pilot (3 to 47)": a verdict with the pairs that each of two plans won.
[[nodiscard]] std::string flip_verdict_words(const FlipVerdict& verdict, const std::string& first,
                                             const std::string& second);

/// "This would change the answer: if "Weight of trust" rises from 0.4 to 0.7 ..., Staged pilot is no longer
/// ahead.": the smallest change found; or that none was found, of how many.
[[nodiscard]] std::string flip_sentence(const AssumptionFlips& found, const AssumptionQuestion& question,
                                        const Scenario& first, const Scenario& second);

/// "Weakest assumption behind ...: "..." (evidence: assumed, range 0 to 1)": the largest influence times how
/// poorly the number is known. Empty when nothing has any influence.
[[nodiscard]] std::string weakest_sentence(const AssumptionFlips& found, const AssumptionQuestion& question);

/// Both sentences and a table, for a terminal.
[[nodiscard]] std::string flip_text(const AssumptionFlips& found, const AssumptionQuestion& question,
                                    const Scenario& first, const Scenario& second);
[[nodiscard]] std::string flip_json(const AssumptionFlips& found, const AssumptionQuestion& question,
                                    const Scenario& first, const Scenario& second);

}  // namespace pilotwave
