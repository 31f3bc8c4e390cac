#include "report/page/caps.hpp"

#include <algorithm>

namespace pilotwave::page {
namespace {

constexpr double kCents = 100;

bool is_budget(const InterventionDef& act) { return act.kind == "budget"; }
bool is_conditional(const InterventionDef& act) {
  return !act.when.program.empty() || !act.until.program.empty();
}

void lower(std::optional<double>& cap, double value) {
  if (value >= 0) cap = cap ? std::min(*cap, value) : value;
}

}  // namespace

Caps caps_on(const Scenario& plan, Date day) {
  Caps caps;
  lower(caps.annual_usd, static_cast<double>(plan.district.annual_budget_cents) / kCents);
  double extra = 0;
  for (const InterventionDef& act : plan.interventions) {
    if (!is_budget(act) || is_conditional(act)) continue;
    if (act.start.value_or(plan.start) > day || (act.end && *act.end <= day)) continue;
    lower(caps.annual_usd, act.fields.number("annual_usd"));
    extra += act.fields.number("extra_usd");
    const std::array<double, 3>& hours = act.fields.departments("weekly_hours_cap");
    for (std::size_t d = 0; d < hours.size(); ++d) lower(caps.weekly_hours[d], hours[d]);
    lower(caps.principal_hours, act.fields.number("principal_hours_cap"));
  }
  if (caps.annual_usd) *caps.annual_usd = std::max(0.0, *caps.annual_usd + extra);
  return caps;
}

bool has_conditional_caps(const Scenario& plan) {
  return std::any_of(plan.interventions.begin(), plan.interventions.end(),
                     [](const InterventionDef& act) { return is_budget(act) && is_conditional(act); });
}

}  // namespace pilotwave::page
