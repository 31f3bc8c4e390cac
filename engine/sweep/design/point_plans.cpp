#include "sweep/design/point_plans.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "scenario/canonical_order.hpp"
#include "scenario/inherit.hpp"
#include "scenario/parameter_change.hpp"
#include "scenario/plan_of.hpp"

namespace pilotwave {
namespace {

using Kind = FactorTarget::Kind;

bool is_about(const FactorTarget& target, const InterventionDef& act) {
  return act.kind == target.intervention && (target.name.empty() || act.name == target.name);
}

std::optional<Date>& day_of(InterventionDef& act, std::string_view key) {
  return key == "start" ? act.start : key == "end" ? act.end : act.not_before;
}

void change_field(const FactorDef& factor, double value, InterventionDef& act) {
  const FactorTarget& target = factor.target;
  const auto level = [&]() -> const FieldValue& { return factor.levels[static_cast<std::size_t>(value)]; };
  switch (target.kind) {
    case Kind::Field:
      act.fields.set(target.field->key, factor.is_number() ? FieldValue{value} : level());
      break;
    case Kind::Department: {
      auto hours = act.fields.departments(target.field->key);
      hours[target.department] = value;
      act.fields.set(target.field->key, hours);
      break;
    }
    case Kind::Day:
      day_of(act, target.day) = parse_date(std::get<std::string>(level()));
      break;
    case Kind::SchoolCount:
      act.schools.count = static_cast<int>(value);
      act.schools.share = 0;
      break;
    case Kind::SchoolShare:
      act.schools.share = value;
      act.schools.count = 0;
      break;
    case Kind::Parameter:
    case Kind::District:
    case Kind::Plan:
      break;
  }
}

/// What is wrong with when an intervention acts; "" when nothing is.
std::string trouble_with_days(const InterventionDef& act, const Plan& plan) {
  const Date begin = monday_of(plan.start), end = begin + std::chrono::days{7 * plan.n_weeks};
  const auto first = act.start ? act.start : act.not_before;
  if (first && *first >= end) return fmt::format("begins {}, after the end of the run", date_text(*first));
  if (act.end && monday_of(*act.end) <= begin)
    return fmt::format("ends {}, before the run begins", date_text(*act.end));
  if (first && act.end && monday_of(*act.end) <= monday_of(*first))
    return fmt::format("ends {}, not after the week of its beginning {}", date_text(*act.end),
                       date_text(*first));
  return {};
}

}  // namespace

PointPlans::PointPlans(const SweepDef& def) : def_(def), by_key_(def.factors.size()) {
  for (const SweepScenario& scenario : def.scenarios) {
    base_.emplace_back();
    for (const Scenario& in : scenario.in_district) base_.back().push_back(plan_of(in));
  }
  std::iota(by_key_.begin(), by_key_.end(), std::size_t{0});
  std::sort(by_key_.begin(), by_key_.end(),
            [&](std::size_t a, std::size_t b) { return def.factors[a].key < def.factors[b].key; });
}

std::size_t PointPlans::scenario_at(std::size_t i, std::span<const double> point) const {
  return def_.plan_factor ? static_cast<std::size_t>(point[*def_.plan_factor]) : i;
}

std::size_t PointPlans::district_at(std::span<const double> point) const {
  return def_.district_factor ? static_cast<std::size_t>(point[*def_.district_factor]) : 0;
}

Result<Plan> PointPlans::plan(std::size_t scenario, std::span<const double> point) const {
  Plan plan = base_[scenario][district_at(point)];
  std::vector<ParameterValue> parameters;
  Diagnostics errors;
  bool moved = false;
  for (std::size_t f = 0; f < def_.factors.size(); ++f) {
    const FactorDef& factor = def_.factors[f];
    if (std::isnan(point[f])) continue;
    if (factor.target.kind == Kind::Parameter) parameters.push_back({factor.target.parameter, point[f]});
    if (factor.target.intervention.empty()) continue;
    for (InterventionDef& act : plan.interventions) {
      if (!is_about(factor.target, act)) continue;
      change_field(factor, point[f], act);
      moved = true;
    }
  }
  change_parameters(plan.params, plan.tools, parameters);
  if (!moved) return plan;
  for (const InterventionDef& act : plan.interventions) {
    std::string why = trouble_with_days(act, plan);
    if (!why.empty())
      errors.push_back({Trouble::BadInput,
                        {},
                        def_.scenarios[scenario].slug,
                        fmt::format("{} {}", intervention_title(act.kind, act.name), why),
                        "narrow the days that the sweep varies"});
  }
  if (!errors.empty()) return errors;
  sort_canonically(plan.interventions);
  return plan;
}

bool PointPlans::is_moved(std::size_t scenario) const {
  for (const FactorDef& factor : def_.factors) {
    if (!factor.varies()) continue;
    if (factor.target.intervention.empty()) return true;
    for (const Plan& plan : base_[scenario]) {
      if (std::any_of(plan.interventions.begin(), plan.interventions.end(),
                      [&](const InterventionDef& act) { return is_about(factor.target, act); }))
        return true;
    }
  }
  return false;
}

std::string PointPlans::changes_text(std::span<const double> point) const {
  std::string out;
  for (const std::size_t f : by_key_) {
    const Kind kind = def_.factors[f].target.kind;
    // Which district and plan stands in the scenario itself; where its file lies is nobody's business.
    if (kind == Kind::District || kind == Kind::Plan) continue;
    if (!std::isnan(point[f]))
      out += fmt::format("{} = {}\n", def_.factors[f].key, factor_text(def_.factors[f], point[f]));
  }
  return out;
}

}  // namespace pilotwave
