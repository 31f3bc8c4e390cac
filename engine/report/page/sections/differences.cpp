#include <algorithm>

#include <fmt/format.h>

#include "chart/timeline.hpp"
#include "draw/symbol.hpp"
#include "model/interventions/catalogue.hpp"
#include "report/page/plan_acts.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"
#include "report/sentences.hpp"
#include "scenario/diff.hpp"

namespace pilotwave::page {
namespace {

chart::Timeline calendar_of(const Comparison& c, const Facts& facts) {
  chart::Timeline data;
  data.start = c.monday(0);
  data.end = c.monday(c.n_weeks);
  std::size_t own = 0, shared = 0;
  for (std::size_t p = 0; p < facts.plans.size(); ++p) {
    chart::TimelineLane lane{plan_label(c, p), {}};
    for (const PlanAct& act : acts_of(facts.plans, p)) {
      if (act.from >= data.end) continue;
      lane.acts.push_back({act.label, act.from, act.to, act.waits, act.shared});
      ++(act.shared ? shared : own);
    }
    data.lanes.push_back(std::move(lane));
  }
  // One of each plan makes one step that all share.
  const std::size_t in_all = shared / facts.plans.size();
  data.title = own == 0 ? "Every plan takes the same steps at the same time"
                        : fmt::format("{} {} not in every plan{}", own, own == 1 ? "step is" : "steps are",
                                      shared == 0 ? "" : fmt::format("; {} the same in all (grey)", in_all));
  return data;
}

}  // namespace

Section differences_section(const Comparison& c, const Facts& facts) {
  Section section{"differences", "What differs between the plans", {}};
  Bullets summaries{false, "The plans, in their authors' words:", {}};
  for (std::size_t p = 0; p < facts.plans.size(); ++p) {
    summaries.items.push_back(
        fmt::format("{}: {}", chart::lettered(plan_label(c, p)),
                    facts.plans[p].summary.empty() ? "no summary" : facts.plans[p].summary));
  }
  section.blocks.push_back(std::move(summaries));
  section.blocks.push_back(figure(calendar_of(c, facts), chart::timeline, chart::timeline_table));
  for (const PlanPair& pair : c.pairs) {
    if (pair.first != 0) continue;
    std::string parting = c.n_pairs() > 0 ? parting_sentence(c, pair) : std::string();
    const bool says_when = !parting.empty();
    if (says_when) section.blocks.push_back(Paragraph{Paragraph::Kind::Plain, std::move(parting)});
    const std::string first = chart::lettered(plan_label(c, pair.first)),
                      second = chart::lettered(plan_label(c, pair.second));
    std::vector<std::string> words = lettered_diff(
        diff_in_words(facts.plans[pair.first], facts.plans[pair.second]), pair.first, pair.second);
    if (words.size() == 1) {  // that nothing differs
      section.blocks.push_back(
          Paragraph{Paragraph::Kind::Plain,
                    fmt::format("{} {} and {} are the same plan.", words.front(), first, second)});
      continue;
    }
    // The last sentence is when runs may part; above stands when they did.
    if (says_when) words.pop_back();
    section.blocks.push_back(Bullets{
        false, fmt::format("Every difference between {} and {}; nothing else differs:", first, second),
        std::move(words)});
  }
  return section;
}

}  // namespace pilotwave::page
