#include "nation/plan_scaling.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/fmath.hpp"
#include "model/interventions/catalogue.hpp"

namespace pilotwave {
namespace {

using enum SizeRule;

constexpr std::array kSized = {
    SizedField{"budget", "annual_usd", Students},
    SizedField{"budget", "extra_usd", Students},
    SizedField{"budget", "weekly_hours_cap", Hours},
    SizedField{"coaching", "coaches", Teachers},
    SizedField{"governance", "weekly_hours", Hours},
    SizedField{"license", "student_seats", Students},
    SizedField{"license", "teacher_seats", Teachers},
    SizedField{"license", "platform_usd_per_year", Students},
    SizedField{"pilot", "gate_survey", Teachers, true},
    SizedField{"pilot", "gate_max_incidents", Students},
    SizedField{"training", "capacity", Teachers, true},
};

const FieldSpec& field_of(const SizedField& sized) {
  const InterventionKind& kind = *find_intervention_kind(sized.kind);
  return *std::find_if(kind.fields.begin(), kind.fields.end(),
                       [&](const FieldSpec& field) { return field.key == sized.key; });
}

/// Where -1 may be written it stands for "none".
double scaled(double value, double factor, const SizedField& sized, const FieldSpec& spec) {
  const bool none = spec.min == -1 && value < 0;
  if (none || value == 0) return value;
  double out = value * factor;
  if (spec.type == FieldType::Integer) out = std::floor(out + 0.5);
  if (sized.at_least_one) out = std::max(1.0, out);
  return std::clamp(out, spec.min, spec.max);
}

void scale(Fields& fields, const SizedField& sized, double factor) {
  const FieldSpec& spec = field_of(sized);
  if (spec.type == FieldType::Departments) {
    std::array<double, 3> hours = fields.departments(sized.key);
    for (double& of_department : hours) of_department = scaled(of_department, factor, sized, spec);
    fields.set(sized.key, hours);
  } else {
    fields.set(sized.key, scaled(fields.number(sized.key), factor, sized, spec));
  }
}

int eligible(const SchoolPick& pick, const DistrictDef& district) {
  return static_cast<int>(
      std::count_if(district.schools.begin(), district.schools.end(),
                    [&](const SchoolDef& s) { return !pick.level || s.level == *pick.level; }));
}

/// A number of schools is meant as a share of those that the plan's own district has.
void scale(SchoolPick& pick, const DistrictDef& own, const DistrictDef& other) {
  if (pick.count == 0 && pick.share == 0) return;
  const double share =
      pick.count > 0 ? static_cast<double>(pick.count) / std::max(1, eligible(pick, own)) : pick.share;
  pick.count = std::max(1, static_cast<int>(share * eligible(pick, other) + 0.5));
  pick.share = 0;
}

}  // namespace

std::span<const SizedField> sized_fields() { return kSized; }

double PlanScaling::factor(SizeRule rule, const DistrictDef& district) const {
  const double students = static_cast<double>(district.n_students()) / plan_.district.n_students();
  switch (rule) {
    case Students:
      return students;
    case Teachers:
      return static_cast<double>(district.n_teachers()) / plan_.district.n_teachers();
    case Hours:
      return det_pow(students, hours_.growth);
  }
  return 1;
}

Scenario PlanScaling::in(const DistrictDef& district) const {
  Scenario out = plan_;
  out.district = district;
  if (plan_.district.annual_budget_cents >= 0)
    out.district.annual_budget_cents = static_cast<std::int64_t>(
        static_cast<double>(plan_.district.annual_budget_cents) * factor(Students, district) + 0.5);
  for (InterventionDef& act : out.interventions) {
    scale(act.schools, plan_.district, district);
    for (const SizedField& sized : kSized) {
      if (sized.kind == act.kind) scale(act.fields, sized, factor(sized.rule, district));
    }
  }
  return out;
}

Diagnostics why_not_national(const Scenario& plan) {
  Diagnostics errors;
  for (const InterventionDef& act : plan.interventions) {
    if (act.schools.rule == PickRule::Named)
      errors.push_back({Trouble::BadInput, act.place, act.kind + ".schools",
                        "schools are named, which only their own district has",
                        "write a share: { share = 0.2, pick = \"random\" }"});
  }
  return errors;
}

}  // namespace pilotwave
