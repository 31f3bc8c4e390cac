#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/huge_pages.hpp"
#include "model/effects.hpp"
#include "model/tool.hpp"

namespace pilotwave {

/// How far a teacher has come with AI tools.
enum class UseLevel : std::uint8_t { Refuses, Unaware, Aware, Tried, Monthly, Weekly, Integrated, Lapsed };
inline constexpr std::size_t kUseLevels = 8;
[[nodiscard]] constexpr bool uses_monthly(UseLevel level) {
  return level == UseLevel::Monthly || level == UseLevel::Weekly || level == UseLevel::Integrated;
}
[[nodiscard]] constexpr bool uses_weekly(UseLevel level) {
  return level == UseLevel::Weekly || level == UseLevel::Integrated;
}
/// Uses AI at present, if only on trial.
[[nodiscard]] constexpr bool uses_any(UseLevel level) {
  return uses_monthly(level) || level == UseLevel::Tried;
}
/// Which tools a using teacher turns to.
enum Channel : std::uint8_t { kApproved = 1, kUnapproved = 2 };

/// Review status of a tool in this district.
enum class Approval : std::uint8_t { Unreviewed, InReview, Approved, Conditional, Rejected };

/// What a job in the review queue is about.
enum class JobKind : std::uint8_t { Request, Release, Incident };

/// One job of the review queue. Hours are what each department still needs.
struct ReviewJob {
  std::uint8_t tool = 0;
  JobKind kind = JobKind::Request;
  bool fast = false;
  std::int16_t arrived = 0;  ///< week
  std::uint8_t ordinal = 0;  ///< among the releases of a tool in one week
  std::array<float, kDepartments> needed{}, done{};
};

/// A tool as it stands. Each count of flaws has one writer, so that a week's order of processes cannot
/// matter.
struct ToolState {
  double capability = 0;  ///< log2 units relative to December 2022
  double price_factor = 1;
  bool vendor_alive = true;
  std::int16_t vendor_failed_week = -1;
  std::array<double, kFlawKinds> flaws_introduced{};
  std::array<double, kFlawKinds> mended_by_review{};
  std::array<double, kFlawKinds> mended_by_pilots{};
  std::array<double, kFlawKinds> mended_by_feedback{};
  double guardrail_bonus = 0;  ///< conditions of approval
  double condition_cost = 0;   ///< relative price rise of conditions
  Approval approval = Approval::Unreviewed;
  std::int16_t approved_week = -1;
  std::int16_t requested_week = -1;
  std::uint16_t releases = 0;
  std::uint16_t contract_changes = 0;
  std::uint8_t new_releases = 0;  ///< this week
  bool breach_this_week = false;

