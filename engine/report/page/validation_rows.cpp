#include "report/page/validation_rows.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/json_text.hpp"
#include "report/survey_table.hpp"
#include "report/validation_text.hpp"

namespace pilotwave::page {
namespace {

constexpr std::array<std::pair<SurveyUse, std::string_view>, 3> kUses = {
    {{SurveyUse::Fit, "Fitted"}, {SurveyUse::Given, "Given"}, {SurveyUse::HeldOut, "Unfitted"}}};

/// As a literal: JSON writes text as C++ does.
std::string literal(std::string_view text) { return json_line(std::string(text)); }

void add_facts(std::string& out, const ValidationDef& def, const Validation& result, bool targets) {
  for (std::size_t f = 0; f < def.facts.facts.size(); ++f) {
    const FactDef& fact = def.facts.facts[f];
    if (fact.target.empty() == targets) continue;
    out += fmt::format("FACT({}, {}, {})\n", literal(targets ? fact.target : std::to_string(fact.number)),
                       literal(fact_verdict(fact, result.facts[f])), literal(fact.claim));
  }
}

}  // namespace

std::string validation_rows(const ValidationDef& def, const Validation& result) {
  std::string out =
      "// What `pilotwave validate scenarios/record/validation.toml` found with the defaults that ship, as\n"
      "// docs/model/validation.md shows it. Both are written by `./dev validation`.\n"
      "// TARGET(use, target, question, day, survey, model, verdict), FACT(id, verdict, text).\n";
  const std::vector<SurveyScore> scores = score_survey(def.survey, result.figures);
  for (const auto& [use, name] : kUses) {
    for (std::size_t k = 0; k < def.survey.size(); ++k) {
      if (def.survey[k].use != use) continue;
      const SurveyLine line = survey_line(def.survey[k], scores[k]);
      out += fmt::format("TARGET({}, {}, {}, {}, {}, {}, {})\n", name, literal(line.target),
                         literal(line.question), literal(line.day), literal(line.survey), literal(line.model),
                         literal(line.verdict));
    }
  }
  add_facts(out, def, result, true);
  add_facts(out, def, result, false);
  return out;
}

}  // namespace pilotwave::page
