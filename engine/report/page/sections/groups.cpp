#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/dumbbells.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"

namespace pilotwave::page {
namespace {

constexpr std::size_t kMostGroupCharts = 4;

/// Groups that are read side by side.
struct Family {
  std::string_view heading;
  std::array<std::string_view, 3> keys;
};
constexpr std::array<Family, 4> kGroupFamilies = {{
    {"Schools by poverty", {"high_poverty", "mid_poverty", "low_poverty"}},
    {"Schools by level", {"elementary", "middle", "high"}},
    {"Students by income", {"low_income", "not_low_income", {}}},
    {"Students by language", {"english_learner", "not_english_learner", {}}},
}};

std::optional<std::size_t> group_of(const Comparison& c, std::string_view key) {
  for (std::size_t g = 0; g < c.n_groups(); ++g) {
    if (!key.empty() && c.groups[g].key == key) return g;
  }
  return std::nullopt;
}

/// One group's row; of two plans with its verdict.
chart::DumbbellRow row_of(const Comparison& c, std::size_t outcome, std::size_t group) {
  const OutcomeDef& def = c.outcomes[outcome];
  chart::DumbbellRow row{capitalised(c.groups[group].label), {}, {}, false};
  const PlanPair& pair = c.pairs.front();
  const PairedOutcome& paired = pair.outcomes[c.slot(outcome, group)];
  if (!may_show(c.sizes[group], def.scope)) {
    row.values.assign(c.plans.size(), std::nan(""));
    row.note = fmt::format("fewer than {} people: not shown", kSmallestShownGroup);
    return row;
  }
  if (c.plans.size() == 2) {
    row.values = {paired.median_first, paired.median_second};
    const Verdict whole = c.paired(pair, outcome).verdict;
    row.turned = (favours_first(whole) && favours_second(paired.verdict)) ||
                 (favours_second(whole) && favours_first(paired.verdict));
    row.note = paired.has_values() ? verdict_words(pair, paired, def.better) : "nobody";
    if (row.turned) row.note += ", the other way round";
    return row;
  }
  for (std::size_t p = 0; p < c.plans.size(); ++p) row.values.push_back(middle_value(c, p, outcome, group));
  return row;
}

/// "Staged pilot is ahead in 7 of 9 groups", or what differs among them.
std::string title_of(const Comparison& c, const chart::Dumbbells& data, const OutcomeDef& def,
                     std::size_t outcome) {
  int turned = 0, same = 0, shown = 0;
  const Verdict whole = c.paired(c.pairs.front(), outcome).verdict;
  const auto count = [&](std::size_t group) {
    const Verdict part = c.pairs.front().outcomes[c.slot(outcome, group)].verdict;
    if (favours_first(whole) == favours_first(part) && favours_second(whole) == favours_second(part)) ++same;
  };
  for (const chart::DumbbellSection& section : data.sections) {
    for (const chart::DumbbellRow& row : section.rows) {
      turned += row.turned ? 1 : 0;
      for (std::size_t g = 0; g < c.n_groups(); ++g) {
        if (capitalised(c.groups[g].label) != row.group || std::isnan(row.values.front())) continue;
        ++shown;
        count(g);
      }
    }
  }
  const std::string label = capitalised(def.label);
  if (c.plans.size() > 2) return label + " by group, the middle run of each plan";
  if (turned > 0)
    return fmt::format("{}: for {} of {} groups it is the other way round", label, turned, shown);
  if (whole == Verdict::TooClose)
    return fmt::format("{}: too close to call in the whole, and in {} of {} groups", label, same, shown);
  const std::string& ahead =
      c.plans[favours_first(whole) ? c.pairs.front().first : c.pairs.front().second].name;
  if (same == 0)
    return fmt::format(
        "{}: {} is ahead in the whole; no group by itself is settled, and none is the other way round", label,
        ahead);
  return fmt::format("{}: {} is ahead in {} of {} groups, and behind in none", label, ahead, same, shown);
}

std::optional<Figure> figure_of(const Comparison& c, std::size_t outcome) {
  const OutcomeDef& def = c.outcomes[outcome];
  chart::Dumbbells data;
  data.outcome = capitalised(def.label);
  data.plans = plan_labels(c);
  bool any = false;
  for (const Family& family : kGroupFamilies) {
    chart::DumbbellSection section{std::string(family.heading), {}};
    for (const std::string_view key : family.keys) {
      const std::optional<std::size_t> group = group_of(c, key);
      if (!group) continue;
      // Groups of students have no value where teachers are counted.
      const bool applies = def.scope == MetricScope::Students || c.sizes[*group].teachers.has_value();
      if (!applies) continue;
      section.rows.push_back(row_of(c, outcome, *group));
      any = any || !std::isnan(section.rows.back().values.front());
    }
    if (!section.rows.empty()) data.sections.push_back(std::move(section));
  }
  if (!any) return std::nullopt;
  double largest = 0;
  for (const chart::DumbbellSection& section : data.sections) {
    for (const chart::DumbbellRow& row : section.rows) {
      for (const double v : row.values) largest = std::isfinite(v) ? std::max(largest, std::abs(v)) : largest;
    }
  }
  data.measure = measure_of(def.unit, largest);
  data.title = title_of(c, data, def, outcome);
  return figure(data, chart::dumbbells, chart::dumbbells_table);
}

}  // namespace

std::optional<Section> groups_section(const Comparison& c, const Facts&) {
  Section section{"groups", "Who benefits", {}};
  section.blocks.push_back(
      Paragraph{Paragraph::Kind::Plain,
                fmt::format("The same outcomes, group by group. Groups of fewer than {} people are "
                            "not shown, although they are made up.",
                            kSmallestShownGroup)});
  bool any = false;
  for (const std::size_t outcome : leading_outcomes(c, kMostGroupCharts, true)) {
    if (std::optional<Figure> chart = figure_of(c, outcome)) {
      section.blocks.push_back(std::move(*chart));
      any = true;
    }
  }
  return any ? std::optional(std::move(section)) : std::nullopt;
}

}  // namespace pilotwave::page
