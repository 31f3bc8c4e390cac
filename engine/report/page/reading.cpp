#include "report/page/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "report/receipt/cell.hpp"

namespace pilotwave::page {
namespace {

/// Outcomes that districts ask about when they set no goals, in the order in which they do.
constexpr std::array<std::string_view, 7> kAsked = {
    "teacher_weekly_use",  "learning", "hours_saved", "privacy_incidents", "trust_families",
    "integrity_incidents", "cost_usd"};

Cell cell_of(const Comparison& comparison, CellKey key) {
  const std::optional<std::string> text = cell_text(comparison, key);
  return {text.value_or("-"), text ? cell_key(key) : std::string()};
}

}  // namespace

chart::PlanLabel plan_label(const Comparison& comparison, std::size_t plan) {
  return {plan, comparison.plans[plan].name};
}

std::vector<chart::PlanLabel> plan_labels(const Comparison& comparison) {
  std::vector<chart::PlanLabel> out;
  for (std::size_t p = 0; p < comparison.plans.size(); ++p) out.push_back(plan_label(comparison, p));
  return out;
}

chart::Measure measure_of(std::string_view unit, double largest) {
  constexpr double kMillion = 1e6, kThousand = 1e4;
  if (unit == "share") return {100, "", "%"};
  if (unit == "USD") {
    if (largest >= kMillion) return {1e-6, "$", "M"};
    return largest >= kThousand ? chart::Measure{1e-3, "$", "k"} : chart::Measure{1, "$", ""};
  }
  return {};
}

std::string verdict_words(const PlanPair& pair, const PairedOutcome& paired, Better better) {
  if (!paired.has_values()) return "not known";
  if (paired.count.tied == paired.count.pairs()) return "the same";
  if (paired.verdict == Verdict::TooClose) return std::string(verdict_word(Verdict::TooClose));
  const std::size_t ahead = favours_first(paired.verdict) ? pair.first : pair.second;
  return fmt::format("{} {} {}", verdict_word(paired.verdict),
                     better == Better::Neither ? "higher in" : "for", plan_letter(ahead));
}

std::vector<std::size_t> leading_outcomes(const Comparison& comparison, std::size_t most, bool split) {
  std::vector<std::size_t> out;
  const auto add = [&](std::size_t o) {
    const OutcomeDef& def = comparison.outcomes[o];
    const bool fits = def.better != Better::Neither && (!split || def.scope != MetricScope::District);
    const bool known = std::any_of(out.begin(), out.end(), [&](std::size_t k) {
      return comparison.outcomes[k].metrics == def.metrics && comparison.outcomes[k].group == def.group;
    });
    if (fits && !known && out.size() < most) out.push_back(o);
  };
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
    if (comparison.outcomes[o].is_goal()) add(o);
  }
  for (const std::string_view key : kAsked) {
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
      if (comparison.outcomes[o].key == key) add(o);
    }
  }
  return out;
}

Cell plan_cell(const Comparison& comparison, std::size_t plan, std::size_t outcome, std::size_t group,
               std::string_view statistic) {
  return cell_of(comparison, {plan, std::nullopt, comparison.outcomes[outcome].key,
                              comparison.groups[group].key, std::string(statistic)});
}

Cell pair_cell(const Comparison& comparison, const PlanPair& pair, std::size_t outcome, std::size_t group,
               std::string_view statistic) {
  return cell_of(comparison, {pair.first, pair.second, comparison.outcomes[outcome].key,
                              comparison.groups[group].key, std::string(statistic)});
}

double middle_value(const Comparison& comparison, std::size_t plan, std::size_t outcome, std::size_t group) {
  return quantile(comparison.plans[plan].values[comparison.slot(outcome, group)], 0.5);
}

std::vector<double> run_totals(const Comparison& comparison, std::size_t plan, int metric) {
  const auto weeks = static_cast<std::size_t>(comparison.n_weeks);
  const std::size_t from = static_cast<std::size_t>(metric) * weeks;
  std::vector<double> out;
  for (const std::vector<float>& run : comparison.plans[plan].weekly) {
    double sum = 0;
    for (std::size_t w = from; w < from + weeks; ++w) {
      if (!std::isnan(run[w])) sum += static_cast<double>(run[w]);
    }
    out.push_back(sum);
  }
  return out;
}

}  // namespace pilotwave::page
