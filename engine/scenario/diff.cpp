#include "scenario/diff.hpp"

#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "scenario/district_diff.hpp"
#include "scenario/intervention_text.hpp"
#include "scenario/tool_reader.hpp"
#include "scenario/words.hpp"

namespace pilotwave {
namespace {

using Sentences = std::vector<std::string>;

void add_run(const Scenario& a, const Scenario& b, Sentences& out) {
  if (a.start != b.start) {
    out.push_back(
        fmt::format("The run starts {} in A and {} in B.", date_words(a.start), date_words(b.start)));
  }
  if (a.n_weeks != b.n_weeks) {
    out.push_back(fmt::format("The run lasts {} weeks in A and {} weeks in B.", a.n_weeks, b.n_weeks));
  }
  if (a.seed != b.seed) out.push_back(fmt::format("The seed is {} in A and {} in B.", a.seed, b.seed));
}

/// "Training" or "Training `autumn`".
std::string title(const InterventionDef& def, const InterventionKind& kind) {
  return def.name.empty() ? std::string(kind.label) : fmt::format("{} `{}`", kind.label, def.name);
}

/// What is worth saying of an intervention that the other plan lacks: its fields that are not at their
/// defaults, and the leading one.
std::string main_fields(const InterventionDef& def, const InterventionKind& kind) {
  const Fields defaults = default_fields(kind);
  std::vector<std::string> said;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    const FieldValue& value = def.fields.all().at(std::string(kind.fields[i].key));
    const FieldValue& usual = defaults.all().at(std::string(kind.fields[i].key));
    // A leading cap of -1 says that there is none.
    const double* number = std::get_if<double>(&value);
    const bool leads = i == 0 && (number == nullptr || *number >= 0);
    if (leads || value != usual) said.push_back(field_words(kind.fields[i], value));
  }
  return said.empty() ? "" : fmt::format(" with {}", fmt::join(said, ", "));
}

/// A sentence on an intervention that only one plan has.
std::string only_in(const InterventionDef& def, char has, char lacks, const Scenario& other) {
  const InterventionKind& kind = *find_intervention_kind(def.kind);
  bool other_has_kind = false;
  for (const InterventionDef& theirs : other.interventions)
    other_has_kind = other_has_kind || theirs.kind == def.kind;
  std::string out = fmt::format("{}: {} {}", title(def, kind), has, begin_words(def));
  out += main_fields(def, kind);
  if (kind.uses_schools && def.schools != SchoolPick{}) out += fmt::format(" {}", schools_words(def.schools));
  if (def.end || !def.until.empty()) out += fmt::format(" and {}", end_words(def));
  const std::string_view none = other_has_kind ? "does not have it" : "has none";
  return fmt::format("{}; {} {}.", out, lacks, none);
}

std::string in_both(const InterventionDef& a, const InterventionDef& b) {
  const InterventionKind& kind = *find_intervention_kind(a.kind);
  std::vector<std::string> parts;
  const auto compare = [&](const std::string& of_a, const std::string& of_b) {
    if (of_a != of_b) parts.push_back(fmt::format("{} in A and {} in B", of_a, of_b));
  };
  compare(begin_words(a), begin_words(b));
  compare(end_words(a), end_words(b));
  if (a.schools != b.schools) compare(schools_words(a.schools), schools_words(b.schools));
  for (const FieldSpec& spec : kind.fields) {
    compare(field_words(spec, a.fields.all().at(std::string(spec.key))),
            field_words(spec, b.fields.all().at(std::string(spec.key))));
  }
  return fmt::format("{}: {}.", title(a, kind), fmt::join(parts, "; "));
}

void add_interventions(const Scenario& a, const Scenario& b, Sentences& out) {
  using Key = std::pair<std::string, std::string>;
  std::map<Key, std::pair<const InterventionDef*, const InterventionDef*>> pairs;
  for (const InterventionDef& def : a.interventions) pairs[{def.kind, def.name}].first = &def;
  for (const InterventionDef& def : b.interventions) pairs[{def.kind, def.name}].second = &def;
  for (const auto& [key, pair] : pairs) {
    if (pair.second == nullptr)
      out.push_back(only_in(*pair.first, 'A', 'B', b));
    else if (pair.first == nullptr)
      out.push_back(only_in(*pair.second, 'B', 'A', a));
    else if (intervention_text(*pair.first) != intervention_text(*pair.second)) {
      out.push_back(in_both(*pair.first, *pair.second));
    }
  }
}

/// Whether a tool's number merely follows its parameter, so that the parameter's sentence says it all.
bool follows_parameter(const Scenario& scenario, const ToolDef& tool, const ToolField& field) {
  return tool.*field.value == scenario.params[tool_parameter(tool.kind, field)];
}

void add_tools(const Scenario& a, const Scenario& b, Sentences& out) {
  std::map<std::string, std::pair<const ToolDef*, const ToolDef*>> pairs;
  for (const ToolDef& tool : a.tools) pairs[tool.id].first = &tool;
  for (const ToolDef& tool : b.tools) pairs[tool.id].second = &tool;
  for (const auto& [id, pair] : pairs) {
    const auto& [in_a, in_b] = pair;
    if (in_a == nullptr || in_b == nullptr) {
      out.push_back(fmt::format("Tool {}: only {} has it.", id, in_a == nullptr ? 'B' : 'A'));
      continue;
    }
    if (in_a->kind != in_b->kind) {
      out.push_back(fmt::format("Tool {} is a {} tool in A and a {} tool in B.", id,
                                key_words(tool_kind_name(in_a->kind)),
                                key_words(tool_kind_name(in_b->kind))));
    }
    for (const ToolField& field : tool_fields()) {
      const double of_a = in_a->*field.value, of_b = in_b->*field.value;
      if (of_a == of_b || (follows_parameter(a, *in_a, field) && follows_parameter(b, *in_b, field)))
        continue;
      const std::string_view unit = param_catalogue()[tool_parameter(in_a->kind, field)].unit;
      out.push_back(fmt::format("Tool {}: {} is {} in A and {} in B.", id, key_words(field.key),
                                quantity_words(of_a, unit), quantity_words(of_b, unit)));
    }
  }
}

void add_parameters(const Scenario& a, const Scenario& b, Sentences& out) {
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    if (a.params[i] == b.params[i]) continue;
    const ParamSpec& spec = param_catalogue()[i];
    out.push_back(fmt::format("Parameter {} is {} in A and {} in B.", spec.key,
                              quantity_words(a.params[i], spec.unit),
                              quantity_words(b.params[i], spec.unit)));
  }
}

