#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"strength", FieldType::Number, "score", 0, 1, 0.5, "",
     "How closely use and data flows are watched, 0 to 1.",
     "plan's choice; 20% of chats are off policy (2.12)", Evidence::Moderate},
    {"detectors", FieldType::Number, "share", 0, 1, 0, "",
     "Share of student work checked by detectors; they flag English learners falsely.", "8.3",
     Evidence::Strong},
};

class Monitor final : public Lever {
 public:
  explicit Monitor(const InterventionDef& def)
      : strength_(def.fields.number("strength")), detectors_(def.fields.number("detectors")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    const Params& p = view.params;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (!self.selected[s]) continue;
      SchoolEffects& school = e.schools[s];
      school.monitoring =
          noisy_or(school.monitoring, static_cast<float>(strength_ * p[P::incidents_monitor_find]));
      school.detector = std::max(school.detector, static_cast<float>(detectors_));
      const double students = view.world.schools.n_students(s);
      e.work_of(Activity::Monitoring).cents +=
          static_cast<std::int64_t>((strength_ * p[P::incidents_monitor_usd_per_student] +
                                     detectors_ * p[P::incidents_detector_usd_per_student]) *
                                        students * 100 / 52 +
                                    0.5);
      e.work_of(Activity::Monitoring).of(HourRole::IT) +=
          strength_ * students * p[P::incidents_monitor_hours_per_student];
    }
  }

 private:
  double strength_, detectors_;
};

}  // namespace

InterventionKind monitor_kind() {
  return {"monitor",
          "Monitoring",
          "Watches use and data flows so that hidden incidents come to light; may use detectors.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Monitor>(def);
          }};
}

}  // namespace pilotwave
