#include "report/sentences.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "report/headline_choice.hpp"
#include "report/quantity.hpp"

namespace pilotwave {
namespace {

/// One outcome of one group, seen from the plan that is ahead.
struct Claim {
  const Comparison& comparison;
  const OutcomeDef& outcome;
  const PairedOutcome& paired;
  std::size_t group;
  std::string ahead, behind;  ///< names of plans
  WinCount count;             ///< seen from the plan that is ahead
  double typical, low, high;  ///< ahead minus behind
  Phrasing phrasing;
  bool ahead_has_less;  ///< being ahead means a lower value

  [[nodiscard]] std::string_view ahead_word() const {
    return ahead_has_less ? less_word(phrasing) : more_word(phrasing);
  }
  [[nodiscard]] std::string_view other_word() const {
    return ahead_has_less ? more_word(phrasing) : less_word(phrasing);
  }
  [[nodiscard]] std::string_view word_for(double difference) const {
    return difference < 0 ? less_word(phrasing) : more_word(phrasing);
  }
  [[nodiscard]] Size size(double difference) const { return size_of(comparison, outcome, group, difference); }
};

Claim claim_of(const Comparison& comparison, const PlanPair& pair, std::size_t outcome, std::size_t group) {
  const OutcomeDef& def = comparison.outcomes[outcome];
  const PairedOutcome& p = pair.outcomes[comparison.slot(outcome, group)];
  const std::string &first = comparison.plans[pair.first].name, &second = comparison.plans[pair.second].name;
  const bool swap = p.count.lost > p.count.won;
  return {comparison, def, p, group, swap ? second : first, swap ? first : second,
          swap ? p.count.mirrored() : p.count, swap ? -p.typical : p.typical,
          swap ? -p.typical_high : p.typical_low, swap ? -p.typical_low : p.typical_high, phrasing_of(def),
          // Where neither way is better a pair is won by the higher value; swapped, the plan ahead has the
          // higher one.
          def.better == Better::Lower};
}

/// "fewer privacy incidents than Launch everywhere"
std::string predicate(const Claim& claim) {
  switch (claim.phrasing) {
    case Phrasing::Count:
      return fmt::format("{} has {} {} than {}", claim.ahead, claim.ahead_word(), claim.outcome.label,
                         claim.behind);
    case Phrasing::Level:
      return fmt::format("{} is {} under {} than under {}", claim.outcome.label, claim.ahead_word(),
                         claim.ahead, claim.behind);
    case Phrasing::Money:
      return fmt::format("{} costs {} than {}", claim.ahead, claim.ahead_word(), claim.behind);
    case Phrasing::Weeks:
      return fmt::format("{} meets {} {} than {}", claim.ahead, goal_text(claim.outcome), claim.ahead_word(),
                         claim.behind);
  }
  return {};
}

std::string in_group(const Claim& claim) {
  const GroupDef& group = claim.comparison.groups[claim.group];
  return group.key == "all" ? "" : fmt::format(" (among {})", group.label);
}

std::string other_side(const Claim& claim) {
  std::string text =
      fmt::format("({} in {}, the same in {}", claim.other_word(), claim.count.lost, claim.count.tied);
  if (claim.count.missing > 0) text += fmt::format(", not known in {}", claim.count.missing);
  return text + ")";
}

/// "1 to 9 fewer"; "from 3 fewer to 2 more" when the range has both signs; "none" for no difference.
std::string range_text(const Claim& claim) {
  const auto end = [&](double d) {
    return d == 0 ? std::string("no difference")
                  : fmt::format("{} {}", claim.size(d).number, claim.word_for(d));
  };
  if (claim.low == claim.high) return end(claim.low);
  if ((claim.low < 0) != (claim.high < 0) || claim.low == 0 || claim.high == 0) {
    return fmt::format("from {} to {}", end(claim.low), end(claim.high));
  }
  const bool negative = claim.high < 0;
  return fmt::format("{} to {} {}", claim.size(negative ? claim.high : claim.low).number,
                     claim.size(negative ? claim.low : claim.high).number, claim.word_for(claim.low));
}

/// "typically 4 fewer (most pairs: 1 to 9 fewer)"; says so when no pair has numbers on both sides.
std::string typical_size(const Claim& claim) {
  if (std::isnan(claim.typical)) return "no pair has a number on both sides";
  const std::string size = claim.typical == 0 ? "no difference"
                                              : fmt::format("{} {}", claim.size(claim.typical).text(),
                                                            claim.word_for(claim.typical));
  return fmt::format("typically {} (most pairs: {})", size, range_text(claim));
}

std::string close_sentence(const Claim& claim) {
  return fmt::format("{}{}: too close to call. In {} of {} paired runs {} {}; {}.",
                     capitalised(claim.outcome.label), in_group(claim), claim.count.won, claim.count.pairs(),
                     predicate(claim), other_side(claim), typical_size(claim));
}

/// "Staged pilot begins Training" for each act that sets the plans apart, at most three.
std::string departure_text(const Comparison& comparison, const PlanPair& pair) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> acts;
  for (std::size_t i = 0; i < std::min(kMost, pair.departures.size()); ++i) {
    const Departure& act = pair.departures[i];
    const std::string& plan = comparison.plans[act.plan == 0 ? pair.first : pair.second].name;
    acts.push_back(fmt::format("\"{}\" {} in {}", act.name.empty() ? act.label : act.name,
                               act.ends ? "ends" : "begins", plan));
  }
  return joined_words(acts);
}

/// Met in at least this share of runs reads "almost every run"; in at most one minus it, "almost no run".
constexpr double kAlmostEvery = 0.95;

}  // namespace

