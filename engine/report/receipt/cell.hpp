#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "experiment/comparison.hpp"

/// Numbers and words of a page that can be worked out again from the values in its receipt. An element that
/// shows one says so: `<td data-cell="A|B|privacy_incidents|all|won">83</td>`.
namespace pilotwave {

/// "A|privacy_incidents|all|median": a plan's; "A|B|privacy_incidents|all|won": of two plans against each
/// other. Plans are called by letters in the order in which they are compared. Of a plan: median, low and
/// high (the middle 80 of 100 runs), met (runs that meet the goal). Of two: won, lost, tied, missing, pairs,
/// verdict, share_low and share_high (of 100), typical, typical_low and typical_high (first minus second),
/// saving (unpaired runs for one pair).
struct CellKey {
  std::size_t first = 0;              ///< plan
  std::optional<std::size_t> second;  ///< plan, where it is about two
  std::string outcome, group, statistic;
};

[[nodiscard]] std::string cell_key(const CellKey& key);
/// Nothing where a text is no such key: a page may have other cells too.
[[nodiscard]] std::optional<CellKey> parse_cell_key(std::string_view text);

/// What the cell shows: "83", "64%", "clear". Nothing where the comparison has no such plan, outcome, group
/// or statistic.
[[nodiscard]] std::optional<std::string> cell_text(const Comparison& comparison, const CellKey& key);

}  // namespace pilotwave
