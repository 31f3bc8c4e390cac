#include "sim/signals.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pilotwave {
namespace {

double ratio(double a, double b) { return b > 0 ? a / b : 0; }

template <std::size_t N>
double ring_sum(const std::array<std::uint32_t, N>& ring) {
  return std::accumulate(ring.begin(), ring.end(), 0.0);
}

}  // namespace

Signals read_signals(const World& world, const ModelState& state, std::span<const SchoolTally> tallies,
                     std::int64_t cap_cents, std::span<const std::uint8_t> pilot_phases, int pilot_weeks,
                     std::span<const std::uint8_t> pilot_schools) {
  Signals x{};
  const auto set = [&x](Signal signal, double value) { x[static_cast<std::size_t>(signal)] = value; };
  StaffTally staff, pilot;
  StudentTally students;
  double open = 0;
  for (std::size_t s = 0; s < tallies.size(); ++s) {
    staff += tallies[s].staff;
    for (const StudentTally& cell : tallies[s].cells) students += cell;
    if (pilot_schools[s]) pilot += tallies[s].staff;
    open += state.schools[s].open != 0;
  }
  set(Signal::TeacherAnyUse, ratio(staff.any, staff.teachers));
  set(Signal::TeacherWeeklyUse, ratio(staff.weekly_any, staff.teachers));
  set(Signal::ApprovedWeeklyUse, ratio(staff.weekly, staff.teachers));
  set(Signal::StudentUnguidedUse, ratio(students.unguided, students.students));
  set(Signal::GuidedShare, ratio(students.guided, students.students));
  set(Signal::TrainedShare, ratio(staff.trained, staff.teachers));
  set(Signal::GuidanceReach, ratio(staff.guided, staff.teachers));
  set(Signal::FamilyInformedShare, ratio(students.informed, students.students));
  set(Signal::TrustTeachers, ratio(staff.trust, staff.teachers));
  set(Signal::TrustStudents, ratio(students.trust, students.students));
  set(Signal::TrustFamilies, ratio(students.family_trust, students.students));
  const DistrictState& d = state.district;
  set(Signal::Incidents90d, ring_sum(d.found_by_week));
  set(Signal::PrivacyIncidents90d, ring_sum(d.privacy_found_by_week));
  set(Signal::ReviewBacklog, static_cast<double>(d.queue.size()));
  double age = 0;
  for (const ReviewJob& job : d.queue) age += state.week - job.arrived;
  set(Signal::ReviewDelayWeeks, ratio(age, static_cast<double>(d.queue.size())));
  set(Signal::SpentShare,
      cap_cents > 0 ? static_cast<double>(d.ledger.spent_cents) / static_cast<double>(cap_cents) : 0);
  set(Signal::SchoolsOpen, ratio(open, world.schools.size()));
  set(Signal::WeeksSinceStart, state.week);
  bool failed = false;
  for (const ToolState& tool : d.tools) failed = failed || (!tool.vendor_alive && tool.approved_week >= 0);
  set(Signal::VendorFailed, failed ? 1 : 0);
  set(Signal::PilotTeacherWeeklyUse, ratio(pilot.weekly, pilot.teachers));
  set(Signal::PilotTrainedShare, ratio(pilot.trained, pilot.teachers));
  set(Signal::PilotIncidents90d, ring_sum(d.pilot_found_by_week));
  set(Signal::PilotTrustTeachers, ratio(pilot.trust, pilot.teachers));
  set(Signal::PilotWeeks, pilot_weeks);
  const bool passed = !pilot_phases.empty() && std::all_of(pilot_phases.begin(), pilot_phases.end(),
                                                           [](std::uint8_t phase) { return phase == 1; });
  set(Signal::PilotGatePassed, passed ? 1 : 0);
  return x;
}

}  // namespace pilotwave
