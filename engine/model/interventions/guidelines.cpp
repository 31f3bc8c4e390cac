#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"privacy", FieldType::Number, "score", 0, 1, 0.6, "",
     "Clarity of the data-privacy part; 0 leaves it out.", "plan's choice", Evidence::Assumed},
    {"ethical_use", FieldType::Number, "score", 0, 1, 0.6, "",
     "Clarity of the ethical-use part; 0 leaves it out.", "plan's choice", Evidence::Assumed},
    {"safety", FieldType::Number, "score", 0, 1, 0.6, "",
     "Clarity of the student-safety part; 0 leaves it out.", "plan's choice", Evidence::Assumed},
    {"participation", FieldType::Number, "share", 0, 1, 0, "",
     "How broadly teachers, students and families take part in writing: clearer, but later and with more "
     "hours.",
     "direction: 3.18, 9.6; size assumed", Evidence::Assumed},
    {"revise_every_weeks", FieldType::Integer, "weeks", 0, 520, 0, "",
     "Weeks between revisions; 0 = written once.", "plan's choice", Evidence::Assumed},
    {"memo", FieldType::Number, "share", 0, 1, 0.5, "", "Effort put into memos and web pages, 0 to 1.",
     "plan's choice; low reach (3.11, 3.12)", Evidence::Moderate},
    {"staff_meetings", FieldType::Number, "share", 0, 1, 0, "", "Effort put into staff meetings, 0 to 1.",
     "plan's choice", Evidence::Assumed},
    {"lessons", FieldType::Number, "share", 0, 1, 0, "",
     "How far student lessons on AI use are part of class, 0 to 1.",
     "plan's choice; over 80% of students were never taught (3.10)", Evidence::Moderate},
};

constexpr std::array<std::string_view, kGuidelineParts> kParts = {"privacy", "ethical_use", "safety"};

class Guidelines final : public Lever {
 public:
  explicit Guidelines(const InterventionDef& def) {
    for (std::size_t p = 0; p < kGuidelineParts; ++p) clarity_[p] = def.fields.number(kParts[p]);
    participation_ = def.fields.number("participation");
    cadence_ = def.fields.integer("revise_every_weeks");
    memo_ = def.fields.number("memo");
    meetings_ = def.fields.number("staff_meetings");
    lessons_ = def.fields.number("lessons");
  }
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    const Params& p = view.params;
    const auto delay = static_cast<int>(participation_ * p[P::guidelines_participation_delay]);
    const int age = weeks_active(view, self) - delay;
    const bool any = clarity_[0] > 0 || clarity_[1] > 0 || clarity_[2] > 0;
    const bool publishes = age == 0 || (cadence_ > 0 && age > 0 && age % cadence_ == 0);
    if (publishes) {
      for (std::size_t part = 0; part < kGuidelineParts; ++part) {
        if (clarity_[part] <= 0) continue;
        const double c =
            std::min(1.0, clarity_[part] * (1 + participation_ * p[P::guidelines_participation_gain]));
        const double hours =
            p[P::guidelines_author_hours] * (1 + participation_ * p[P::guidelines_participation_hours]);
        e.guidelines.push_back(
            {static_cast<GuidelinePart>(part), static_cast<float>(c), static_cast<float>(hours)});
      }
    }
    if (!any || age < 0) return;
    e.channel[kMemo] = noisy_or(e.channel[kMemo], memo_ * p[P::guidelines_reach_memo]);
    e.channel[kStaffMeeting] = noisy_or(e.channel[kStaffMeeting], meetings_ * p[P::guidelines_reach_meeting]);
    if (view.calendar().in_session(view.week))
      e.work_of(Activity::StaffMeetings).of(HourRole::Teachers) +=
          meetings_ * p[P::guidelines_meeting_hours] * view.world.n_teachers();
    if (view.calendar().in_session(view.week))
      e.work_of(Activity::StaffMeetings).of(HourRole::Principals) +=
          meetings_ * p[P::guidelines_meeting_hours] * view.world.schools.size();
    for (std::uint32_t s = 0; s < view.world.schools.size(); ++s) {
      if (view.selected[s])
        e.schools[s].lessons = std::max(e.schools[s].lessons, static_cast<float>(lessons_));
    }
  }

 private:
  std::array<double, kGuidelineParts> clarity_{};
  double participation_, memo_, meetings_, lessons_;
  int cadence_;
};

}  // namespace

InterventionKind guidelines_kind() {
  return {"guidelines",
          "Guidelines",
          "Privacy, ethical-use and safety guidelines: how clear, how often revised, by which channels they "
          "reach people.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Guidelines>(def);
          }};
}

}  // namespace pilotwave
