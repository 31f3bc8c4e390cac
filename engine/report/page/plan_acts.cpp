#include "report/page/plan_acts.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/words.hpp"
#include "model/interventions/catalogue.hpp"

namespace pilotwave::page {
namespace {

bool equal_acts(const InterventionDef& a, const InterventionDef& b) {
  return a.kind == b.kind && a.name == b.name && a.start == b.start && a.end == b.end &&
         a.not_before == b.not_before && a.when.program == b.when.program &&
         a.until.program == b.until.program && a.schools == b.schools && a.fields == b.fields;
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Whether the character at `at` is a word of its own.
bool stands_alone(const std::string& text, std::size_t at) {
  return (at == 0 || !is_letter(text[at - 1])) && (at + 1 == text.size() || !is_letter(text[at + 1]));
}

}  // namespace

std::vector<PlanAct> acts_of(std::span<const Scenario> plans, std::size_t plan) {
  std::vector<PlanAct> out;
  const Scenario& mine = plans[plan];
  for (const InterventionDef& act : mine.interventions) {
    const InterventionKind* kind = find_intervention_kind(act.kind);
    std::string label(kind == nullptr ? std::string_view(act.kind) : kind->label);
    if (!act.name.empty()) label += fmt::format(" \"{}\"", act.name);
    const bool shared = std::all_of(plans.begin(), plans.end(), [&](const Scenario& other) {
      return std::any_of(other.interventions.begin(), other.interventions.end(),
                         [&](const InterventionDef& o) { return equal_acts(act, o); });
    });
    out.push_back({std::move(label), act.start.value_or(act.not_before.value_or(mine.start)), act.end,
                   !act.start.has_value(), shared});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const PlanAct& a, const PlanAct& b) { return a.from < b.from; });
  return out;
}

std::vector<std::string> lettered_diff(std::vector<std::string> sentences, std::size_t first,
                                       std::size_t second) {
  for (std::string& text : sentences) {
    bool in_name = false;  // between backticks stands what the planner wrote
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '`') {
        in_name = !in_name;
        text[i] = '"';  // as the charts have names
      }
      if (in_name) continue;
      if ((text[i] != 'A' && text[i] != 'B') || !stands_alone(text, i)) continue;
      text[i] = plan_letter(text[i] == 'A' ? first : second).front();
    }
  }
  return sentences;
}

}  // namespace pilotwave::page
