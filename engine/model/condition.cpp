#include "model/condition.hpp"

#include <array>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

constexpr std::array<SignalSpec, kSignals> kCatalogue = {{
    {Signal::TeacherAnyUse, "teacher_any_use", "share", "Teachers who use any AI tool, approved or not."},
    {Signal::TeacherWeeklyUse, "teacher_weekly_use", "share",
     "Teachers who use any AI tool at least weekly."},
    {Signal::ApprovedWeeklyUse, "approved_weekly_use", "share",
     "Teachers who use an approved tool at least weekly."},
    {Signal::StudentUnguidedUse, "student_unguided_use", "share",
     "Students who use AI unguided for schoolwork."},
    {Signal::GuidedShare, "guided_share", "share", "Students with guided minutes."},
    {Signal::TrainedShare, "trained_share", "share", "Teachers with at least one training session."},
    {Signal::GuidanceReach, "guidance_reach", "share",
     "Teachers reached by guidelines, however old they are by now."},
    {Signal::FamilyInformedShare, "family_informed_share", "share",
     "Households that know what AI the schools use."},
    {Signal::TrustTeachers, "trust_teachers", "score", "Mean trust of teachers, 0 to 1."},
    {Signal::TrustStudents, "trust_students", "score", "Mean trust of students, 0 to 1."},
    {Signal::TrustFamilies, "trust_families", "score", "Mean trust of families, 0 to 1."},
    {Signal::Incidents90d, "incidents_90d", "incidents",
     "Incidents found in the district in the last 13 weeks."},
    {Signal::PrivacyIncidents90d, "privacy_incidents_90d", "incidents",
     "Privacy incidents found in the last 13 weeks."},
    {Signal::ReviewBacklog, "review_backlog", "jobs", "Jobs that wait for review."},
    {Signal::ReviewDelayWeeks, "review_delay_weeks", "weeks", "Mean age of the jobs that wait for review."},
    {Signal::SpentShare, "spent_share", "ratio",
     "Part of this fiscal year's budget that is spent; 0 without a cap."},
    {Signal::SchoolsOpen, "schools_open", "share", "Schools with at least one approved tool open."},
    {Signal::WeeksSinceStart, "weeks_since_start", "weeks", "Weeks since the run began."},
    {Signal::VendorFailed, "vendor_failed", "flag",
     "1 from the week in which the vendor of a tool in service failed."},
    {Signal::PilotTeacherWeeklyUse, "pilot.teacher_weekly_use", "share",
     "Teachers in pilot schools who use AI weekly."},
    {Signal::PilotTrainedShare, "pilot.trained_share", "share",
     "Teachers in pilot schools with any training."},
    {Signal::PilotIncidents90d, "pilot.incidents_90d", "incidents",
     "Incidents found in pilot schools in the last 13 weeks."},
    {Signal::PilotTrustTeachers, "pilot.trust_teachers", "score",
     "Mean trust of teachers in pilot schools, 0 to 1."},
    {Signal::PilotWeeks, "pilot.weeks", "weeks", "Weeks since the first pilot opened; 0 before."},
    {Signal::PilotGatePassed, "pilot.gate_passed", "flag", "1 once the gate of every pilot has said go."},
}};

bool compare(Condition::Op op, double value, double number) {
  switch (op) {
    case Condition::Op::Less:
      return value < number;
    case Condition::Op::LessEqual:
      return value <= number;
    case Condition::Op::Greater:
      return value > number;
    case Condition::Op::GreaterEqual:
      return value >= number;
    case Condition::Op::Equal:
      return value == number;
    default:
      return value != number;
  }
}

}  // namespace

std::span<const SignalSpec> signal_catalogue() { return kCatalogue; }

bool Condition::holds(std::span<const double> signals) const {
  PILOTWAVE_ASSERT(signals.size() == kSignals, "one value for each signal");
  std::vector<bool> stack;
  stack.reserve(program.size());
  for (const Node& node : program) {
    if (node.op == Op::Not) {
      PILOTWAVE_ASSERT(!stack.empty(), "a checked condition is well formed");
      stack.back() = !stack.back();
    } else if (node.op == Op::And || node.op == Op::Or) {
      PILOTWAVE_ASSERT(stack.size() >= 2, "a checked condition is well formed");
      const bool right = stack.back();
      stack.pop_back();
      const bool left = stack.back();
      stack.back() = node.op == Op::And ? left && right : left || right;
    } else {
      stack.push_back(compare(node.op, signals[static_cast<std::size_t>(node.signal)], node.number));
    }
  }
  return stack.empty() || stack.back();
}

}  // namespace pilotwave
