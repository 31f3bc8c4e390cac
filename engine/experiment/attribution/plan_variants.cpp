#include "experiment/attribution/plan_variants.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>

#include "scenario/canonical_order.hpp"
#include "scenario/district_text.hpp"
#include "scenario/inherit.hpp"
#include "scenario/intervention_text.hpp"
#include "scenario/language.hpp"
#include "scenario/tool_reader.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kAssumptions = "assumptions and tools", kDistrict = "the district";

std::vector<std::string> texts_of_kind(const Scenario& plan, const std::string& kind) {
  std::vector<std::string> texts;
  for (const InterventionDef& act : plan.interventions) {
    if (act.kind == kind) texts.push_back(intervention_text(act));
  }
  return texts;
}

bool same_assumptions(const Scenario& a, const Scenario& b) {
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    if (a.params[i] != b.params[i]) return false;
  }
  return same_tools(a.tools, b.tools);
}

}  // namespace

std::vector<PlanWithout> plans_without_each(const Scenario& plan) {
  std::vector<PlanWithout> out;
  for (std::size_t i = 0; i < plan.interventions.size(); ++i) {
    const InterventionDef& act = plan.interventions[i];
    out.push_back({intervention_title(act.kind, act.name), plan});
    auto& left = out.back().plan.interventions;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return out;
}

std::vector<PlanDifference> differences_between(const Scenario& first, const Scenario& second) {
  std::set<std::string> kinds;
  for (const Scenario* plan : {&first, &second}) {
    for (const InterventionDef& act : plan->interventions) kinds.insert(act.kind);
  }
  std::vector<PlanDifference> out;
  for (const std::string& kind : kinds) {
    if (texts_of_kind(first, kind) != texts_of_kind(second, kind)) out.push_back({kind, {kind}});
  }
  if (!same_assumptions(first, second)) out.push_back({std::string(kAssumptions), {}});
  if (district_text(first.district) != district_text(second.district))
    out.push_back({std::string(kDistrict), {}});
  return out;
}

Scenario between(const Scenario& first, const Scenario& second,
                 const std::vector<PlanDifference>& differences, std::size_t taken) {
  Scenario out = second;
  for (std::size_t d = 0; d < differences.size(); ++d) {
    if ((taken >> d & 1U) == 0) continue;
    const PlanDifference& difference = differences[d];
    if (difference.kind.empty() && difference.title == kAssumptions) {
      out.params = first.params;
      out.tools = first.tools;
    } else if (difference.kind.empty()) {
      out.district = first.district;
    } else {
      std::erase_if(out.interventions,
                    [&](const InterventionDef& act) { return act.kind == difference.kind.front(); });
      std::copy_if(first.interventions.begin(), first.interventions.end(),
                   std::back_inserter(out.interventions),
                   [&](const InterventionDef& act) { return act.kind == difference.kind.front(); });
    }
  }
  sort_canonically(out.interventions);
  return out;
}

}  // namespace pilotwave
