#include "report/comparison_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "report/assumptions.hpp"
#include "report/json_text.hpp"
#include "report/sentences.hpp"
#include "report/settling_text.hpp"
#include "report/table_schema.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no NaN and no infinity.

/// Interval bounds come from an iteration; six digits are all that means anything.
Json bound(double x) { return std::isfinite(x) ? Json(std::round(x * 1e6) / 1e6) : Json(nullptr); }

Json goal_json(const Comparison& c, std::size_t outcome) {
  const GoalDef& goal = *c.outcomes[outcome].goal;
  Json met = Json::object();
  for (std::size_t p = 0; p < c.plans.size(); ++p)
    met[c.plans[p].slug] = c.n_pairs() == 0 ? 0 : c.n_met(p, outcome);
  Json out{{"threshold", goal.threshold}, {"met_runs", met}};
  if (goal.by) out["by"] = date_text(*goal.by);
  return out;
}

Json outcomes_json(const Comparison& c) {
  Json out = Json::array();
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    const OutcomeDef& def = c.outcomes[o];
    Json item{{"key", def.key},
              {"label", def.label},
              {"unit", def.unit},
              {"group", def.group},
              {"date", date_text(c.read_on[o])}};
    if (def.is_goal()) item["goal"] = goal_json(c, o);
    out.push_back(item);
  }
  return out;
}

Json paired_json(const Comparison& c, const PlanPair& pair, std::size_t outcome, std::size_t group) {
  const PairedOutcome& p = pair.outcomes[c.slot(outcome, group)];
  Json favours = nullptr;
  if (favours_first(p.verdict)) favours = c.plans[pair.first].slug;
  if (favours_second(p.verdict)) favours = c.plans[pair.second].slug;
  // Student's interval is for a number of pairs fixed beforehand.
  const bool fixed = p.rule.kind == IntervalKind::Exact;
  const auto student = [&](double x) { return fixed ? bound(x) : Json(nullptr); };
  return {{"outcome", c.outcomes[outcome].key},
          {"group", c.groups[group].key},
          {"won", p.count.won},
          {"lost", p.count.lost},
          {"tied", p.count.tied},
          {"missing", p.count.missing},
          {"verdict", verdict_word(p.verdict)},
          {"favours", favours},
          {"together", p.together},
          {"win_share_low", bound(p.share.low)},
          {"win_share_high", bound(p.share.high)},
          {"sign_test_p", bound(p.sign_p)},
          {"sign_test_p_holm", bound(p.sign_p_holm)},
          {"median_a", json_number(p.median_first)},
          {"median_b", json_number(p.median_second)},
          {"typical_difference", json_number(p.typical)},
          {"typical_difference_low", bound(p.typical_interval.low)},
          {"typical_difference_high", bound(p.typical_interval.high)},
          {"most_pairs_low", json_number(p.typical_low)},
          {"most_pairs_high", json_number(p.typical_high)},
          {"mean_difference", json_number(p.difference.mean)},
          {"mean_difference_low", student(p.mean_difference.low)},
          {"mean_difference_high", student(p.mean_difference.high)},
          {"variance_reduction", bound(p.variance_reduction)}};
}

Json pair_json(const Comparison& c, const PlanPair& pair) {
  Json results = Json::array();
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    for (std::size_t g = 0; g < c.n_groups(); ++g) {
      const bool shown =
          pair.outcomes[c.slot(o, g)].has_values() && may_show(c.sizes[g], c.outcomes[o].scope);
      if (shown) results.push_back(paired_json(c, pair, o, g));
    }
  }
  Json parted = nullptr;
  if (const auto week = pair.first_parted_week()) parted = date_text(c.monday(*week));
  return {{"a", c.plans[pair.first].slug},
          {"b", c.plans[pair.second].slug},
          {"identical_pairs", pair.n_identical()},
          {"first_difference", parted},
          {"headline", headline(c, pair)},
          {"parting", parting_sentence(c, pair)},
          {"reversals", reversal_sentences(c, pair)},
          {"results", results}};
}

Json settling_json(const Comparison& c) {
  if (!c.settling) return nullptr;
  Json open = Json::array();
  for (const OpenVerdict& v : c.settling->open) {
    const PlanPair& pair = c.pairs[v.pair];
    open.push_back({{"a", c.plans[pair.first].slug},
                    {"b", c.plans[pair.second].slug},
                    {"outcome", c.outcomes[v.outcome].key}});
  }
  return {{"why", why_name(c.settling->why)},
          {"sentence", settling_sentence(c)},
          {"most", c.settling->most},
          {"waited_for", c.settling->waited_for},
          {"open", open}};
}

}  // namespace

std::string comparison_json(const Comparison& c) {
  Json plans = Json::array();
  for (const PlanRuns& plan : c.plans) plans.push_back({{"scenario", plan.slug}, {"name", plan.name}});
  Json pairs = Json::array();
  if (c.n_pairs() > 0) {
    for (const PlanPair& pair : c.pairs) pairs.push_back(pair_json(c, pair));
  }
  const Json out{{"schema_version", kTableSchemaVersion},
                 {"district", c.district_name},
                 {"start", date_text(c.monday(0))},
                 {"weeks", c.n_weeks},
                 {"seed", c.seed},
                 {"pairs_planned", c.replicates.planned},
                 {"pairs_done", c.n_pairs()},
                 {"pairs_failed", c.replicates.failed.size()},
                 {"stopped_early", c.replicates.stopped_early},
                 {"settling", settling_json(c)},
                 {"plans", plans},
                 {"outcomes", outcomes_json(c)},
                 {"comparisons", pairs},
                 {"cautions", caution_sentences(c)}};
  return json_text(out);
}

}  // namespace pilotwave