  [[nodiscard]] double flaws(FlawKind kind) const {
    const auto k = static_cast<std::size_t>(kind);
    const double left =
        flaws_introduced[k] - mended_by_review[k] - mended_by_pilots[k] - mended_by_feedback[k];
    return left > 0 ? left : 0;
  }
};

struct GuidelineState {
  double clarity = 0;
  double capability_at_date = 0;
  std::int16_t published_week = -1;
};

/// Counts of what happened this week, priced by the budget.
struct WeekActivity {
  std::array<double, kDepartments> review_hours{};
  double guideline_hours = 0;
  double training_teacher_hours = 0, training_substitute_hours = 0;
  std::int64_t training_trainer_cents = 0, training_stipend_cents = 0;
  double coach_fte = 0, coached_teachers = 0;
  std::array<double, kDepartments> incident_hours{};
  double incident_principal_hours = 0, incident_teacher_hours = 0;
  std::int64_t incident_cents = 0;
  std::int64_t seat_cents = 0, vendor_loss_cents = 0;
};

/// Lines of the ledger.
enum class Line : std::uint8_t {
  Seats,
  Platforms,
  Training,
  Coaches,
  Review,
  Guidelines,
  Engagement,
  Monitoring,
  IncidentResponse,
  VendorLoss,
  Count
};
inline constexpr std::size_t kLines = static_cast<std::size_t>(Line::Count);
[[nodiscard]] std::string_view line_name(Line line);

/// Money in cents and time in minutes, both whole.
struct Ledger {
  std::int64_t opening_cents = 0;                    ///< budget of this fiscal year (0 when there is no cap)
  std::int64_t spent_cents = 0;                      ///< this fiscal year
  std::array<std::int64_t, kLines> total_by_line{};  ///< since the start
  std::array<std::int64_t, kLines> week_by_line{};
  std::array<std::int64_t, kHourRoles> total_minutes{};
  std::array<std::int64_t, kHourRoles> week_minutes{};
  std::int64_t total_cents = 0;
  std::uint32_t unfunded_week = 0, unfunded_total = 0;
};

inline constexpr std::size_t kIncidentKinds = 5;
/// Privacy by people, privacy by vendor, integrity, bias, safety.
enum class IncidentKind : std::uint8_t { PrivacyHuman, PrivacyVendor, Integrity, Bias, Safety };
[[nodiscard]] std::string_view incident_kind_name(IncidentKind kind);

/// A school as it stands.
struct SchoolState {
  ToolSet open = 0;  ///< approved tools that people here may use this week
  ToolSet pilot = 0;
  std::int16_t open_week = -1;                           ///< first week with any tool open
  std::array<std::uint32_t, kMaxTools> student_seats{};  ///< granted
  std::array<std::uint32_t, kMaxTools> teacher_seats{};
  std::array<std::uint32_t, kMaxTools> seats_used{};  ///< this week
  // aggregates of last week, written when the week is measured
  float approved_share = 0, unapproved_share = 0;  ///< of teachers, at least monthly
  float teacher_use_share = 0, unguided_share = 0, trained_share = 0, informed_share = 0;
  float guidance_share = 0, learning = 0, trust_mean = 0;
  float family_trust = 0;
  float guided_minutes = 0;  ///< sum over students, this week
  float out_of_sight = 0;    ///< share of students' own use that a ban has moved out of sight
  float demand = 0;          ///< unmet wish for a tool, [0, 1]
  // incidents: this week and hidden stock by kind
  std::array<std::uint16_t, kIncidentKinds> occurred{}, found{}, disclosed{};
  std::array<std::uint16_t, kIncidentKinds> hidden{};
  float severity_found = 0;  ///< severity-weighted incidents that came to light this week
  float severity_disclosed = 0;
  float enforcement = 0;  ///< false accusations felt this week, per student
  std::uint32_t incidents_total = 0;
};

/// Progress of one intervention of the plan.
struct LeverState {
  std::int16_t started = -1;  ///< week
  std::int16_t ended = -1;
  std::int16_t phase_week = -1;
  std::uint8_t phase = 0;  ///< kind's own meaning
  std::uint8_t extensions = 0;
  std::vector<std::uint8_t> selected;  ///< mask by school, filled at the start
  std::vector<std::int16_t> opened;    ///< week in which each school was opened by it, -1 never
};

/// A block of seats that lapses.
struct SeatBlock {
  std::uint8_t tool = 0;
  std::uint32_t student_seats = 0, teacher_seats = 0;
  std::int16_t until = 0;  ///< first week in which they are gone
  std::int64_t paid_cents = 0;
};

/// The district as it stands.
struct DistrictState {
  std::vector<ToolState> tools;
  std::vector<ReviewJob> queue;
  std::uint32_t jobs_arrived = 0, jobs_finished = 0;
  std::uint64_t sojourn_weeks = 0;   ///< sum over finished jobs
  std::uint64_t queue_week_sum = 0;  ///< jobs in system summed over weeks (Little's law)
  std::array<GuidelineState, kGuidelineParts> guidelines{};
  std::vector<SeatBlock> seats;
  std::array<std::uint32_t, 13> found_by_week{};  ///< ring of the last 13 weeks
  std::array<std::uint32_t, 13> privacy_found_by_week{};
  std::array<std::uint32_t, 13> pilot_found_by_week{};
  float severity_disclosed = 0;  ///< district-wide news this week
  Ledger ledger;
  WeekActivity activity;
  std::uint64_t students_entered = 0, students_left = 0, teachers_left = 0, teachers_moved = 0;
};

/// Teachers as columns, by post.
struct TeacherColumns {
  std::vector<std::uint32_t> person;
  std::vector<float> innovativeness, experience;
  std::vector<float> channel_lean;  ///< toward unapproved tools, logits
  std::vector<std::uint8_t> refuser;
  std::vector<UseLevel> level;
  std::vector<std::uint8_t> channel;      ///< Channel bits
  std::vector<std::uint8_t> guidance;     ///< bit per GuidelinePart reached
  std::vector<std::uint8_t> sessions;     ///< attended, saturating
  std::vector<std::uint8_t> bad_weeks;    ///< weeks left of the sting of a bad experience
  std::vector<std::uint8_t> unsupported;  ///< weeks without support while using, saturating
  std::vector<std::uint8_t> is_champion;
  std::vector<std::uint8_t> peers_using;    ///< kept count of advice ties at monthly or more
  std::vector<std::uint8_t> peers_skilled;  ///< kept count of advice ties that are trained or champions
  std::vector<float> skill, ethics, practical_hours, ethics_hours, coached, trust, hours_saved;

