#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/standing_work.hpp"
#include "model/tool.hpp"

namespace pilotwave {

/// How a district arranges review of tools, from least to most; two governance levers compose to the greater.
enum class Arrangement : std::uint8_t { None, Central, Distributed };

/// How a training is given; decides how much of it reaches practice.
enum class TrainingFormat : std::uint8_t { OneOff, Cohort, Coaching };

/// The three parts of a district's guidelines.
enum class GuidelinePart : std::uint8_t { Privacy, EthicalUse, Safety };
inline constexpr std::size_t kGuidelineParts = 3;

/// One training session offered in one week.
struct TrainingSession {
  std::uint32_t key = 0;      ///< of the intervention: keys attendance luck
  float practical_hours = 0;  ///< each attending teacher
  float ethics_hours = 0;
  TrainingFormat format = TrainingFormat::OneOff;
  bool required = false;
  bool onboarding = false;            ///< only for those who have not come this far in a course
  std::uint8_t index = 0;             ///< place of the session in its course, from 0
  bool release_time = true;           ///< substitutes are paid for session-time hours
  float attendance_pull = 0;          ///< stipend and invitation: added to the wish to attend
  std::uint32_t capacity = 0;         ///< places this week; 0 = no limit
  std::vector<std::uint8_t> schools;  ///< mask by school
  std::int64_t trainer_cents = 0;
  std::int64_t stipend_cents_per_hour = 0;
};

/// A guideline published this week.
struct GuidelineRelease {
  GuidelinePart part = GuidelinePart::Privacy;
  float clarity = 0;       ///< [0, 1]
  float author_hours = 0;  ///< administrators' hours
};

/// Seats bought this week for a year.
struct SeatPurchase {
  std::size_t tool = 0;
  std::uint32_t student_seats = 0, teacher_seats = 0;
  double price_factor = 1;  ///< on list price (negotiated discounts, conditions)
  std::uint32_t key = 0;    ///< of the intervention
};

/// A scripted event of a tool or its vendor this week.
struct ToolShock {
  std::size_t tool = 0;
  bool vendor_fails = false;
  bool breach = false;
  double price_factor = 1;     ///< multiplies the list price from now on
  double capability_step = 0;  ///< log2 units
  bool release = false;        ///< counts as a release: reviewed again where releases are
  std::array<double, kFlawKinds> new_flaws{};
};

/// Chance that a household is reached, by whether its language is English or another.
struct OutreachReach {
  float fluent = 0, learner = 0;
};

/// What levers do at one school this week. Starts neutral; each field says how contributions combine.
struct SchoolEffects {
  ToolSet open = 0;           ///< tools that may be used here (union)
  ToolSet pilot = 0;          ///< of those, in a pilot (union)
  ToolSet seats = 0;          ///< tools whose seats are to be paid for where they are open (union)
  ToolSet paused = 0;         ///< taken out of `open` (union)
  float pilot_support = 0;    ///< closer support, [0, 1] (max)
  float coach_fte = 0;        ///< full-time coaches for this school (sum)
  float coach_places = 0;     ///< teachers they can serve: coaches times caseload (sum)
  float champions = 0;        ///< peer champions (sum)
  float ban_students = 0;     ///< share of school use suppressed (max)
  float ban_teachers = 0;     ///< (max)
  float monitoring = 0;       ///< chance a week that a hidden incident is found (noisy or)
  float detector = 0;         ///< share of work checked by detectors (max)
  float home_filter = 0;      ///< share of home use on school devices blocked (max)
  OutreachReach meeting;      ///< chance that a household is reached by a meeting this week (noisy or)
  OutreachReach notice;       ///< same, by notices (noisy or)
  float council = 0;          ///< student voice, [0, 1] (max)
  float feedback = 0;         ///< feedback channel, [0, 1] (max)
  float lessons = 0;          ///< student lessons in AI literacy, strength [0, 1] (max)
  bool opt_out_form = false;  ///< families may withdraw (or)
};

/// Everything that interventions ask for in one week.
struct Effects {
  // review
  Arrangement arrangement = Arrangement::None;      ///< (max)
  std::array<double, kDepartments> review_hours{};  ///< a week (sum)
  Department chair = Department::Administrators;    ///< educators chair if any lever says so
  bool has_chair = false;
  double fast_lane = 0;       ///< share of release jobs that jump the queue (max)
  double rereview_share = 0;  ///< share of releases that are reviewed again (max)
  double openness = 0;        ///< share of found incidents that are disclosed beyond law, [0, 1] (max)
  // guidelines
  std::vector<GuidelineRelease> guidelines;
  std::array<double, 3> channel{};  ///< memo, staff meeting, training: reach per week (noisy or)
  // training and seats
  std::vector<TrainingSession> sessions;
  std::vector<SeatPurchase> purchases;
  std::vector<ToolShock> shocks;
  // money and hours
  std::int64_t extra_budget_cents = 0;  ///< a fiscal year (sum)
  std::int64_t budget_cap_cents = -1;   ///< a fiscal year (min of those given; -1 none)
  std::array<double, kHourRoles> hour_cap{-1, -1, -1, -1, -1};  ///< a week, of a role together (min; -1 none)
  std::array<StandingWork, kActivities> work{};                 ///< (sum)
  bool platform = false;  ///< tools reached through one district platform (or)

  StandingWork& work_of(Activity a) { return work[static_cast<std::size_t>(a)]; }
  [[nodiscard]] const StandingWork& work_of(Activity a) const { return work[static_cast<std::size_t>(a)]; }

  std::vector<SchoolEffects> schools;
};

enum GuidelineChannel : std::uint8_t { kMemo = 0, kStaffMeeting = 1, kTrainingChannel = 2 };

/// Whether educators chair a review that takes place.
[[nodiscard]] inline bool educators_lead(const Effects& e) {
  return e.arrangement != Arrangement::None && e.has_chair && e.chair == Department::Educators;
}

/// 1 - (1 - a)(1 - b): two independent chances of the same thing.
[[nodiscard]] constexpr float noisy_or(float a, float b) { return 1.0F - (1.0F - a) * (1.0F - b); }
[[nodiscard]] constexpr double noisy_or(double a, double b) { return 1.0 - (1.0 - a) * (1.0 - b); }

}  // namespace pilotwave