std::string outcome_sentence(const Comparison& comparison, const PlanPair& pair, std::size_t outcome) {
  const Claim claim = claim_of(comparison, pair, outcome, comparison.main_group(outcome));
  const int pairs = claim.count.pairs();
  if (pairs == 0) return fmt::format("{}: no pair could be compared.", capitalised(claim.outcome.label));
  if (claim.count.tied == pairs) {
    return fmt::format("{}{}: the same in all {} paired runs.", capitalised(claim.outcome.label),
                       in_group(claim), pairs);
  }
  if (claim.paired.verdict == Verdict::TooClose) return close_sentence(claim);
  return fmt::format("In {} of {} paired runs, {}{} {}; {}. Verdict: {}.", claim.count.won, pairs,
                     predicate(claim), in_group(claim), other_side(claim), typical_size(claim),
                     verdict_word(claim.paired.verdict));
}

std::string size_note(const Comparison& comparison, const PlanPair& pair, std::size_t outcome) {
  const Claim claim = claim_of(comparison, pair, outcome, comparison.main_group(outcome));
  if (claim.count.pairs() == 0 || std::isnan(claim.typical)) return {};
  if (claim.typical == 0) return "typically no difference";
  return fmt::format("{} typically {} {}", claim.ahead, claim.size(claim.typical).text(),
                     claim.word_for(claim.typical));
}

std::string goal_sentence(const Comparison& comparison, const PlanPair& pair, std::size_t outcome) {
  const OutcomeDef& def = comparison.outcomes[outcome];
  const int a = comparison.n_met(pair.first, outcome), b = comparison.n_met(pair.second, outcome);
  const auto n = static_cast<int>(comparison.n_pairs());
  const std::string &first = comparison.plans[pair.first].name, &second = comparison.plans[pair.second].name;
  if (std::min(a, b) >= kAlmostEvery * n) {
    return fmt::format(
        "Both plans meet {} in {} simulated run ({} and {} of {}). The difference is how they get there.",
        goal_text(def), std::min(a, b) == n ? "every" : "almost every", a, b, n);
  }
  if (std::max(a, b) <= (1 - kAlmostEvery) * n) {
    return fmt::format("Neither plan meets {} in more than a few simulated runs ({} and {} of {}).",
                       goal_text(def), a, b, n);
  }
  return fmt::format("{} meets {} in {} of {} simulated runs, {} in {}.", first, goal_text(def), a, n, second,
                     b);
}