std::string goals_words(const Scenario& scenario, int metric) {
  std::vector<std::string> said;
  for (const GoalDef& goal : scenario.goals) {
    if (goal.metric == metric) said.push_back(goal_words(goal));
  }
  return said.empty() ? "none" : fmt::format("{}", fmt::join(said, " and "));
}

void add_goals(const Scenario& a, const Scenario& b, Sentences& out) {
  std::set<int> metrics;
  for (const GoalDef& goal : a.goals) metrics.insert(goal.metric);
  for (const GoalDef& goal : b.goals) metrics.insert(goal.metric);
  for (const int metric : metrics) {
    const std::string of_a = goals_words(a, metric), of_b = goals_words(b, metric);
    if (of_a == of_b) continue;
    out.push_back(fmt::format("Goal for {}: {} in A; {} in B.",
                              metric_catalogue()[static_cast<std::size_t>(metric)].label, of_a, of_b));
  }
}

}  // namespace

std::vector<std::string> diff_in_words(const Scenario& a, const Scenario& b) {
  Sentences out;
  add_run(a, b, out);
  for (std::string& sentence : district_diff_in_words(a.district, b.district))
    out.push_back(std::move(sentence));
  add_interventions(a, b, out);
  add_tools(a, b, out);
  add_parameters(a, b, out);
  add_goals(a, b, out);
  if (out.empty()) return {"Nothing differs."};
  const auto first = first_difference(a, b);
  if (!first) {
    out.emplace_back("Runs of the two are the same.");
  } else if (*first > monday_of(a.start) && *first > monday_of(b.start)) {
    out.push_back(fmt::format("The plans are the same until {}.", date_words(*first)));
  } else {
    out.emplace_back("The plans may differ from the first week on.");
  }
  return out;
}

}  // namespace pilotwave
