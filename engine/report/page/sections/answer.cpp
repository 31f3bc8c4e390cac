#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/dot_rows.hpp"
#include "report/assumptions.hpp"
#include "report/headline_choice.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"
#include "report/quantity.hpp"
#include "report/sentences.hpp"
#include "report/settling_text.hpp"

namespace pilotwave::page {
namespace {

/// Paired differences, below zero where the first plan is better; a goal that neither meets is no difference.
std::vector<double> differences(const Comparison& c, const PlanPair& pair, std::size_t outcome,
                                std::size_t group) {
  const std::size_t slot = c.slot(outcome, group);
  const std::vector<double>&a = c.plans[pair.first].values[slot], &b = c.plans[pair.second].values[slot];
  const double sign = c.outcomes[outcome].better == Better::Lower ? 1 : -1;
  std::vector<double> out;
  for (std::size_t i = 0; i < a.size(); ++i) out.push_back(a[i] == b[i] ? 0 : sign * (a[i] - b[i]));
  return out;
}

chart::DotRow dot_row(const Comparison& c, const PlanPair& pair, std::size_t outcome) {
  const OutcomeDef& def = c.outcomes[outcome];
  const std::size_t group = c.main_group(outcome);
  const PairedOutcome& paired = c.paired(pair, outcome);
  std::string label = capitalised(def.label);
  if (def.is_goal() && def.day && def.reading == Reading::AtEnd)
    label += fmt::format(", {}", long_date(*def.day));
  if (c.groups[group].key != "all") label += fmt::format(" ({})", c.groups[group].label);
  return {label,
          size_note(c, pair, outcome),
          differences(c, pair, outcome, group),
          paired.count.won,
          paired.count.lost,
          paired.count.tied,
          verdict_words(pair, paired, def.better)};
}

/// "Staged pilot is ahead on 5 of 8 outcomes, Launch everywhere on 2; 1 is too close to call."
std::string dots_title(const Comparison& c, const PlanPair& pair, const std::vector<std::size_t>& shown) {
  int first = 0, second = 0, open = 0;
  for (const std::size_t o : shown) {
    const Verdict verdict = c.paired(pair, o).verdict;
    (favours_first(verdict) ? first : favours_second(verdict) ? second : open) += 1;
  }
  const bool swap = second > first;
  const std::string &ahead = c.plans[swap ? pair.second : pair.first].name,
                    &behind = c.plans[swap ? pair.first : pair.second].name;
  const int more = std::max(first, second), fewer = std::min(first, second),
            n = static_cast<int>(shown.size());
  if (more == 0) return fmt::format("Neither plan is ahead on any of {} outcomes", n);
  std::string text = fmt::format("{} is ahead on {} of {} outcomes, {} on {}", ahead, more, n, behind, fewer);
  if (open > 0) text += fmt::format("; {} {} too close to call or the same", open, open == 1 ? "is" : "are");
  return text;
}

chart::DotRows dots(const Comparison& c, const PlanPair& pair) {
  std::vector<std::size_t> shown;
  for (const std::size_t o : leading_outcomes(c, kMostHeadingOutcomes, false)) {
    if (c.paired(pair, o).has_values()) shown.push_back(o);
  }
  chart::DotRows data{dots_title(c, pair, shown), plan_label(c, pair.first), plan_label(c, pair.second), {}};
  for (const std::size_t o : shown) data.rows.push_back(dot_row(c, pair, o));
  return data;
}

Table every_outcome(const Comparison& c, const PlanPair& pair) {
  const std::string a = plan_letter(pair.first), b = plan_letter(pair.second);
  Table table{
      fmt::format(
          "Every outcome: middle run of {} ({}) and {} ({}), and pairs of runs in which each is better", a,
          c.plans[pair.first].name, b, c.plans[pair.second].name),
      {"Outcome", a, b, a + " better", b + " better", "same", "verdict"},
      {},
      fmt::format("Every outcome, {} against {}", a, b)};
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    const OutcomeDef& def = c.outcomes[o];
    const std::size_t group = c.main_group(o);
    const PairedOutcome& paired = c.paired(pair, o);
    if (!paired.has_values()) continue;
    const std::string goal = def.is_goal() ? " (goal)" : def.better == Better::Neither ? " ^" : "";
    table.rows.push_back({{capitalised(def.label) + goal, {}},
                          plan_cell(c, pair.first, o, group, "median"),
                          plan_cell(c, pair.second, o, group, "median"),
                          pair_cell(c, pair, o, group, "won"),
                          pair_cell(c, pair, o, group, "lost"),
                          pair_cell(c, pair, o, group, "tied"),
                          {verdict_words(pair, paired, def.better), {}}});
  }
  return table;
}

/// Middle runs of every plan side by side, where there are more than two.
Table at_a_glance(const Comparison& c) {
  Table table{"Every plan at a glance: the middle run", {"Outcome"}, {}, {}};
  for (std::size_t p = 0; p < c.plans.size(); ++p) table.columns.push_back(chart::lettered(plan_label(c, p)));
  for (const std::size_t o : leading_outcomes(c, kMostHeadingOutcomes, false)) {
    std::vector<Cell> row = {{capitalised(c.outcomes[o].label), {}}};
    for (std::size_t p = 0; p < c.plans.size(); ++p)
      row.push_back(plan_cell(c, p, o, c.main_group(o), "median"));
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_pair(std::vector<Block>& out, const Comparison& c, const PlanPair& pair) {
  out.push_back(Bullets{true, {}, headline(c, pair)});
  if (pair.identical()) return;
  if (auto lines = reversal_sentences(c, pair); !lines.empty())
    out.push_back(
        Bullets{false, "Not for everyone. For some groups it is the other way round:", std::move(lines)});
  const chart::DotRows data = dots(c, pair);
  if (!data.rows.empty()) {
    out.push_back(figure(
        data, chart::dot_rows, chart::dot_rows_table,
        fmt::format("The {} dots of a row stand for {}, evenly. Every row has its own scale; a dot at "
                    "the very edge may stand for a goal that is never met.",
                    data.dots,
                    c.n_pairs() == 1 ? "one pair of runs"
                                     : fmt::format("all {} pairs of runs",
                                                   with_commas(static_cast<std::int64_t>(c.n_pairs()))))));
  }
  out.push_back(every_outcome(c, pair));
}

void add_other_pairs(std::vector<Block>& out, const Comparison& c) {
  Bullets others{false, "The other plans against each other:", {}};
  for (const PlanPair& pair : c.pairs) {
    if (pair.first == 0) continue;
    const std::vector<std::string> lines = headline(c, pair);
    others.items.push_back(fmt::format("{} and {}: {}", plan_letter(pair.first), plan_letter(pair.second),
                                       lines.empty() ? "" : lines.front()));
  }
  if (!others.items.empty()) out.push_back(std::move(others));
}

void add_limits(std::vector<Block>& out, const Comparison& c, const Facts& facts) {
  for (const std::string& sentence : facts.analysis.answers_to_change)
    out.push_back(Paragraph{Paragraph::Kind::Plain, sentence});
  const PlanPair& pair = c.pairs.front();
  const HeadlineChoice choice = choose_headline(c, pair);
  if (!facts.analysis.weakest.empty()) {
    out.push_back(Paragraph{Paragraph::Kind::Plain, facts.analysis.weakest});
  } else if (!pair.identical() && choice.difference) {
    out.push_back(Paragraph{Paragraph::Kind::Plain, weakest_assumption(c.outcomes[*choice.difference])});
  }
  if (auto cautions = caution_sentences(c); !cautions.empty())
    out.push_back(Bullets{false, "Take care:", std::move(cautions)});
  out.push_back(Paragraph{Paragraph::Kind::Plain,
                          "This compares simulated futures under stated assumptions. Not a forecast."});
  out.push_back(Paragraph{Paragraph::Kind::Note, verdict_footnote(c)});
}

}  // namespace

Section answer_section(const Comparison& c, const Facts& facts) {
  Section section{"answer", "The answer", {}};
  const bool several = c.plans.size() > 2;
  if (c.n_pairs() == 0) {
    section.blocks.push_back(Bullets{true, {}, headline(c, c.pairs.front())});
    return section;
  }
  section.blocks.push_back(Paragraph{
      Paragraph::Kind::Lead,
      fmt::format("{} plans live through the same {} of {}: the same schools, people and luck. Only the plan "
                  "differs.",
                  several ? "All" : "Both",
                  c.n_pairs() == 1
                      ? "simulated future"
                      : with_commas(static_cast<std::int64_t>(c.n_pairs())) + " simulated futures",
                  c.district_name)});
  if (several) section.blocks.push_back(at_a_glance(c));
  for (const PlanPair& pair : c.pairs) {
    // Every plan against the first in full; the rest in one line each.
    if (pair.first != 0) continue;
    if (several)
      section.blocks.push_back(
          Heading{fmt::format("{} against {}", chart::lettered(plan_label(c, pair.first)),
                              chart::lettered(plan_label(c, pair.second)))});
    add_pair(section.blocks, c, pair);
  }
  if (several) {
    section.blocks.push_back(Heading{"What to keep in mind"});
    add_other_pairs(section.blocks, c);
  }
  add_limits(section.blocks, c, facts);
  return section;
}

}  // namespace pilotwave::page
