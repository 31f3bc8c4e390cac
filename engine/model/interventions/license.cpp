#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"tools", FieldType::Tools, "", 0, 0, 0, "", "Tools for which seats are bought.", "plan's choice",
     Evidence::Assumed},
    {"student_seats", FieldType::Integer, "seats", 0, 10000000, 0, "", "Student seats a year.",
     "plan's choice; 27 to 70% go unused (6.1 to 6.3)", Evidence::Moderate},
    {"teacher_seats", FieldType::Integer, "seats", 0, 1000000, 0, "", "Teacher seats a year.",
     "plan's choice", Evidence::Assumed},
    {"platform_usd_per_year", FieldType::Number, "USD per year", 0, 100000000, 0, "",
     "Price of a district platform with one sign-on and filled rosters; 0 = none.", "plan's choice",
     Evidence::Assumed},
    {"discount", FieldType::Number, "share", 0, 1, 0, "", "Discount on the list price.",
     "plan's choice; district price cuts from 35 to 15 USD (12.4)", Evidence::Weak},
};

class License final : public Lever {
 public:
  License(const InterventionDef& def, std::span<const ToolDef> tools)
      : tools_(tool_set(def.fields.tools("tools"), tools)),
        student_(static_cast<std::uint32_t>(def.fields.integer("student_seats"))),
        teacher_(static_cast<std::uint32_t>(def.fields.integer("teacher_seats"))),
        discount_(def.fields.number("discount")),
        platform_usd_(def.fields.number("platform_usd_per_year")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (platform_usd_ > 0) {
      e.platform = true;
      e.work_of(Activity::Platform).cents +=
          static_cast<std::int64_t>(platform_usd_ * 100 / kSeatWeeks + 0.5);
    }
    if (student_ + teacher_ == 0 || weeks_active(view, self) % kSeatWeeks != 0) return;
    for (std::size_t t = 0; t < view.tools.size(); ++t) {
      if (tools_ & tool_bit(t)) e.purchases.push_back({t, student_, teacher_, 1 - discount_, view.key});
    }
  }

 private:
  ToolSet tools_;
  std::uint32_t student_, teacher_;
  double discount_, platform_usd_;
};

}  // namespace

InterventionKind license_kind() {
  return {"license",
          "Licences",
          "Buys seats for a year, renewed every 52 weeks while it lasts.",
          kFields,
          false,
          [](const InterventionDef& def, std::span<const ToolDef> tools) -> std::unique_ptr<Lever> {
            return std::make_unique<License>(def, tools);
          }};
}

}  // namespace pilotwave
