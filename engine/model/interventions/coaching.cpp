#include <algorithm>

#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"coaches", FieldType::Number, "full-time coaches", 0, 2000, 1, "",
     "Coaches for the chosen schools together.", "plan's choice; 59% of schools have one (4.12)",
     Evidence::Moderate},
    {"caseload", FieldType::Number, "teachers", 1, 200, 20, "",
     "Teachers one full-time coach serves in rotation.", "gaps table: 15 to 30", Evidence::Assumed},
};

class Coaching final : public Lever {
 public:
  explicit Coaching(const InterventionDef& def)
      : coaches_(def.fields.number("coaches")), caseload_(def.fields.number("caseload")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (coaches_ <= 0) return;
    double teachers = 0;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s)
      teachers += self.selected[s] ? view.world.schools.n_teachers(s) : 0;
    if (teachers <= 0) return;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (!self.selected[s]) continue;
      e.schools[s].coach_fte += static_cast<float>(coaches_ * view.world.schools.n_teachers(s) / teachers);
      e.schools[s].coach_places +=
          static_cast<float>(coaches_ * caseload_ * view.world.schools.n_teachers(s) / teachers);
    }
  }

 private:
  double coaches_, caseload_;
};

}  // namespace

InterventionKind coaching_kind() {
  return {"coaching",
          "Coaching",
          "Continuing support by coaches who visit teachers in rotation.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Coaching>(def);
          }};
}

}  // namespace pilotwave
