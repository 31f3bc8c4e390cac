#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"hours_per_teacher", FieldType::Number, "hours", 0, 200, 6, "",
     "Hours offered to each teacher in one run of the course.",
     "plan's choice; gains above 14 hours, 30 to 100 in effective programmes (4.1, 4.2)", Evidence::Moderate},
    {"ethics_share", FieldType::Number, "share", 0, 1, 0.3, "",
     "Share of the hours on ethics, privacy and safety.", "plan's choice", Evidence::Assumed},
    {"format", FieldType::Choice, "", 0, 0, 0, "cohort one_off coaching",
     "How it is given: once in a hall, with a cohort that practises, or with coaching.",
     "transfer by format: 4.3 to 4.7", Evidence::Moderate},
    {"sessions", FieldType::Integer, "sessions", 1, 60, 4, "", "Sessions over which the hours are spread.",
     "plan's choice", Evidence::Assumed},
    {"weeks_between", FieldType::Integer, "weeks", 1, 52, 3, "", "Weeks from one session to the next.",
     "plan's choice", Evidence::Assumed},
    {"attendance", FieldType::Choice, "", 0, 0, 0, "voluntary required", "Whether teachers must come.",
     "nearly all training was optional (3.4)", Evidence::Moderate},
    {"stipend_usd_per_hour", FieldType::Number, "USD per hour", 0, 500, 0, "",
     "Paid to each attending teacher.", "plan's choice", Evidence::Assumed},
    {"release_time", FieldType::Flag, "", 0, 1, 1, "", "Substitutes cover sessions in class time.",
     "plan's choice", Evidence::Assumed},
    {"capacity", FieldType::Integer, "teachers", 0, 100000, 0, "",
     "Most teachers in one session week; 0 = no limit.", "plan's choice", Evidence::Assumed},
    {"repeat_yearly", FieldType::Flag, "", 0, 1, 0, "", "Whether the course is given again each year.",
     "plan's choice", Evidence::Assumed},
    {"onboarding", FieldType::Flag, "", 0, 1, 0, "",
     "From the second year on the course is given again each year, session by session, for those who have "
     "not come so far.",
     "plan's choice", Evidence::Assumed},
};

class Training final : public Lever {
 public:
  explicit Training(const InterventionDef& def) {
    const Fields& f = def.fields;
    sessions_ = f.integer("sessions");
    between_ = f.integer("weeks_between");
    hours_ = f.number("hours_per_teacher") / sessions_;
    ethics_ = f.number("ethics_share");
    const std::string& format = f.choice("format");
    format_ = format == "one_off"    ? TrainingFormat::OneOff
              : format == "coaching" ? TrainingFormat::Coaching
                                     : TrainingFormat::Cohort;
    required_ = f.choice("attendance") == "required";
    stipend_cents_ = static_cast<std::int64_t>(f.number("stipend_usd_per_hour") * 100 + 0.5);
    release_ = f.flag("release_time");
    capacity_ = static_cast<std::uint32_t>(f.integer("capacity"));
    yearly_ = f.flag("repeat_yearly");
    onboarding_ = f.flag("onboarding");
  }
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (hours_ <= 0) return;
    const int age = weeks_active(view, self);
    const int year = age / kCourseYearWeeks;
    const int within = yearly_ || onboarding_ ? age % kCourseYearWeeks : age;
    const bool session = within % between_ == 0 && within / between_ < sessions_;
    const bool only_new = onboarding_ && !yearly_ && year > 0;
    if (!session) return;
    const Params& p = view.params;
    TrainingSession s;
    s.key = view.key;
    s.practical_hours = static_cast<float>(hours_ * (1 - ethics_));
    s.ethics_hours = static_cast<float>(hours_ * ethics_);
    s.format = format_;
    s.required = required_;
    s.onboarding = only_new;
    s.index = static_cast<std::uint8_t>(std::min(255, within / between_));
    s.release_time = release_;
    s.capacity = capacity_;
    s.schools = self.selected;
    s.stipend_cents_per_hour = stipend_cents_;
    s.attendance_pull =
        static_cast<float>(static_cast<double>(stipend_cents_) / 100.0 * p[P::training_stipend_pull] +
                           (release_ ? p[P::training_release_pull] : 0));
    s.trainer_cents = static_cast<std::int64_t>(hours_ * p[P::training_trainer_usd_per_hour] * 100 + 0.5);
    if (ethics_ > 0) e.channel[kTrainingChannel] = 1;
    e.sessions.push_back(std::move(s));
  }

 private:
  static constexpr int kCourseYearWeeks = 52;
  int sessions_, between_;
  double hours_, ethics_;
  TrainingFormat format_;
  bool required_, release_, yearly_, onboarding_;
  std::int64_t stipend_cents_;
  std::uint32_t capacity_;
};

}  // namespace

InterventionKind training_kind() {
  return {"training",
          "Training",
          "Courses for teachers: hours, practical and ethical content, format, attendance, onboarding.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Training>(def);
          }};
}

}  // namespace pilotwave