  template <class Visitor>
  void for_each_column(Visitor&& visit) {
    visit(person), visit(innovativeness), visit(experience), visit(channel_lean), visit(refuser);
    visit(level), visit(channel);
    visit(guidance), visit(sessions), visit(bad_weeks), visit(unsupported), visit(is_champion);
    visit(peers_using), visit(peers_skilled);
    visit(skill), visit(ethics), visit(practical_hours), visit(ethics_hours), visit(coached), visit(trust);
    visit(hours_saved);
  }
  void resize(std::size_t n) {
    for_each_column([n](auto& column) { resize_column(column, n); });
  }
};

/// Student use of AI on their own.
enum class StudentUse : std::uint8_t { None, Light, Heavy };
/// Bits of a student's and household's standing.
enum StudentFlag : std::uint8_t {
  kGuidancePrivacy = 1,
  kGuidanceEthics = 2,
  kGuidanceSafety = 4,
  kInformed = 8,
  kOptedOut = 16,
  kHadGuided = 32,
  kFlaggedFalsely = 64
};

/// Takes a flag from many students.
inline void clear_flag(std::size_t n, StudentFlag flag, std::uint8_t* __restrict flags) {
  for (std::size_t i = 0; i < n; ++i) flags[i] = static_cast<std::uint8_t>(flags[i] & ~flag);
}

/// How many students have a flag.
[[nodiscard]] inline std::uint32_t count_flag(std::size_t n, StudentFlag flag, const std::uint8_t* flags) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < n; ++i) count += (flags[i] & flag) != 0 ? 1U : 0U;
  return count;
}

/// Students as columns, by seat; schools contiguous. 34 bytes a student.
struct StudentColumns {
  std::vector<std::uint32_t> person;
  std::vector<std::uint8_t> traits;  ///< StudentTrait bits
  std::vector<std::int8_t> ability;
  std::vector<std::uint8_t> leaning;
  std::vector<StudentUse> use;
  std::vector<std::uint8_t> friends_using;  ///< kept count of named friends who use unguided
  std::vector<std::uint8_t> flags;          ///< StudentFlag bits
  std::vector<float> engagement;            ///< lasting readiness to take up what is offered, mean 1
  std::vector<float> habit, literacy, learning, trust, family_trust;

  template <class Visitor>
  void for_each_column(Visitor&& visit) {
    visit(person), visit(traits), visit(ability), visit(leaning), visit(use), visit(friends_using),
        visit(flags);
    visit(engagement);
    visit(habit), visit(literacy), visit(learning), visit(trust), visit(family_trust);
  }
  void resize(std::size_t n) {
    for_each_column([n](auto& column) { resize_column(column, n); });
  }
};

/// A whole district in one week.
struct ModelState {
  int week = 0;  ///< weeks completed
  DistrictState district;
  std::vector<SchoolState> schools;
  TeacherColumns teachers;
  StudentColumns students;
  std::vector<LeverState> levers;
};

/// Last week's state as processes read it. Students are read school by school from a slice of last week.
struct Before {
  DistrictState district;
  std::vector<SchoolState> schools;
  TeacherColumns teachers;
};

}  // namespace pilotwave
