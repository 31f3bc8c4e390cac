#pragma once

#include <span>
#include <string>
#include <vector>

#include "chart/chart.hpp"
#include "draw/symbol.hpp"

namespace pilotwave::chart {

/// What a run came to, from best to worst.
struct IconKind {
  std::string label;
  draw::Hue hue = draw::Hue::Grey;
  draw::Symbol symbol = draw::Symbol::Disc;
  friend bool operator==(const IconKind&, const IconKind&) = default;
};

struct IconPlan {
  PlanLabel plan;
  std::vector<int> runs;  ///< [kind]
  friend bool operator==(const IconPlan&, const IconPlan&) = default;
};

/// Runs as icons, at most 100 a plan; of more than 100 runs each icon stands for a hundredth.
struct IconArray {
  std::string title;
  std::vector<IconKind> kinds;
  std::vector<IconPlan> plans;
  friend bool operator==(const IconArray&, const IconArray&) = default;
};

/// Numbers that add up to `icons` in proportion to `runs` (largest remainders); the runs themselves where
/// there are no more of them.
[[nodiscard]] std::vector<int> icons_of(std::span<const int> runs, int icons);

[[nodiscard]] draw::Picture icon_array(const IconArray& data, const Frame& frame);
[[nodiscard]] DataTable icon_array_table(const IconArray& data);

}  // namespace pilotwave::chart
