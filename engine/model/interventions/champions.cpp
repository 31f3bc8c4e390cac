#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"per_school", FieldType::Number, "teachers", 0, 50, 1, "",
     "Peer champions in each chosen school, the best connected of its staff.",
     "plan's choice; help spreads along ties (4.8, 4.9)", Evidence::Moderate},
    {"stipend_usd_per_year", FieldType::Number, "USD per year", 0, 20000, 500, "", "Paid to each champion.",
     "plan's choice", Evidence::Assumed},
};

class Champions final : public Lever {
 public:
  explicit Champions(const InterventionDef& def)
      : per_school_(def.fields.number("per_school")),
        stipend_usd_(def.fields.number("stipend_usd_per_year")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (per_school_ <= 0) return;
    const double weekly_cents = stipend_usd_ * 100.0 / 52.0;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (!self.selected[s]) continue;
      const double n = std::min(per_school_, static_cast<double>(view.world.schools.n_teachers(s)));
      e.schools[s].champions += static_cast<float>(n);
      StandingWork& work = e.work_of(Activity::Champions);
      work.cents += static_cast<std::int64_t>(n * weekly_cents + 0.5);
      if (view.calendar().in_session(view.week))
        work.of(HourRole::Teachers) += n * view.params[P::training_champion_hours];
    }
  }

 private:
  double per_school_, stipend_usd_;
};

}  // namespace

InterventionKind champions_kind() {
  return {"champions",
          "Peer champions",
          "Well-connected teachers who help their colleagues along advice ties.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Champions>(def);
          }};
}

}  // namespace pilotwave
