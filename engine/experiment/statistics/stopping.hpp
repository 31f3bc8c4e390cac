#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "experiment/statistics/proportions.hpp"

/// When a growing row of paired runs may stop, and what stopping does to the chance of a false verdict.
namespace pilotwave {

/// What a rule says of the pairs so far.
enum class Settled : std::uint8_t {
  Open,     ///< go on
  First,    ///< the first plan wins more often
  Second,   ///< the second does
  Neither,  ///< stop without a verdict
};

/// @param won  pairs that the first plan won   @param decided  pairs without ties
using StoppingRule = std::function<Settled(int won, int decided)>;

/// Settled as soon as an interval for the share of wins excludes one half. Looked at more than once, it gives
/// a false verdict more often than its confidence says: see stopping_odds().
[[nodiscard]] StoppingRule when_interval_excludes_half(ProportionInterval method, double confidence);

/// Settled when no outcome of the pairs that are left could change what `at_end` will say of all `pairs`: its
/// chance of a false verdict is that of `at_end` looked at once.
/// @param at_end  must not turn back to Open, or to the second plan, as wins grow
[[nodiscard]] StoppingRule when_certain(StoppingRule at_end, int pairs);

/// How a rule works out, exactly, by recursion over all counts of wins that have not stopped.
struct StoppingOdds {
  double first = 0, second = 0;  ///< chance of either verdict
  double neither = 0;            ///< stopped without a verdict
  double open = 0;               ///< still open at the last look
  double expected_pairs = 0;     ///< used on average
};
/// @param looks            decided pairs at each look, ascending, from 1 on
/// @param win_probability  of the first plan in each decided pair, in [0, 1]: one half where the two are
///                         truly equal, when first + second is the chance of a false verdict
[[nodiscard]] StoppingOdds stopping_odds(const StoppingRule& rule, std::span<const int> looks,
                                         double win_probability);

}  // namespace pilotwave
