#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"students", FieldType::Number, "share", 0, 1, 0.8, "",
     "How far the ban is enforced on students, 0 to 1.", "plan's choice; 40% of high schools ban (3.14)",
     Evidence::Moderate},
    {"teachers", FieldType::Number, "share", 0, 1, 0.5, "", "How far it is enforced on teachers, 0 to 1.",
     "plan's choice", Evidence::Assumed},
    {"detectors", FieldType::Number, "share", 0, 1, 0, "", "Share of student work checked by detectors.",
     "use rose from 38 to 68% in a year (8.1)", Evidence::Moderate},
    {"home_filter", FieldType::Number, "share", 0, 1, 0, "", "How far school devices at home are filtered.",
     "plan's choice", Evidence::Assumed},
};

class Ban final : public Lever {
 public:
  explicit Ban(const InterventionDef& def)
      : students_(def.fields.number("students")),
        teachers_(def.fields.number("teachers")),
        detectors_(def.fields.number("detectors")),
        filter_(def.fields.number("home_filter")) {}
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (!self.selected[s]) continue;
      SchoolEffects& school = e.schools[s];
      school.ban_students = std::max(school.ban_students, static_cast<float>(students_));
      school.ban_teachers = std::max(school.ban_teachers, static_cast<float>(teachers_));
      school.detector = std::max(school.detector, static_cast<float>(detectors_));
      school.home_filter = std::max(school.home_filter, static_cast<float>(filter_));
      e.work_of(Activity::Monitoring).cents +=
          static_cast<std::int64_t>(detectors_ * view.params[P::incidents_detector_usd_per_student] *
                                        view.world.schools.n_students(s) * 100 / 52 +
                                    0.5);
    }
  }

 private:
  double students_, teachers_, detectors_, filter_;
};

}  // namespace

InterventionKind ban_kind() {
  return {"ban",
          "Ban",
          "Forbids use in school; pushes part of it home and out of sight.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Ban>(def);
          }};
}

}  // namespace pilotwave
