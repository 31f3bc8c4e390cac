#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"
#include "report/page/validation_record.hpp"
#include "report/quantity.hpp"
#include "report/settling_text.hpp"

namespace pilotwave::page {
namespace {

constexpr std::size_t kMostGains = 8;

/// What no number on the page knows; the whole list is in docs/model/card.md.
constexpr std::array<std::string_view, 6> kBlindSpots = {
    "We could not test: union agreements, changes of state law, or what is special about your schools.",
    "Nobody leaves, enrols or is hired because of AI; boards, press and families' groups act only as a plan "
    "scripts them.",
    "Governance, openness and voice act by assumed sizes, with a sign from surveys: a plan that wins through "
    "them alone "
    "wins by assumption.",
    "There is no race, sex or disability in the model, so it says nothing about gaps along them.",
    "Many sources are surveys with different wordings or short, supervised trials, which flatter at scale.",
    "Ranges show luck under fixed assumptions. They hold no doubt about the assumptions themselves."};

std::vector<std::string> pairs_sentences(const Comparison& c) {
  std::vector<std::string> out;
  const ReplicateTally& tally = c.replicates;
  const std::string n = with_commas(static_cast<std::int64_t>(c.n_pairs()));
  out.push_back(
      c.n_pairs() == 1
          ? std::string(
                "One pair of runs is compared: both plans live through the same future, with the same "
                "people and the same luck.")
          : fmt::format("{} pairs of runs are compared: each plan lives through the same {} futures, with "
                        "the same people and the same luck.",
                        n, n));
  const std::string stopped = settling_sentence(c);
  out.push_back(stopped.empty()
                    ? fmt::format("The number of pairs ({}) was fixed before the first run.", tally.planned)
                    : stopped);
  out.push_back(tally.failed.empty() ? std::string("No run failed.")
                                     : fmt::format("{} of {} pairs failed and are left out.",
                                                   tally.failed.size(), tally.planned));
  return out;
}

/// How many unpaired runs would have been as sure, for the outcomes of the first lines.
std::optional<Table> gains(const Comparison& c) {
  const PlanPair& pair = c.pairs.front();
  Table table{
      fmt::format(
          "What sharing luck between {} and {} gained: unpaired runs needed for the certainty of one pair",
          chart::lettered(plan_label(c, pair.first)), chart::lettered(plan_label(c, pair.second))),
      {"Outcome", "unpaired runs for one pair"},
      {},
      {}};
  for (const std::size_t o : leading_outcomes(c, kMostGains, false)) {
    if (!std::isfinite(c.paired(pair, o).variance_reduction)) continue;
    table.rows.push_back(
        {{capitalised(c.outcomes[o].label), {}}, pair_cell(c, pair, o, c.main_group(o), "saving")});
  }
  return table.rows.empty() ? std::nullopt : std::optional(std::move(table));
}

std::string use_words(TargetUse use) {
  switch (use) {
    case TargetUse::Fitted:
      return "fitted to";
    case TargetUse::Given:
      return "given";
    case TargetUse::Unfitted:
      return "never fitted";
  }
  return {};
}

void add_validation(std::vector<Block>& out) {
  const auto targets = validated_targets();
  const auto facts = validated_facts();
  const auto in = std::count_if(targets.begin(), targets.end(),
                                [](const ValidatedTarget& t) { return t.verdict == "in"; });
  const auto held =
      std::count_if(facts.begin(), facts.end(), [](const ValidatedFact& f) { return f.verdict == "held"; });
  out.push_back(Heading{"How the model does against the record"});
  Bullets misses{
      false,
      fmt::format(
          "With the numbers that ship, the model comes within {} of {} survey figures of 2023 to 2026 and "
          "shows {} of {} findings of studies. It does not show:",
          in, targets.size(), held, facts.size()),
      {}};
  Table survey{"Survey figures and what the model gives",
               {"Question", "day", "survey", "model", "the figure was", "verdict"},
               {},
               "Every survey figure"};
  for (const ValidatedTarget& t : targets) {
    survey.rows.push_back({{std::string(t.question), {}},
                           {std::string(t.day), {}},
                           {std::string(t.survey), {}},
                           {std::string(t.model), {}},
                           {use_words(t.use), {}},
                           {std::string(t.verdict), {}}});
    if (t.verdict != "in") misses.items.emplace_back(t.question);
  }
  Table shown{"Findings that the model must show", {"Finding", "verdict"}, {}, "Every finding"};
  for (const ValidatedFact& f : facts) {
    shown.rows.push_back({{std::string(f.text), {}}, {std::string(f.verdict), {}}});
    if (f.verdict != "held") misses.items.emplace_back(f.text);
  }
  out.push_back(std::move(misses));
  out.push_back(std::move(survey));
  out.push_back(std::move(shown));
}

}  // namespace

Section trust_section(const Comparison& c) {
  Section section{"trust", "Can you trust this?", {}};
  section.blocks.push_back(Bullets{false, {}, pairs_sentences(c)});
  if (auto table = gains(c)) section.blocks.push_back(std::move(*table));
  add_validation(section.blocks);
  section.blocks.push_back(Heading{"Blind spots"});
  section.blocks.push_back(Bullets{false, {}, {kBlindSpots.begin(), kBlindSpots.end()}});
  return section;
}

}  // namespace pilotwave::page
