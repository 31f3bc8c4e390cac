#include <fmt/format.h>

#include "chart/effect_bars.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"

namespace pilotwave::page {
namespace {

chart::EffectBars bars_of(const Comparison& c, const WhatMatters& matters) {
  const PlanPair& pair = c.pairs.front();
  chart::EffectBars data;
  data.title = matters.sentence;
  data.what = matters.shapley ? fmt::format("Share in {}, {} minus {}", matters.outcome,
                                            chart::lettered(plan_label(c, pair.first)),
                                            chart::lettered(plan_label(c, pair.second)))
                              : fmt::format("Effect on {}: the plan with the part minus the plan without it",
                                            matters.outcome);
  double largest = 0;
  for (const Contribution& part : matters.parts) {
    data.rows.push_back({part.part, part.effect, part.low, part.high, {}});
    largest = std::max(largest, std::abs(part.effect));
  }
  data.measure = measure_of(matters.unit, largest);
  return data;
}

Table flip_table(const std::vector<Flip>& flips) {
  Table table{"Assumptions that turn a verdict, and where",
              {"Assumption", "verdict on", "our value", "turns at", "evidence"},
              {},
              {}};
  for (const Flip& flip : flips)
    table.rows.push_back(
        {{flip.assumption, {}}, {flip.outcome, {}}, {flip.ours, {}}, {flip.turns_at, {}}, {flip.grade, {}}});
  return table;
}

}  // namespace

std::optional<Section> matters_section(const Comparison& c, const Facts& facts) {
  if (facts.analysis.matters.empty() && facts.analysis.flips.empty()) return std::nullopt;
  Section section{"matters", "What matters most", {}};
  for (const WhatMatters& matters : facts.analysis.matters) {
    section.blocks.push_back(figure(bars_of(c, matters), chart::effect_bars, chart::effect_bars_table,
                                    matters.shapley
                                        ? "Shapley shares: they add up to the whole difference."
                                        : "Each part taken out by itself, everything else kept."));
  }
  if (!facts.analysis.flips.empty()) section.blocks.push_back(flip_table(facts.analysis.flips));
  return section;
}

}  // namespace pilotwave::page
