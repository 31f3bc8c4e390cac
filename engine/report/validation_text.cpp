#include "report/validation_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/json_text.hpp"
#include "report/survey_table.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kValidationWidth = 118;
constexpr double kNoLimit = 1e299;
constexpr std::pair<SurveyUse, std::string_view> kParts[] = {
    {SurveyUse::Fit, "Targets that parameters were fitted to"},
    {SurveyUse::Given, "Targets that the districts' own practices state: shown to prove that they arrive"},
    {SurveyUse::HeldOut, "Targets never fitted"}};

std::string band_text(const FactCheck& check) {
  if (check.low < -kNoLimit) return fmt::format("at most {:.3g}", check.high);
  if (check.high > kNoLimit) return fmt::format("at least {:.3g}", check.low);
  return fmt::format("{:.3g} to {:.3g}", check.low, check.high);
}

std::string id_of(const FactDef& fact) {
  return fact.target.empty() ? fmt::format("{:>2}.", fact.number) : fact.target;
}

std::string fact_text(const FactDef& fact, const FactScore& score) {
  std::string text = wrapped(fmt::format("{} {}: {}", id_of(fact), fact_verdict(fact, score), fact.claim),
                             kValidationWidth, 0, 4);
  if (!text.ends_with('\n')) text += "\n";
  if (!fact.not_shown.empty()) text += wrapped(fact.not_shown, kValidationWidth, 4, 4) + "\n";
  for (std::size_t c = 0; c < fact.checks.size(); ++c) {
    const FactCheck& check = fact.checks[c];
    const CheckScore& s = score.checks[c];
    text += wrapped(
        fmt::format("{} {}: {:.3g} ({:.3g} to {:.3g}), asked {}; in {} of {} replicates", s.held ? "-" : "X",
                    check.says, s.median, s.low, s.high, band_text(check), s.inside, s.of),
        kValidationWidth, 4, 6);
    if (!text.ends_with('\n')) text += "\n";
  }
  return text;
}

/// The targets that take experiments, or the stylised facts.
std::string facts_text(const ValidationDef& def, const Validation& result, bool targets) {
  std::string text;
  int held = 0, n = 0;
  for (std::size_t f = 0; f < def.facts.facts.size(); ++f) {
    if (def.facts.facts[f].target.empty() == targets) continue;
    text += fact_text(def.facts.facts[f], result.facts[f]);
    held += result.facts[f].held();
    ++n;
  }
  if (n == 0) return "";
  return fmt::format("\n{} (median and middle 80 of 100 replicates)\n{}{} of {} held\n",
                     targets ? "Targets never fitted, as experiments" : "Stylised facts", text, held, n);
}

}  // namespace

std::string_view fact_verdict(const FactDef& fact, const FactScore& score) {
  if (fact.checks.empty()) return "NOT SHOWN";
  return score.held() ? "held" : "MISSED";
}

std::string validation_text(const ValidationDef& def, const Validation& result) {
  std::string text = fmt::format("{}: {} replicates of {} districts\n", def.name, result.figures.size(),
                                 def.ensemble.mix.n_members());
  const std::vector<SurveyScore> scores = score_survey(def.survey, result.figures);
  for (const auto& [use, title] : kParts) {
    const std::string table = survey_table(def.survey, scores, use, kValidationWidth);
    if (!table.empty()) text += fmt::format("\n{}\n{}", title, table);
  }
  return text + facts_text(def, result, true) + facts_text(def, result, false);
}

std::string validation_json(const ValidationDef& def, const Validation& result) {
  nlohmann::ordered_json json;
  json["name"] = def.name;
  json["replicates"] = result.figures.size();
  const std::vector<SurveyScore> scores = score_survey(def.survey, result.figures);
  json["targets"] = nlohmann::ordered_json::array();
  for (std::size_t k = 0; k < def.survey.size(); ++k) {
    const SurveyRow& row = def.survey[k];
    json["targets"].push_back({{"id", row.id},
                               {"use", survey_use_name(row.use)},
                               {"measure", row.measure},
                               {"group", row.group},
                               {"date", date_text(row.date)},
                               {"value", row.value},
                               {"band", row.band},
                               {"wording", row.wording},
                               {"source", row.source},
                               {"median", json_number(scores[k].median)},
                               {"q10", json_number(scores[k].low)},
                               {"q90", json_number(scores[k].high)},
                               {"in_band", scores[k].in_band}});
  }
  json["facts"] = nlohmann::ordered_json::array();
  for (std::size_t f = 0; f < def.facts.facts.size(); ++f) {
    const FactDef& fact = def.facts.facts[f];
    nlohmann::ordered_json checks = nlohmann::ordered_json::array();
    for (std::size_t c = 0; c < fact.checks.size(); ++c) {
      const CheckScore& s = result.facts[f].checks[c];
      checks.push_back({{"says", fact.checks[c].says},
                        {"median", json_number(s.median)},
                        {"q10", json_number(s.low)},
                        {"q90", json_number(s.high)},
                        {"inside", s.inside},
                        {"of", s.of},
                        {"held", s.held}});
    }
    json["facts"].push_back({{"number", fact.number},
                             {"target", fact.target},
                             {"claim", fact.claim},
                             {"rows", fact.rows},
                             {"held", result.facts[f].held()},
                             {"not_shown", fact.not_shown},
                             {"checks", checks}});
  }
  return json_text(json);
}

}  // namespace pilotwave
