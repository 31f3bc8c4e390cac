#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"tools", FieldType::Tools, "", 0, 0, 0, "", "Tools whose vendor is struck.", "plan's choice",
     Evidence::Assumed},
    {"event", FieldType::Choice, "", 0, 0, 0, "fails breach price",
     "The vendor fails, leaks data, or changes its price.", "8.9, 7.6", Evidence::Moderate},
    {"price_factor", FieldType::Number, "ratio", 0, 100, 1, "",
     "For `price`: the list price is multiplied by this.", "plan's choice", Evidence::Assumed},
};

class VendorEvent final : public Lever {
 public:
  VendorEvent(const InterventionDef& def, std::span<const ToolDef> tools)
      : tools_(tool_set(def.fields.tools("tools"), tools)),
        event_(def.fields.choice("event")),
        price_(def.fields.number("price_factor")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (weeks_active(view, self) != 0 || tools_ == 0) return;
    if (event_ == "price" && price_ == 1) return;
    for (std::size_t t = 0; t < view.tools.size(); ++t) {
      if (!(tools_ & tool_bit(t))) continue;
      ToolShock shock;
      shock.tool = t;
      shock.vendor_fails = event_ == "fails";
      shock.breach = event_ == "breach";
      if (event_ == "price") shock.price_factor = price_;
      e.shocks.push_back(shock);
    }
  }

 private:
  ToolSet tools_;
  std::string event_;
  double price_;
};

}  // namespace

InterventionKind vendor_event_kind() {
  return {"vendor_event",
          "Vendor event",
          "A vendor fails, leaks data or changes its price, once, in the week it starts.",
          kFields,
          false,
          [](const InterventionDef& def, std::span<const ToolDef> tools) -> std::unique_ptr<Lever> {
            return std::make_unique<VendorEvent>(def, tools);
          }};
}

}  // namespace pilotwave
