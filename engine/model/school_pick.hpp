#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "population/district_def.hpp"

namespace pilotwave {

/// How schools are chosen when a plan does not name them.
enum class PickRule : std::uint8_t {
  All,
  Named,       ///< `schools = ["oak", "pine"]`
  Volunteers,  ///< self-selected: the staff's innovativeness plus luck
  Random,
  Stratified,     ///< equally from poverty terciles (or levels), random within
  MostConnected,  ///< PageRank, then betweenness, in the network of schools
  NeedFirst,      ///< highest poverty first
  NeedLast,       ///< lowest poverty first
};
enum class StratifyBy : std::uint8_t { Poverty, Level };

/// Which schools an intervention is about, as written in a scenario:
/// `"all"`, `["id", ...]`, or `{ count = 6, pick = "stratified", by = "poverty", level = "high" }`.
struct SchoolPick {
  PickRule rule = PickRule::All;
  StratifyBy by = StratifyBy::Poverty;
  int count = 0;                   ///< how many; 0 with share 0 means every eligible school
  double share = 0;                ///< alternatively a share of eligible schools, (0, 1]
  std::optional<Level> level;      ///< only schools of this level are eligible
  std::vector<std::string> names;  ///< school ids for Named

  friend bool operator==(const SchoolPick&, const SchoolPick&) = default;
};

[[nodiscard]] std::string_view pick_rule_name(PickRule rule);  ///< "volunteers", "most_connected", ...
[[nodiscard]] std::optional<PickRule> parse_pick_rule(std::string_view text);

}  // namespace pilotwave
