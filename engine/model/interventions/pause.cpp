#include <fmt/format.h>

#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"tools", FieldType::Tools, "", 0, 0, 0, "", "Tools withdrawn while the pause lasts.", "plan's choice",
     Evidence::Assumed},
    {"weeks", FieldType::Integer, "weeks", 0, 520, 0, "", "Length of the pause; 0 = until `end` or `until`.",
     "plan's choice", Evidence::Assumed},
};

class Pause final : public Lever {
 public:
  Pause(const InterventionDef& def, std::span<const ToolDef> tools)
      : tools_(tool_set(def.fields.tools("tools"), tools)), weeks_(def.fields.integer("weeks")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (weeks_ > 0 && weeks_active(view, self) >= weeks_) return;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (self.selected[s]) e.schools[s].paused = static_cast<ToolSet>(e.schools[s].paused | tools_);
    }
  }

  [[nodiscard]] std::string standing(const LeverView& view, const LeverState& self,
                                     std::uint32_t) const override {
    if (weeks_ == 0) return "withdraws its tools until it ends";
    const int until = self.started + weeks_;
    return view.week < until ? fmt::format("withdraws its tools until {}", day_of(view, until))
                             : fmt::format("over since {}", day_of(view, until));
  }

 private:
  ToolSet tools_;
  int weeks_;
};

}  // namespace

InterventionKind pause_kind() {
  return {"pause",
          "Pause",
          "Withdraws tools for a while, on a date or when something happens.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef> tools) -> std::unique_ptr<Lever> {
            return std::make_unique<Pause>(def, tools);
          }};
}

}  // namespace pilotwave
