#include "cli/sensitivity_text.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/flip_text.hpp"
#include "report/json_text.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kSensitivityWidth = 110;

std::string number(double value) { return std::isfinite(value) ? fmt::format("{:.4g}", value) : "-"; }
std::string interval(const Interval& i) { return fmt::format("{} to {}", number(i.low), number(i.high)); }
Json json_interval(const Interval& i) { return Json::array({i.low, i.high}); }

std::string outcome_words(const Responses& r) {
  std::string out = r.metric;
  if (r.group != "all") out += fmt::format(" of {}", r.group);
  if (!r.unit.empty()) out += fmt::format(" ({})", r.unit);
  out += fmt::format(", {}", r.date);
  if (!r.other.empty()) return out + fmt::format(", {} minus {}", r.scenario, r.other);
  return r.scenario.empty() ? out : out + fmt::format(", {}", r.scenario);
}

std::string head_text(const Sensitivity& s, const Responses& r) {
  const bool walks = s.kind == SensitivityKind::Morris, base = s.kind == SensitivityKind::Sobol;
  std::string out =
      fmt::format("{}\n{} of {} {}, {} replicate{} each; mean {}, standard deviation over points {}\n",
                  outcome_words(r), s.used, s.of,
                  walks  ? "walks"
                  : base ? "base points"
                         : "points",
                  s.replicates, s.replicates == 1 ? "" : "s", number(s.mean), number(s.sd));
  if (s.kind == SensitivityKind::Regression)
    out += fmt::format(
        "R^2 of a line {:.3f}, of a line through ranks {:.3f}; slopes in standard deviations{}\n", s.r2,
        s.rank_r2,
        s.r2 < kLeastR2 || s.rank_r2 < kLeastR2 ? fmt::format(", none where R^2 is below {}", kLeastR2) : "");
  return out + "\n";
}

Json verdict_json(const FlipVerdict& v) {
  return {{"verdict", verdict_word(v.verdict)},
          {"won", v.count.won},
          {"lost", v.count.lost},
          {"tied", v.count.tied}};
}

}  // namespace

std::string sensitivity_text(const SweepDef& def, const Sensitivity& s, const Responses& r,
                             double confidence) {
  const std::string spread = fmt::format("{:.0f}% interval", 100 * confidence);
  TextTable table = [&]() -> TextTable {
    switch (s.kind) {
      case SensitivityKind::Morris:
        return {{"parameter", "mu*", spread, "mu", "sigma"}, {true, false, false, false, false}};
      case SensitivityKind::Sobol:
        return {{"parameter", "first", spread, "total", spread}, {true, false, false, false, false}};
      case SensitivityKind::Regression:
        return {{"parameter", "slope", spread, "of ranks", spread}, {true, false, false, false, false}};
      case SensitivityKind::Tornado:
        break;
    }
    return {{"parameter", "at least", "at most", "outcome low", "outcome high", "change", spread},
            {true, false, false, false, false, false, false}};
  }();
  for (const FactorSensitivity& f : s.factors) {
    const std::string& key = def.factors[f.factor].key;
    switch (s.kind) {
      case SensitivityKind::Morris:
        table.add({key, number(f.mu_star), interval(f.mu_star_interval), number(f.mu), number(f.sigma)});
        break;
      case SensitivityKind::Sobol:
        table.add(
            {key, number(f.first), interval(f.first_interval), number(f.total), interval(f.total_interval)});
        break;
      case SensitivityKind::Tornado:
        table.add({key, f.low_text, f.high_text, number(f.low), number(f.high), number(f.swing()),
                   interval(f.swing_interval)});
        break;
      case SensitivityKind::Regression:
        table.add({key, number(f.slope), interval(f.slope_interval), number(f.rank_slope),
                   interval(f.rank_slope_interval)});
        break;
    }
  }
  std::string out = head_text(s, r);
  for (const std::string& line : table.lines(kSensitivityWidth)) out += line;
  return out;
}

