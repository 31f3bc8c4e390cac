#pragma once

namespace pilotwave {

/// Exact two-sided sign test: min(1, 2 P(Bin(n, 1/2) >= larger)).
/// @param larger  the larger of the two counts   @param n  pairs without ties; 0 gives 1
[[nodiscard]] double sign_test(int larger, int n);

/// Exact one-sided sign test: P(Bin(n, 1/2) >= won). @param won  0 .. n   @param n  pairs without ties
[[nodiscard]] double one_sided_sign_test(int won, int n);

}  // namespace pilotwave
