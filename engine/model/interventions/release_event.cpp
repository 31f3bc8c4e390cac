#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"tools", FieldType::Tools, "", 0, 0, 0, "", "Tools that are released anew.", "plan's choice",
     Evidence::Assumed},
    {"capability_step", FieldType::Number, "log2 units", -5, 5, 0, "", "Added capability.", "plan's choice",
     Evidence::Assumed},
    {"new_flaws", FieldType::Departments, "flaws", 0, 20, 0, "",
     "New latent flaws that educators (fit), IT (privacy) and administrators (policy) would see.",
     "plan's choice", Evidence::Assumed},
};

class ReleaseEvent final : public Lever {
 public:
  ReleaseEvent(const InterventionDef& def, std::span<const ToolDef> tools)
      : tools_(tool_set(def.fields.tools("tools"), tools)),
        step_(def.fields.number("capability_step")),
        flaws_(def.fields.departments("new_flaws")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (weeks_active(view, self) != 0) return;
    if (step_ == 0 && flaws_[0] + flaws_[1] + flaws_[2] == 0) return;
    for (std::size_t t = 0; t < view.tools.size(); ++t) {
      if (!(tools_ & tool_bit(t))) continue;
      ToolShock shock;
      shock.tool = t;
      shock.capability_step = step_;
      shock.new_flaws = flaws_;
      shock.release = true;
      e.shocks.push_back(shock);
    }
  }

 private:
  ToolSet tools_;
  double step_;
  std::array<double, 3> flaws_;
};

}  // namespace

InterventionKind release_event_kind() {
  return {"release_event",
          "Release",
          "A new release of a tool, once, in the week it starts.",
          kFields,
          false,
          [](const InterventionDef& def, std::span<const ToolDef> tools) -> std::unique_ptr<Lever> {
            return std::make_unique<ReleaseEvent>(def, tools);
          }};
}

}  // namespace pilotwave
