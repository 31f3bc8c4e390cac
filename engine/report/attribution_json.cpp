
#include <nlohmann/json.hpp>

#include "report/attribution_text.hpp"
#include "report/json_text.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no NaN and no infinity.

Json effect_json(const OutcomeDef& outcome, const PairedOutcome& p) {
  return {{"outcome", outcome.key},
          {"group", outcome.group},
          {"mean", json_number(p.difference.mean)},
          {"low", json_number(p.mean_difference.low)},
          {"high", json_number(p.mean_difference.high)},
          {"typical", json_number(p.typical)},
          {"won", p.count.won},
          {"lost", p.count.lost},
          {"tied", p.count.tied},
          {"missing", p.count.missing},
          {"verdict", verdict_word(p.verdict)},
          {"favours", favours_first(p.verdict)    ? Json("first")
                      : favours_second(p.verdict) ? Json("second")
                                                  : Json()}};
}

Json effects_json(const std::vector<OutcomeDef>& outcomes, const std::vector<PairedOutcome>& effects) {
  Json out = Json::array();
  for (std::size_t o = 0; o < effects.size(); ++o) {
    if (effects[o].has_values()) out.push_back(effect_json(outcomes[o], effects[o]));
  }
  return out;
}

Json shares_json(const Attribution& a) {
  Json out = Json::array();
  for (const OutcomeShares& of : a.shares) {
    if (of.difference.n == 0) continue;
    Json parts = Json::array();
    for (const DifferenceShare& share : of.shares) {
      parts.push_back({{"difference", share.title},
                       {"share", json_number(share.share.mean)},
                       {"low", json_number(share.interval.low)},
                       {"high", json_number(share.interval.high)}});
    }
    out.push_back({{"outcome", a.outcomes[of.outcome].key},
                   {"group", a.outcomes[of.outcome].group},
                   {"first_minus_second", json_number(of.difference.mean)},
                   {"pairs", of.difference.n},
                   {"shares", parts}});
  }
  return out;
}

}  // namespace

std::string attribution_json(const Attribution& a, std::span<const std::string> slugs) {
  Json plans = Json::array();
  for (const PlanAblation& plan : a.plans) {
    Json parts = Json::array();
    for (const PartTakenOut& part : plan.parts)
      parts.push_back(
          {{"taken_out", part.title}, {"whole_against_without", effects_json(a.outcomes, part.outcomes)}});
    plans.push_back({{"scenario", slugs[plan.plan]}, {"parts", parts}});
  }
  return json_text({{"replicates", a.replicates.done.size()},
                    {"runs", a.runs},
                    {"differences", a.differences},
                    {"shares", shares_json(a)},
                    {"plans", plans}});
}

std::string stress_json(const StressTest& test, std::span<const std::string> slugs) {
  Json stresses = Json::array();
  for (const StressOutcome& stress : test.stresses) {
    Json plans = Json::array();
    for (std::size_t p = 0; p < slugs.size(); ++p)
      plans.push_back({{"scenario", slugs[p]},
                       {"struck", static_cast<bool>(stress.struck[p])},
                       {"what", stress.what[p]},
                       {"stressed_against_calm", effects_json(test.outcomes, stress.change[p])}});
    stresses.push_back({{"stress", stress_key(stress.stress)},
                        {"plans", plans},
                        {"first_against_second", effects_json(test.outcomes, stress.between)}});
  }
  return json_text({{"replicates", test.replicates.done.size()},
                    {"runs", test.runs},
                    {"first_against_second", effects_json(test.outcomes, test.calm)},
                    {"stresses", stresses}});
}

}  // namespace pilotwave