std::string parting_sentence(const Comparison& comparison, const PlanPair& pair) {
  const std::string &first = comparison.plans[pair.first].name, &second = comparison.plans[pair.second].name;
  if (pair.identical()) {
    return fmt::format("{} and {} are identical in all {} pairs.", first, second, pair.parted.size());
  }
  const std::optional<int> week = pair.first_parted_week();
  if (!week) return {};
  const Date day = pair.departures.empty() ? comparison.monday(*week) : pair.departures.front().day;
  const std::string same = pair.n_identical() == 0 ? std::string()
                                                   : fmt::format(" In {} of {} pairs they never part.",
                                                                 pair.n_identical(), pair.parted.size());
  const std::string why = departure_text(comparison, pair);
  if (day < comparison.monday(1)) {
    return fmt::format("The plans differ from the first week on{}.{}", why.empty() ? "" : ": " + why, same);
  }
  return fmt::format("The plans are identical until {}, when {}.{}", long_date(day),
                     why.empty() ? "they first part" : why, same);
}

std::vector<std::string> reversal_sentences(const Comparison& comparison, const PlanPair& pair) {
  std::vector<std::string> out;
  for (std::size_t outcome = 0; outcome < comparison.outcomes.size(); ++outcome) {
    const OutcomeDef& def = comparison.outcomes[outcome];
    const Verdict whole = comparison.paired(pair, outcome).verdict;
    if (whole == Verdict::TooClose || def.better == Better::Neither || def.scope == MetricScope::District)
      continue;
    for (std::size_t group = 0; group < comparison.n_groups(); ++group) {
      const Verdict part = pair.outcomes[comparison.slot(outcome, group)].verdict;
      const bool reversed = favours_first(whole) ? favours_second(part) : favours_first(part);
      if (!reversed || !may_show(comparison.sizes[group], def.scope)) continue;
      const Claim claim = claim_of(comparison, pair, outcome, group);
      out.push_back(
          fmt::format("Among {} it is the other way round: in {} of {} paired runs {} {}; {}. Verdict: {}.",
                      comparison.groups[group].label, claim.count.won, claim.count.pairs(), predicate(claim),
                      other_side(claim), typical_size(claim), verdict_word(part)));
    }
  }
  return out;
}

std::vector<std::string> headline(const Comparison& comparison, const PlanPair& pair) {
  if (comparison.n_pairs() == 0) return {"No pair of runs is complete, so nothing can be compared."};
  if (pair.identical()) return {parting_sentence(comparison, pair)};
  std::vector<std::string> out;
  const HeadlineChoice choice = choose_headline(comparison, pair);
  if (choice.goal) out.push_back(goal_sentence(comparison, pair, *choice.goal));
  if (choice.difference) out.push_back(outcome_sentence(comparison, pair, *choice.difference));
  if (choice.price) out.push_back("The price: " + outcome_sentence(comparison, pair, *choice.price));
  if (choice.second) out.push_back(outcome_sentence(comparison, pair, *choice.second));
  return out;
}

std::vector<std::string> caution_sentences(const Comparison& comparison) {
  std::vector<std::string> out = comparison.notes;
  const ReplicateTally& tally = comparison.replicates;
  const auto n = static_cast<int>(comparison.n_pairs());
  if (tally.stopped_early) {
    out.push_back(
        fmt::format("Stopped early: {} of {} planned pairs are complete and compared.", n, tally.planned));
  }
  if (!tally.failed.empty()) {
    out.push_back(fmt::format("{} of {} planned pairs failed and are left out (failed.csv).",
                              tally.failed.size(), tally.planned));
  }
  constexpr int kFewPairs = 10;
  if (n > 0 && n < kFewPairs)
    out.push_back(fmt::format("Only {} pairs: take every number here as a first look.", n));
  if (comparison.settling) return out;  // how far its pairs carry is said by why they stopped
  int together = 1;
  for (const PlanPair& pair : comparison.pairs) {
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o)
      together = std::max(together, comparison.paired(pair, o).together);
  }
  if (n > 0 && !can_decide(n, together)) {
    out.push_back(fmt::format(
        "{} pairs cannot settle {} verdicts held together, even if one plan won them all.", n, together));
  }
  return out;
}

}  // namespace pilotwave
