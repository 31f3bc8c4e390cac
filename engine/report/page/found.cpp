#include "report/page/found.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/params.hpp"
#include "report/flip_text.hpp"
#include "report/page/reading.hpp"
#include "report/quantity.hpp"
#include "scenario/words.hpp"

namespace pilotwave::page {
namespace {

constexpr std::size_t kMostOutcomes = 3;

/// Index among `outcomes` of one of the comparison's.
std::optional<std::size_t> same_outcome(const Comparison& c, std::size_t outcome,
                                        const std::vector<OutcomeDef>& outcomes) {
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    if (outcomes[o].key == c.outcomes[outcome].key) return o;
  }
  return std::nullopt;
}

/// A part as the rest of the page calls it: "Opening of tools" of the kind `expand`.
std::string part_words(const std::string& title) {
  const bool fenced = title.starts_with('`');
  const std::size_t end = fenced ? title.find('`', 1) : title.size();
  const InterventionKind* kind =
      end == std::string::npos ? nullptr
                               : find_intervention_kind(title.substr(fenced ? 1 : 0, end - (fenced ? 1 : 0)));
  if (kind == nullptr) return capitalised(title);
  // "`expand` named `waves`"
  constexpr std::string_view kNamed = " named";
  std::string rest = fenced ? title.substr(end + 1) : std::string();
  if (rest.starts_with(kNamed)) rest.erase(0, kNamed.size());
  std::replace(rest.begin(), rest.end(), '`', '"');
  return std::string(kind->label) + rest;
}

/// The part that does most stands first.
void sort_parts(std::vector<Contribution>& parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const Contribution& a, const Contribution& b) {
    return std::abs(a.effect) > std::abs(b.effect);
  });
}

/// Which part does most, and how that stands to the whole difference.
std::string share_sentence(const Comparison& c, const OutcomeDef& def, const Contribution& most,
                           double whole) {
  const std::string label = capitalised(def.label);
  if (whole == 0 || !std::isfinite(whole))
    return fmt::format("{}: in the mean there is no difference to share out", label);
  const double share = most.effect / whole;
  const std::string between =
      fmt::format("the difference between {} and {}", c.plans.front().name, c.plans.back().name);
  const std::string does = fmt::format("{}: {} does most", label, most.part);
  if (share < 0) return fmt::format("{}, but works against {}, which the other parts make", does, between);
  if (share > 1) return fmt::format("{}, more than all of {}: other parts work against it", does, between);
  return fmt::format("{}, {:.0f} of 100 parts of {}", does, 100 * share, between);
}

void add_shares(Analysis& out, const Comparison& c, const OutcomeDef& def, const OutcomeShares& shares) {
  WhatMatters matters{def.label, def.unit, {}, true, {}};
  for (const DifferenceShare& share : shares.shares)
    matters.parts.push_back(
        {part_words(share.title), share.share.mean, share.interval.low, share.interval.high});
  if (matters.parts.empty()) return;
  sort_parts(matters.parts);
  matters.sentence = share_sentence(c, def, matters.parts.front(), shares.difference.mean);
  out.matters.push_back(std::move(matters));
}

void add_ablation(Analysis& out, const Comparison& c, const OutcomeDef& def, std::size_t outcome,
                  const PlanAblation& plan) {
  WhatMatters matters{def.label, def.unit, {}, false, {}};
  for (const PartTakenOut& part : plan.parts) {
    const PairedOutcome& p = part.outcomes[outcome];
    if (!std::isfinite(p.difference.mean)) continue;
    matters.parts.push_back(
        {part_words(part.title), p.difference.mean, p.mean_difference.low, p.mean_difference.high});
  }
  if (matters.parts.empty()) return;
  sort_parts(matters.parts);
  matters.sentence = fmt::format("{}: of the parts of {}, {} does most", capitalised(def.label),
                                 c.plans[plan.plan].name, matters.parts.front().part);
  out.matters.push_back(std::move(matters));
}

/// "clear for A", or that it stays as it was.
std::string side_words(const PairedOutcome& paired, Better better) {
  PlanPair pair;
  return verdict_words(pair, paired, better);
}

}  // namespace

void add_attribution(Analysis& out, const Comparison& c, const Attribution& found) {
  for (const std::size_t outcome : leading_outcomes(c, kMostOutcomes, false)) {
    const auto o = same_outcome(c, outcome, found.outcomes);
    if (!o) continue;
    const OutcomeDef& def = found.outcomes[*o];
    const auto shares = std::find_if(found.shares.begin(), found.shares.end(),
                                     [&](const OutcomeShares& s) { return s.outcome == *o; });
    if (shares != found.shares.end()) {
      add_shares(out, c, def, *shares);
    } else {
      for (const PlanAblation& plan : found.plans) add_ablation(out, c, def, *o, plan);
    }
  }
}

void add_stresses(Analysis& out, const Comparison& c, const StressTest& found) {
  for (const StressOutcome& stress : found.stresses) {
    page::Stress shown{capitalised(std::string(stress_label(stress.stress))), {}, {}};
    int turned = 0, counted = 0;
    for (const std::size_t outcome : leading_outcomes(c, kMostHeadingOutcomes, false)) {
      const auto o = same_outcome(c, outcome, found.outcomes);
      if (!o || !stress.between[*o].has_values()) continue;
      const OutcomeDef& def = found.outcomes[*o];
      const PairedOutcome& now = stress.between[*o];
      const std::string calm = side_words(found.calm[*o], def.better), then = side_words(now, def.better);
      ++counted;
      turned += favours_first(found.calm[*o].verdict) != favours_first(now.verdict) ||
                        favours_second(found.calm[*o].verdict) != favours_second(now.verdict)
                    ? 1
                    : 0;
      shown.rows.push_back({capitalised(def.label), value_text(def, now.median_first),
                            value_text(def, now.median_second), then, calm});
    }
    std::vector<std::string> what;
    const bool alike = std::all_of(stress.what.begin(), stress.what.end(),
                                   [&](const std::string& text) { return text == stress.what.front(); });
    for (std::size_t p = 0; p < (alike ? 1 : stress.what.size()); ++p)
      what.push_back(fmt::format("{}: {}.", alike ? "Both plans" : c.plans[p].name, stress.what[p]));
    shown.sentence = fmt::format("{} {} of {} verdicts {} another side than without it.",
                                 fmt::join(what, " "), turned, counted, turned == 1 ? "takes" : "take");
    out.stress.push_back(std::move(shown));
  }
}

void add_flips(Analysis& out, const AssumptionFlips& found, const AssumptionQuestion& question,
               std::span<const Scenario> plans) {
  const std::string smallest = flip_sentence(found, question, plans[0], plans[1]);
  if (!smallest.empty()) out.answers_to_change.push_back(smallest);
  out.weakest = weakest_sentence(found, question);
  for (const AssumptionEffect& effect : found.effects) {
    if (!effect.flips_at) continue;
    const ParamSpec& spec = param_catalogue()[effect.parameter];
    out.flips.push_back(
        {std::string(spec.label), question.outcome.label, quantity_words(effect.in_force, spec.unit),
         quantity_words(*effect.flips_at, spec.unit), std::string(evidence_name(effect.evidence))});
  }
}

}  // namespace pilotwave::page
