#include "report/flip_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/json_text.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFlipWidth = 110, kMostFlipRows = 15;

const ParamSpec& spec_of(const AssumptionEffect& effect) { return param_catalogue()[effect.parameter]; }

std::string four_digits(double x) { return std::isfinite(x) ? fmt::format("{:.4g}", x) : "-"; }

Json verdict_json(const FlipVerdict& v) {
  return {{"verdict", verdict_word(v.verdict)},
          {"favours", favours_first(v.verdict)    ? Json("first")
                      : favours_second(v.verdict) ? Json("second")
                                                  : Json()},
          {"won", v.count.won},
          {"lost", v.count.lost},
          {"tied", v.count.tied}};
}

}  // namespace

std::string flip_verdict_words(const FlipVerdict& v, const std::string& first, const std::string& second) {
  const std::string split = fmt::format("({} to {})", v.count.won, v.count.lost);
  if (v.verdict == Verdict::TooClose) return "too close to call " + split;
  return fmt::format("{} for {} {}", verdict_word(v.verdict), favours_first(v.verdict) ? first : second,
                     split);
}

std::string flip_sentence(const AssumptionFlips& found, const AssumptionQuestion& question,
                          const Scenario& first, const Scenario& second) {
  const auto searched = std::count_if(found.effects.begin(), found.effects.end(),
                                      [](const AssumptionEffect& e) { return e.searched; });
  if (found.effects.empty() || !found.effects.front().flips_at)
    return fmt::format(
        "None of the {} weakest assumptions behind {}, moved by itself over its whole range, changed who is "
        "ahead in "
        "these simulated runs.",
        searched, question.outcome.label);
  const AssumptionEffect& effect = found.effects.front();
  return fmt::format(
      "This would change the answer on {}: if \"{}\" were {} instead of {} ({}), the verdict would be {}.",
      question.outcome.label, spec_of(effect).label, four_digits(*effect.flips_at),
      four_digits(effect.in_force), spec_of(effect).unit,
      flip_verdict_words(effect.then, first.name, second.name));
}

std::string weakest_sentence(const AssumptionFlips& found, const AssumptionQuestion& question) {
  const auto weakest = std::max_element(
      found.effects.begin(), found.effects.end(),
      [](const AssumptionEffect& a, const AssumptionEffect& b) { return a.weakness < b.weakness; });
  if (weakest == found.effects.end() || weakest->weakness == 0) return {};
  const ParamSpec& spec = spec_of(*weakest);
  return fmt::format("Weakest assumption behind {}: \"{}\" (evidence: {}, range {} to {} {}, used {}).",
                     question.outcome.label, spec.label, evidence_name(spec.evidence), four_digits(spec.min),
                     four_digits(spec.max), spec.unit, four_digits(weakest->in_force));
}

std::string flip_text(const AssumptionFlips& found, const AssumptionQuestion& question, const Scenario& first,
                      const Scenario& second) {
  std::string out =
      wrapped(
          fmt::format("{}, {} against {}: {} in {} pairs", question.outcome.label, first.name, second.name,
                      flip_verdict_words(found.base, first.name, second.name), question.pairs),
          kFlipWidth, 0, 0) +
      "\n" + wrapped(flip_sentence(found, question, first, second), kFlipWidth, 0, 0);
  if (const std::string weakest = weakest_sentence(found, question); !weakest.empty())
    out += wrapped(weakest, kFlipWidth, 0, 0);
  TextTable table(
      {"assumption", "evidence", "used", "turns at", "% of range", "difference at the ends", "influence"},
      {true, true, false, false, false, false, false});
  for (const AssumptionEffect& e : found.effects) {
    if (e.influence == 0 && !e.flips_at) continue;
    table.add({std::string(spec_of(e).key), std::string(evidence_name(e.evidence)), four_digits(e.in_force),
               e.flips_at   ? four_digits(*e.flips_at)
               : e.searched ? "never"
                            : "not tried",
               e.flips_at ? fmt::format("{:.0f}", 100 * e.share_of_range) : "-",
               fmt::format("{}, {}", four_digits(e.at_low), four_digits(e.at_high)),
               fmt::format("{:.2g}", e.influence)});
  }
  if (table.empty()) return out;
  out += "\n";
  std::size_t rows = 0;
  for (const std::string& line : table.lines(kFlipWidth)) {
    if (++rows > kMostFlipRows + 1) break;
    out += line;
  }
  return out + "\n" +
         wrapped(
             fmt::format(
                 "The mean difference is {}. Influence: how far it moves between the ends of the range, in "
                 "standard deviations over pairs. Each assumption is moved by itself; two at once may turn "
                 "what neither does. Every assumption is in --json.",
                 four_digits(found.base_difference)),
             kFlipWidth, 0, 0);
}

std::string flip_json(const AssumptionFlips& found, const AssumptionQuestion& question, const Scenario& first,
                      const Scenario& second) {
  Json effects = Json::array();
  const auto finite = [](double x) { return std::isfinite(x) ? Json(x) : Json(); };
  for (const AssumptionEffect& e : found.effects) {
    Json one = {{"parameter", spec_of(e).key},
                {"label", spec_of(e).label},
                {"unit", spec_of(e).unit},
                {"evidence", evidence_name(e.evidence)},
                {"in_force", e.in_force},
                {"min", spec_of(e).min},
                {"max", spec_of(e).max},
                {"difference_at_min", finite(e.at_low)},
                {"difference_at_max", finite(e.at_high)},
                {"influence", finite(e.influence)},
                {"weakness", finite(e.weakness)},
                {"searched", e.searched}};
    if (e.flips_at) one["turns_at"] = *e.flips_at, one["share_of_range"] = e.share_of_range;
    if (e.searched) one["then"] = verdict_json(e.then);
    effects.push_back(one);
  }
  const Json json = {{"outcome", question.outcome.key},
                     {"group", question.outcome.group},
                     {"first", first.slug},
                     {"second", second.slug},
                     {"pairs", question.pairs},
                     {"screening_pairs", question.screening_pairs},
                     {"runs", found.runs},
                     {"base", verdict_json(found.base)},
                     {"mean_difference", finite(found.base_difference)},
                     {"sentence", flip_sentence(found, question, first, second)},
                     {"weakest", weakest_sentence(found, question)},
                     {"assumptions", effects}};
  return json_text(json);
}

}  // namespace pilotwave
