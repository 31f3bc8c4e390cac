#include <algorithm>

#include <fmt/format.h>

#include "model/gate.hpp"
#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"tools", FieldType::Tools, "", 0, 0, 0, "", "Tools tried in the pilot.", "plan's choice",
     Evidence::Assumed},
    {"support", FieldType::Number, "score", 0, 1, 0.5, "", "Closer support in pilot schools, 0 to 1.",
     "plan's choice; human support raised use by 71 to 80% (5.11)", Evidence::Moderate},
    {"with_seats", FieldType::Flag, "", 0, 1, 1, "",
     "Whether the pilot buys seats for its schools each year.", "plan's choice", Evidence::Assumed},
    {"gate_after_weeks", FieldType::Integer, "weeks", 0, 260, 0, "",
     "Weeks of use after which the gate is held; 0 = no gate.", "plan's choice", Evidence::Assumed},
    {"gate_survey", FieldType::Integer, "teachers", 1, 5000, 40, "", "Teachers asked in the gate's survey.",
     "plan's choice", Evidence::Assumed},
    {"gate_min_use", FieldType::Number, "share", 0, 1, 0, "",
     "Smallest share of surveyed teachers using weekly.", "plan's choice", Evidence::Assumed},
    {"gate_min_trust", FieldType::Number, "score", 0, 1, 0, "", "Smallest mean trust of surveyed teachers.",
     "plan's choice", Evidence::Assumed},
    {"gate_max_incidents", FieldType::Number, "incidents", 0, 100000, 100000, "",
     "Most incidents found in pilot schools in the last 13 weeks.", "plan's choice", Evidence::Assumed},
    {"gate_min_learning", FieldType::Number, "SD", -1, 1, -1, "",
     "Smallest learning difference in a test with its own noise.",
     "plan's choice; plausible effects 0 to 0.1 SD (5.13)", Evidence::Moderate},
    {"gate_extensions", FieldType::Integer, "times", 0, 10, 1, "",
     "How often a missed gate extends the pilot before it stops.", "plan's choice", Evidence::Assumed},
};

/// LeverState::phase: 0 running, 1 passed, 2 stopped.
class Pilot final : public Lever {
 public:
  Pilot(const InterventionDef& def, std::span<const ToolDef> tools)
      : tools_(tool_set(def.fields.tools("tools"), tools)),
        support_(def.fields.number("support")),
        with_seats_(def.fields.flag("with_seats")),
        after_(def.fields.integer("gate_after_weeks")),
        extensions_(def.fields.integer("gate_extensions")) {
    gate_.n_survey = static_cast<std::uint32_t>(def.fields.integer("gate_survey"));
    gate_.min_use = def.fields.number("gate_min_use");
    gate_.min_trust = def.fields.number("gate_min_trust");
    gate_.max_incidents = def.fields.number("gate_max_incidents");
    gate_.min_learning = def.fields.number("gate_min_learning");
  }

  void advance(const LeverView& view, LeverState& self, std::vector<LeverEvent>& events) const override {
    if (tools_ == 0) return;
    open_when_ready(view, self);
    if (after_ == 0 || self.phase != 0) return;
    const int first = first_open(self);
    if (first < 0 || view.week < first + after_ * (1 + self.extensions)) return;
    const GateReading reading = read_gate(gate_, view, self.selected);
    const GateOutcome outcome = gate_outcome(reading.passed, self.extensions, extensions_);
    if (outcome == GateOutcome::Go) self.phase = 1;
    if (outcome == GateOutcome::Extend) ++self.extensions;
    if (outcome == GateOutcome::Stop) self.phase = 2;
    self.phase_week = static_cast<std::int16_t>(view.week);
    events.push_back({"gate",
                      fmt::format("{}: {}",
                                  outcome == GateOutcome::Go     ? "go"
                                  : outcome == GateOutcome::Stop ? "stop"
                                                                 : "extend",
                                  reading.text),
                      kNewcomer});
  }

  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (tools_ == 0 || self.phase == 2) return;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (!self.selected[s]) continue;
      e.schools[s].open = static_cast<ToolSet>(e.schools[s].open | tools_);
      if (with_seats_) e.schools[s].seats = static_cast<ToolSet>(e.schools[s].seats | tools_);
      if (self.phase == 0) {
        e.schools[s].pilot = static_cast<ToolSet>(e.schools[s].pilot | tools_);
        if (self.opened[s] < 0) continue;
        if (opens_first(view, self, s))
          e.work_of(Activity::Opening).of(HourRole::Principals) +=
              view.params[P::rollout_opening_principal_hours];
        if (!view.calendar().in_session(view.week)) continue;
        e.schools[s].pilot_support = std::max(e.schools[s].pilot_support, static_cast<float>(support_));
        StandingWork& work = e.work_of(Activity::PilotSupport);
        work.of(HourRole::Principals) += view.params[P::rollout_pilot_principal_hours];
        work.of(HourRole::Educators) += support_ * view.params[P::rollout_pilot_support_hours];
      }
    }
  }

  [[nodiscard]] std::string standing(const LeverView& view, const LeverState& self,
                                     std::uint32_t s) const override {
    if (self.phase == 1)
      return fmt::format("passed its gate on {}; the tools stay open", day_of(view, self.phase_week));
    if (self.phase == 2)
      return fmt::format("failed its gate on {}; the tools are withdrawn", day_of(view, self.phase_week));
    const std::string opened = self.opened[s] < 0
                                   ? std::string("not open yet: its tools are not approved, or closed")
                                   : fmt::format("open as a pilot since {}", day_of(view, self.opened[s]));
    const int first = first_open(self);
    if (after_ == 0) return opened + "; no gate";
    if (first < 0) return fmt::format("{}; the gate comes {} weeks after the first opening", opened, after_);
    return fmt::format(
        "{}; the gate is held on {}{}", opened, day_of(view, first + after_ * (1 + self.extensions)),
        self.extensions > 0 ? fmt::format(" (extended {} of {} times)", self.extensions, extensions_)
                            : std::string());
  }

 private:
  static int first_open(const LeverState& self) {
    int first = -1;
    for (const std::int16_t w : self.opened) {
      if (w >= 0 && (first < 0 || w < first)) first = w;
    }
    return first;
  }
  void open_when_ready(const LeverView& view, LeverState& self) const {
    for (std::uint32_t s = 0; s < self.selected.size(); ++s) {
      if (!self.selected[s] || self.opened[s] >= 0) continue;
      if ((view.before.schools[s].open & tools_) != 0) {
        self.opened[s] = static_cast<std::int16_t>(view.week);
      }
    }
  }

  ToolSet tools_;
  double support_;
  bool with_seats_;
  int after_, extensions_;
  GateDef gate_;
};

}  // namespace

InterventionKind pilot_kind() {
  return {"pilot",
          "Pilot",
          "Opens tools in a few schools with closer support, and may hold a gate on measured feedback.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef> tools) -> std::unique_ptr<Lever> {
            return std::make_unique<Pilot>(def, tools);
          }};
}

}  // namespace pilotwave
