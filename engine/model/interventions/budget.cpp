#include <algorithm>

#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"annual_usd", FieldType::Number, "USD per year", -1, 1e10, -1, "",
     "Cap on AI spending in each fiscal year; -1 leaves it as it is.", "plan's choice", Evidence::Assumed},
    {"extra_usd", FieldType::Number, "USD per year", -1e10, 1e10, 0, "",
     "Added to (or taken from) the cap each fiscal year.", "plan's choice", Evidence::Assumed},
    {"weekly_hours_cap", FieldType::Departments, "hours a week", -1, 1e6, -1, "",
     "Most hours a week that each department gives to AI work; -1 = no cap.", "plan's choice",
     Evidence::Assumed},
    {"principal_hours_cap", FieldType::Number, "hours a week", -1, 168, -1, "",
     "Most hours a week that a principal gives to standing AI work on average; -1 = no cap.", "plan's choice",
     Evidence::Assumed},
};

class Budget final : public Lever {
 public:
  explicit Budget(const InterventionDef& def)
      : annual_(def.fields.number("annual_usd")),
        extra_(def.fields.number("extra_usd")),
        hours_(def.fields.departments("weekly_hours_cap")),
        principal_(def.fields.number("principal_hours_cap")) {}
  void contribute(const LeverView& view, const LeverState&, Effects& e) const override {
    if (annual_ >= 0) {
      const auto cents = static_cast<std::int64_t>(annual_ * 100 + 0.5);
      e.budget_cap_cents = e.budget_cap_cents < 0 ? cents : std::min(e.budget_cap_cents, cents);
    }
    e.extra_budget_cents += static_cast<std::int64_t>(extra_ * 100);
    for (std::size_t d = 0; d < kDepartments; ++d) lower(e.hour_cap[d], hours_[d]);
    lower(e.hour_cap[static_cast<std::size_t>(HourRole::Principals)], principal_ * view.world.schools.size());
  }

 private:
  static void lower(double& cap, double hours) {
    if (hours >= 0) cap = cap < 0 ? hours : std::min(cap, hours);
  }
  double annual_, extra_;
  std::array<double, 3> hours_;
  double principal_;
};

}  // namespace

InterventionKind budget_kind() {
  return {"budget",
          "Budget",
          "Caps money by fiscal year and hours by department.",
          kFields,
          false,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Budget>(def);
          }};
}

}  // namespace pilotwave