std::string sensitivity_json(const SweepDef& def, const Sensitivity& s, const Responses& r) {
  constexpr std::array<const char*, 4> kKinds = {"morris", "sobol", "tornado", "regression"};
  Json json = {{"estimate", kKinds[static_cast<std::size_t>(s.kind)]},
               {"metric", r.metric},
               {"group", r.group},
               {"date", r.date},
               {"scenario", r.scenario},
               {"minus", r.other},
               {"used", s.used},
               {"of", s.of},
               {"replicates", s.replicates},
               {"mean", s.mean},
               {"sd", s.sd}};
  if (s.kind == SensitivityKind::Regression) json["r2"] = s.r2, json["rank_r2"] = s.rank_r2;
  for (const FactorSensitivity& f : s.factors) {
    Json one = {{"parameter", def.factors[f.factor].key}};
    switch (s.kind) {
      case SensitivityKind::Morris:
        one["mu_star"] = f.mu_star, one["mu_star_interval"] = json_interval(f.mu_star_interval);
        one["mu"] = f.mu, one["sigma"] = f.sigma;
        break;
      case SensitivityKind::Sobol:
        one["first"] = f.first, one["first_interval"] = json_interval(f.first_interval);
        one["total"] = f.total, one["total_interval"] = json_interval(f.total_interval);
        break;
      case SensitivityKind::Tornado:
        one["low"] = f.low, one["high"] = f.high, one["change"] = f.swing();
        one["change_interval"] = json_interval(f.swing_interval);
        one["at_least"] = f.low_text, one["at_most"] = f.high_text;
        break;
      case SensitivityKind::Regression:
        one["slope"] = f.slope, one["slope_interval"] = json_interval(f.slope_interval);
        one["rank_slope"] = f.rank_slope, one["rank_slope_interval"] = json_interval(f.rank_slope_interval);
        break;
    }
    json["parameters"].push_back(one);
  }
  return json_text(json);
}

std::string flip_text(const FlipResult& result, const FlipQuestion& question, const std::string& first,
                      const std::string& second) {
  std::string out = fmt::format("{}, {} against {}: {} in {} pairs\n\n", question.outcome, first, second,
                                flip_verdict_words(result.base, first, second), question.pairs);
  TextTable table({"parameter", "in force", "turns at", "% of range", "then"},
                  {true, false, false, false, true});
  for (const FactorFlip& f : result.factors) {
    table.add({f.key, number(f.in_force), f.flips_at ? number(*f.flips_at) : "never",
               f.flips_at ? fmt::format("{:.0f}", 100 * f.share_of_range) : "-",
               flip_verdict_words(f.then, first, second)});
  }
  for (const std::string& line : table.lines(kSensitivityWidth)) out += line;
  if (result.factors.size() < 2) return out;
  if (result.together)
    out +=
        fmt::format("\nAll together, each towards the end that hurts more, turn it {:.0f}% of the way: {}.\n",
                    100 * *result.together, flip_verdict_words(result.together_then, first, second));
  else
    out += "\nNor do all together turn it, each at the end that hurts more.\n";
  return out;
}

std::string flip_json(const FlipResult& result, const FlipQuestion& question, const std::string& first,
                      const std::string& second) {
  Json json = {{"metric", question.outcome}, {"first", first},      {"second", second},
               {"pairs", question.pairs},    {"runs", result.runs}, {"base", verdict_json(result.base)},
               {"parameters", Json::array()}};
  for (const FactorFlip& f : result.factors) {
    Json one = {{"parameter", f.key}, {"in_force", f.in_force}, {"then", verdict_json(f.then)}};
    if (f.flips_at) one["turns_at"] = *f.flips_at, one["share_of_range"] = f.share_of_range;
    json["parameters"].push_back(one);
  }
  if (result.together) json["together"] = *result.together;
  return json_text(json);
}

}  // namespace pilotwave
