#include "experiment/stress/stress.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/assert.hpp"
#include "base/calendar.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric_id.hpp"
#include "scenario/canonical_order.hpp"

namespace pilotwave {
namespace {

constexpr double kCut = 0.20;  ///< of the money
constexpr double kDaysPerBudgetYear = 365.25;
constexpr std::string_view kName = "stress";  ///< tells the event apart from the plan's own

/// Half-way through: tools are open by then under most plans, and there is time to see what follows.
Date middle_of(const Scenario& plan) {
  return monday_of(plan.start) + std::chrono::days{kDaysPerWeek * (plan.n_weeks / 2)};
}

/// The tool that most interventions of a plan open; of several the first in the plan's list of tools.
std::optional<std::string> most_opened_tool(const Scenario& plan) {
  std::optional<std::string> most;
  std::size_t most_often = 0;
  for (const ToolDef& tool : plan.tools) {
    const auto opens = [&](const InterventionDef& act) {
      if (act.kind != "expand" && act.kind != "pilot" && act.kind != "license") return false;
      const std::vector<std::string>& tools = act.fields.tools("tools");
      return std::find(tools.begin(), tools.end(), tool.id) != tools.end();
    };
    const auto often =
        static_cast<std::size_t>(std::count_if(plan.interventions.begin(), plan.interventions.end(), opens));
    if (often > most_often) most_often = often, most = tool.id;
  }
  return most;
}

Fields fields_of(std::string_view kind) {
  const InterventionKind* known = find_intervention_kind(kind);
  PILOTWAVE_ASSERT(known != nullptr, "the kind is in the catalogue");
  return default_fields(*known);
}

Scenario with_act(Scenario plan, InterventionDef act) {
  plan.interventions.push_back(std::move(act));
  sort_canonically(plan.interventions);
  return plan;
}

StressedPlan with_vendor_event(const Scenario& plan, std::string_view event, std::string_view words) {
  const std::optional<std::string> tool = most_opened_tool(plan);
  if (!tool) return {std::nullopt, "the plan opens no tool whose vendor could be struck"};
  InterventionDef act;
  act.kind = "vendor_event";
  act.name = kName;
  act.start = middle_of(plan);
  act.fields = fields_of(act.kind);
  act.fields.set("tools", std::vector<std::string>{*tool});
  act.fields.set("event", std::string(event));
  return {with_act(plan, act), fmt::format("{} of \"{}\", {}", words, *tool, date_text(*act.start))};
}

StressedPlan with_less_money(const Scenario& plan, double annual_cost_usd) {
  Scenario less = plan;
  bool any_cap = false;
  for (InterventionDef& act : less.interventions) {
    if (act.kind != "budget" || act.fields.number("annual_usd") < 0) continue;
    act.fields.set("annual_usd", act.fields.number("annual_usd") * (1 - kCut));
    any_cap = true;
  }
  if (less.district.annual_budget_cents >= 0) {
    less.district.annual_budget_cents =
        std::llround(static_cast<double>(less.district.annual_budget_cents) * (1 - kCut));
    any_cap = true;
  }
  if (any_cap) return {less, fmt::format("every cap on money {:.0f}% lower", 100 * kCut)};
  if (!(annual_cost_usd > 0)) return {std::nullopt, "the plan spends nothing that could be cut"};
  InterventionDef act;
  act.kind = "budget";
  act.name = kName;
  act.start = monday_of(plan.start);
  act.fields = fields_of(act.kind);
  const double cap = std::round((1 - kCut) * annual_cost_usd);
  act.fields.set("annual_usd", cap);
  return {with_act(plan, act),
          fmt::format("no cap to cut: {:.0f} USD a year, {:.0f}% less than the plan spends on average", cap,
                      100 * kCut)};
}

/// Principals are no people in the model: a school has one number, how far its principal backs AI, which no
/// intervention changes and which holds for the whole run. The nearest that can be said is a school whose
/// principal does not, from the first day: harder than one who goes in its course.
StressedPlan without_a_principal(const Scenario& plan) {
  Scenario out = plan;
  const auto largest =
      std::max_element(out.district.schools.begin(), out.district.schools.end(),
                       [](const SchoolDef& a, const SchoolDef& b) { return a.students < b.students; });
  if (largest == out.district.schools.end() || largest->principal_support == 0)
    return {std::nullopt, "no school has a principal who backs AI"};
  const double was = largest->principal_support;
  largest->principal_support = 0;
  std::string what = fmt::format(
      "the largest school, \"{}\", has a principal who does not back AI (support 0 instead of {:.2f}). The "
      "model "
      "keeps that for a whole run, so it counts from the first day",
      largest->id, was);
  return {std::move(out), std::move(what)};
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

OutcomeDef whole_cost() {
  OutcomeDef cost;
  cost.metrics = {static_cast<int>(Metric::CostUsd)};
  cost.reading = Reading::Total;
  return cost;
}

}  // namespace

std::string_view stress_key(Stress stress) {
  static constexpr std::array<std::string_view, kStresses.size()> kKeys = {
      "vendor_fails", "budget_cut", "principal_leaves", "news_incident"};
  return kKeys[static_cast<std::size_t>(stress)];
}

std::string_view stress_label(Stress stress) {
  static constexpr std::array<std::string_view, kStresses.size()> kLabels = {
      "the vendor fails", "a fifth of the money is cut", "a principal gives way to one who does not back AI",
      "an incident makes the news"};
  return kLabels[static_cast<std::size_t>(stress)];
}

StressedPlan stressed(Stress stress, const Scenario& plan, double annual_cost_usd) {
  switch (stress) {
    case Stress::VendorFails:
      return with_vendor_event(plan, "fails", "failure of the vendor");
    case Stress::BudgetCut:
      return with_less_money(plan, annual_cost_usd);
    case Stress::PrincipalLeaves:
      return without_a_principal(plan);
    case Stress::NewsIncident:
      break;
  }
  return with_vendor_event(plan, "breach", "data leak at the vendor");
}

StressTest stress_test(std::span<const Scenario> plans, const RunnerOf& runner, Executor& executor,
                       const ReplicatesDef& def) {
  StressTest out;
  out.outcomes = outcomes_of(plans).outcomes;
  const auto together = static_cast<int>(std::max<std::size_t>(out.outcomes.size(), 1));
  const std::array cost = {whole_cost()};
  // What plans spend when all goes well decides how deep a cut goes where nothing caps it.
  const VariantValues spent = run_variants(plans, cost, runner(plans), executor, def);
  const double years = plans.front().n_weeks * kDaysPerWeek / kDaysPerBudgetYear;
  std::vector<Scenario> variants(plans.begin(), plans.end());
  std::vector<std::vector<std::size_t>> place(kStresses.size());  // of each stressed plan among the variants
  for (std::size_t s = 0; s < kStresses.size(); ++s) {
    StressOutcome outcome;
    outcome.stress = kStresses[s];
    for (std::size_t p = 0; p < plans.size(); ++p) {
      StressedPlan plan = stressed(outcome.stress, plans[p], mean_of(spent.values[p][0]) / years);
      outcome.what.push_back(plan.what);
      outcome.struck.push_back(plan.plan.has_value());
      place[s].push_back(plan.plan ? variants.size() : p);
      if (plan.plan) variants.push_back(std::move(*plan.plan));
    }
    out.stresses.push_back(std::move(outcome));
  }
  const VariantValues values = run_variants(variants, out.outcomes, runner(variants), executor, def);
  out.replicates = values.replicates;
  out.runs = values.replicates.done.size() * variants.size() + spent.replicates.done.size() * plans.size();
  for (std::size_t o = 0; o < out.outcomes.size(); ++o) {
    const Better better = out.outcomes[o].better;
    if (plans.size() > 1) out.calm.push_back(values.compared(0, 1, o, better, together));
    for (std::size_t s = 0; s < out.stresses.size(); ++s) {
      StressOutcome& stress = out.stresses[s];
      stress.change.resize(plans.size());
      for (std::size_t p = 0; p < plans.size(); ++p)
        stress.change[p].push_back(stress.struck[p] ? values.compared(place[s][p], p, o, better, together)
                                                    : PairedOutcome{});
      if (plans.size() > 1)
        stress.between.push_back(values.compared(place[s][0], place[s][1], o, better, together));
    }
  }
  return out;
}

}  // namespace pilotwave
