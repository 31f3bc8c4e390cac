#include "report/receipt/cell.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "experiment/statistics/quantiles.hpp"
#include "report/quantity.hpp"

namespace pilotwave {
namespace {

constexpr char kBetween = '|';
constexpr std::size_t kMostPlans = 26;
constexpr double kLow = 0.1, kHigh = 0.9;

std::optional<std::size_t> plan_of_letter(std::string_view text) {
  if (text.size() != 1 || text[0] < 'A' || text[0] > 'Z') return std::nullopt;
  return static_cast<std::size_t>(text[0] - 'A');
}

char letter(std::size_t plan) { return static_cast<char>('A' + plan % kMostPlans); }

struct Place {
  std::size_t outcome, group;
};

std::optional<Place> place_of(const Comparison& c, const CellKey& key) {
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    if (c.outcomes[o].key != key.outcome) continue;
    for (std::size_t g = 0; g < c.n_groups(); ++g) {
      if (c.groups[g].key == key.group) return Place{o, g};
    }
  }
  return std::nullopt;
}

int n_met(const OutcomeDef& outcome, const std::vector<double>& values) {
  const GoalDef& goal = *outcome.goal;
  return static_cast<int>(std::count_if(values.begin(), values.end(), [&](double value) {
    return goal.kind == GoalDef::Kind::AtLeast ? value >= goal.threshold : value <= goal.threshold;
  }));
}

std::optional<std::string> plan_cell(const OutcomeDef& def, const std::vector<double>& values,
                                     std::string_view statistic) {
  if (statistic == "median") return value_text(def, quantile(values, 0.5));
  if (statistic == "low") return value_text(def, quantile(values, kLow));
  if (statistic == "high") return value_text(def, quantile(values, kHigh));
  if (statistic == "met" && def.is_goal()) return std::to_string(n_met(def, values));
  return std::nullopt;
}

/// A share as a number out of 100; bounds are rounded outwards so that no rounding makes them surer.
std::string of_100(double share, bool up) {
  return fmt::format("{:.0f}", up ? std::ceil(100 * share) : std::floor(100 * share));
}

std::optional<std::string> pair_cell(const OutcomeDef& def, const PairedOutcome& p,
                                     std::string_view statistic) {
  if (statistic == "won") return std::to_string(p.count.won);
  if (statistic == "lost") return std::to_string(p.count.lost);
  if (statistic == "tied") return std::to_string(p.count.tied);
  if (statistic == "missing") return std::to_string(p.count.missing);
  if (statistic == "pairs") return std::to_string(p.count.pairs());
  if (statistic == "verdict") return std::string(verdict_word(p.verdict));
  if (statistic == "share_low") return of_100(p.share.low, false);
  if (statistic == "share_high") return of_100(p.share.high, true);
  if (statistic == "typical") return value_text(def, p.typical);
  if (statistic == "typical_low") return value_text(def, p.typical_low);
  if (statistic == "typical_high") return value_text(def, p.typical_high);
  if (statistic == "saving")
    return std::isfinite(p.variance_reduction) ? fmt::format("{:.1f}", p.variance_reduction) : "-";
  return std::nullopt;
}

}  // namespace

std::string cell_key(const CellKey& key) {
  std::string out(1, letter(key.first));
  if (key.second) out += fmt::format("{}{}", kBetween, letter(*key.second));
  return out + fmt::format("{0}{1}{0}{2}{0}{3}", kBetween, key.outcome, key.group, key.statistic);
}

std::optional<CellKey> parse_cell_key(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(kBetween, from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  if (parts.size() != 4 && parts.size() != 5) return std::nullopt;
  const auto first = plan_of_letter(parts[0]);
  if (!first) return std::nullopt;
  CellKey key;
  key.first = *first;
  if (parts.size() == 5) {
    key.second = plan_of_letter(parts[1]);
    if (!key.second) return std::nullopt;
  }
  key.outcome = parts[parts.size() - 3];
  key.group = parts[parts.size() - 2];
  key.statistic = parts[parts.size() - 1];
  return key;
}

std::optional<std::string> cell_text(const Comparison& c, const CellKey& key) {
  const auto place = place_of(c, key);
  if (!place || key.first >= c.plans.size()) return std::nullopt;
  const OutcomeDef& def = c.outcomes[place->outcome];
  const std::size_t slot = c.slot(place->outcome, place->group);
  if (!key.second) return plan_cell(def, c.plans[key.first].values[slot], key.statistic);
  for (const PlanPair& pair : c.pairs) {
    if (pair.first == key.first && pair.second == *key.second)
      return pair_cell(def, pair.outcomes[slot], key.statistic);
  }
  return std::nullopt;
}

}  // namespace pilotwave
