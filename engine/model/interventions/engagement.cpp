#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"meetings_per_year", FieldType::Number, "meetings", 0, 40, 2, "",
     "Family meetings a year at each chosen school.", "plan's choice", Evidence::Assumed},
    {"languages", FieldType::Number, "share", 0, 1, 0.5, "",
     "Share of home languages in which families are met and written to.", "plan's choice", Evidence::Assumed},
    {"notices_per_year", FieldType::Number, "notices", 0, 52, 2, "",
     "Plain notices of tools and data a year.", "plan's choice; 47% got no information (9.5)",
     Evidence::Moderate},
    {"student_council", FieldType::Number, "score", 0, 1, 0, "", "Voice of students in decisions, 0 to 1.",
     "plan's choice", Evidence::Assumed},
    {"feedback_channel", FieldType::Number, "score", 0, 1, 0, "",
     "How well families, students and teachers can report problems, 0 to 1.", "plan's choice",
     Evidence::Assumed},
    {"opt_out_form", FieldType::Flag, "", 0, 1, 0, "", "Families may withdraw their child.",
     "plan's choice; 79% want permission asked (9.5)", Evidence::Moderate},
};

class Engagement final : public Lever {
 public:
  explicit Engagement(const InterventionDef& def) {
    const Fields& f = def.fields;
    meetings_ = f.number("meetings_per_year");
    languages_ = f.number("languages");
    notices_ = f.number("notices_per_year");
    council_ = f.number("student_council");
    feedback_ = f.number("feedback_channel");
    opt_out_ = f.flag("opt_out_form");
  }
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (!view.calendar().in_session(view.week)) return;
    const Params& p = view.params;
    const double meetings_week = meetings_ / p[P::calendar_session_weeks];
    const double notices_week = notices_ / p[P::calendar_session_weeks];
    const double meets = std::min(1.0, meetings_week * p[P::engagement_meeting_reach]);
    const double writes = std::min(1.0, notices_week * p[P::engagement_notice_reach]);
    const auto add = [this](OutreachReach& reach, double chance) {
      // Families of another language are reached as far as theirs is among those spoken.
      reach.fluent = noisy_or(reach.fluent, static_cast<float>(chance));
      reach.learner = noisy_or(reach.learner, static_cast<float>(chance * languages_));
    };
    StandingWork& outreach = e.work_of(Activity::Outreach);
    StandingWork& channel = e.work_of(Activity::Feedback);
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (!self.selected[s]) continue;
      SchoolEffects& school = e.schools[s];
      add(school.meeting, meets);
      add(school.notice, writes);
      school.council = std::max(school.council, static_cast<float>(council_));
      school.feedback = std::max(school.feedback, static_cast<float>(feedback_));
      school.opt_out_form = school.opt_out_form || opt_out_;
      outreach.of(HourRole::Principals) += meetings_week * p[P::engagement_meeting_principal_hours] +
                                           council_ * p[P::engagement_council_hours];
      outreach.of(HourRole::Teachers) += meetings_week * p[P::engagement_meeting_teacher_hours];
      outreach.of(HourRole::Administrators) += notices_week * p[P::engagement_notice_hours];
      outreach.cents +=
          static_cast<std::int64_t>((meetings_week * p[P::engagement_meeting_usd] * (1 + languages_) +
                                     notices_week * p[P::engagement_notice_usd]) *
                                        100 +
                                    0.5);
      channel.of(HourRole::Administrators) += feedback_ * p[P::engagement_feedback_hours];
    }
  }

 private:
  double meetings_, languages_, notices_, council_, feedback_;
  bool opt_out_;
};

}  // namespace

InterventionKind engagement_kind() {
  return {"engagement",
          "Students and families",
          "Family meetings, notices, a student council, a feedback channel and an opt-out form.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef>) -> std::unique_ptr<Lever> {
            return std::make_unique<Engagement>(def);
          }};
}

}  // namespace pilotwave
