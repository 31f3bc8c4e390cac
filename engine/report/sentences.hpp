#pragma once

#include <string>
#include <vector>

#include "experiment/comparison.hpp"

namespace pilotwave {

/// Templates with typed slots; no free text is made up. Each sentence counts pairs, gives the other side, the
/// ties and a typical size with its range, and speaks of simulated runs only. Rules and their reasons:
/// docs/guide/compare.md.

/// "In 83 of 100 paired runs, Staged pilot has fewer privacy incidents than Launch everywhere (more in 9, the
/// same in 8); typically 4 fewer (most pairs: 1 to 9 fewer). Verdict: likely." The plan that is ahead comes
/// first; "too close to call" stands in front when it is.
[[nodiscard]] std::string outcome_sentence(const Comparison& comparison, const PlanPair& pair,
                                           std::size_t outcome);

/// "Staged pilot typically 4 fewer", said of the plan that is ahead; "no difference" where pairs never
/// differ, empty where there are no numbers on both sides.
[[nodiscard]] std::string size_note(const Comparison& comparison, const PlanPair& pair, std::size_t outcome);

/// "Both plans reach the goal ... in almost every run (98 and 99 of 100)."
/// @param outcome one with a goal
[[nodiscard]] std::string goal_sentence(const Comparison& comparison, const PlanPair& pair,
                                        std::size_t outcome);

/// "The plans are identical until 8 September 2026, when ..." or "... are identical in all 100 pairs."
[[nodiscard]] std::string parting_sentence(const Comparison& comparison, const PlanPair& pair);

/// One sentence for each outcome and group in which the plan that is ahead in the whole is behind.
[[nodiscard]] std::vector<std::string> reversal_sentences(const Comparison& comparison, const PlanPair& pair);

/// The three sentences of a report's first lines: the goal, the clearest difference, the price. Fewer when
/// the plans are identical or no pair is complete.
[[nodiscard]] std::vector<std::string> headline(const Comparison& comparison, const PlanPair& pair);

/// What limits the comparison as a whole: pairs that are missing, too few to decide, how much pairing helped,
/// what the model leaves out.
[[nodiscard]] std::vector<std::string> caution_sentences(const Comparison& comparison);

}  // namespace pilotwave
