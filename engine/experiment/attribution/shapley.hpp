#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// Who earned what of a whole that several made together.
namespace pilotwave {

/// Coalitions double with every player; more than this are not counted out.
inline constexpr std::size_t kMostPlayers = 6;

/// Shapley's shares: the mean, over all orders in which the players may come, of what each adds when it
/// comes. They add up to the value of all less that of none, a player that never adds anything gets nothing,
/// and two that always add the same get the same. Source: Shapley (Contributions to the Theory of Games II,
/// 1953).
/// @param values  of every coalition: entry m for the players whose bits are set in m; 2^k of them, k <=
/// kMostPlayers
/// @return  k shares. Their sum is that difference exactly where values are whole numbers (below 2^53 / k!),
/// else to
///          rounding
[[nodiscard]] std::vector<double> shapley_shares(std::span<const double> values);

}  // namespace pilotwave
