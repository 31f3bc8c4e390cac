#include "model/metrics/measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/guidelines.hpp"
#include "model/metrics/student_counts.hpp"
#include "model/param_keys.hpp"
#include "model/rollout.hpp"

namespace pilotwave {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double& at(MetricValues& values, Metric metric) { return values[static_cast<std::size_t>(metric)]; }
double share(double part, double whole) { return whole > 0 ? part / whole : kNone; }

StudentTally all_cells(const SchoolTally& school) {
  StudentTally sum;
  for (const StudentTally& cell : school.cells) sum += cell;
  return sum;
}

/// The schools of one poverty tercile together.
struct Tercile {
  StaffTally staff;
  StudentTally students;
};

double cell_mean_learning(std::span<const SchoolTally> schools, std::size_t bit, bool set) {
  StudentTally sum;
  for (const SchoolTally& school : schools) {
    for (std::size_t c = 0; c < kCells; ++c) {
      if (((c & bit) != 0) == set) sum += school.cells[c];
    }
  }
  return share(sum.learning, sum.students);
}

void measure_gaps(const World& world, std::span<const SchoolTally> schools, MetricValues& v) {
  std::array<Tercile, 3> terciles;
  for (std::uint32_t s = 0; s < schools.size(); ++s) {
    Tercile& mine = terciles[world.schools.poverty_tercile[s]];
    mine.staff += schools[s].staff;
    mine.students += all_cells(schools[s]);
  }
  // High- less low-poverty schools.
  const auto gap = [&](auto&& of) { return of(terciles[2]) - of(terciles[0]); };
  at(v, Metric::GapUsePoverty) =
      gap([](const Tercile& t) { return share(t.staff.weekly, t.staff.teachers); });
  at(v, Metric::GapTrainedPoverty) =
      gap([](const Tercile& t) { return share(t.staff.trained, t.staff.teachers); });
  at(v, Metric::GapAccessPoverty) =
      gap([](const Tercile& t) { return share(t.students.access, t.students.students); });
  at(v, Metric::GapGuidedPoverty) =
      gap([](const Tercile& t) { return share(t.students.guided, t.students.students); });
  at(v, Metric::GapLearningPoverty) =
      gap([](const Tercile& t) { return share(t.students.learning, t.students.students); });
  at(v, Metric::GapIncidentsPoverty) = gap([](const Tercile& t) {
    double n = 0;
    for (const double k : t.staff.occurred) n += k;
    return share(1000 * n, t.staff.students);
  });
  at(v, Metric::GapLearningIncome) =
      cell_mean_learning(schools, 1, true) - cell_mean_learning(schools, 1, false);
  at(v, Metric::GapLearningLanguage) =
      cell_mean_learning(schools, 2, true) - cell_mean_learning(schools, 2, false);
}

}  // namespace

StaffTally& StaffTally::operator+=(const StaffTally& o) {
  teachers += o.teachers, any += o.any, weekly += o.weekly, weekly_any += o.weekly_any,
      unapproved += o.unapproved, approved += o.approved, integrated += o.integrated;
  refuse += o.refuse, trained += o.trained, supported += o.supported, skill += o.skill, ethics += o.ethics,
      guided += o.guided, trust += o.trust;
  saved += o.saved, students += o.students, minutes += o.minutes, out_of_sight += o.out_of_sight,
      found += o.found, privacy_found += o.privacy_found, disclosed += o.disclosed;
  for (std::size_t k = 0; k < kIncidentKinds; ++k) occurred[k] += o.occurred[k];
  return *this;
}

StudentTally& StudentTally::operator+=(const StudentTally& o) {
  students += o.students, guided += o.guided, unguided += o.unguided, any += o.any, heavy += o.heavy,
      literacy += o.literacy;
  learning += o.learning, trust += o.trust, family_trust += o.family_trust, informed += o.informed;
  opted_out += o.opted_out, access += o.access;
  return *this;
}

SchoolTally tally_school(const World& world, std::span<const ToolDef> tools, const Params& params,
                         const ModelState& state, std::uint32_t s) {
  SchoolTally tally;
  StaffTally& t = tally.staff;
  const TeacherColumns& c = state.teachers;
  for (std::uint32_t k = world.schools.first_teacher[s]; k < world.schools.first_teacher[s + 1]; ++k) {
    const UseLevel level = c.level[k];
    t.any += uses_any(level);
    t.weekly += uses_weekly(level) && (c.channel[k] & kApproved);
    t.weekly_any += uses_weekly(level);
    t.unapproved += uses_monthly(level) && (c.channel[k] & kUnapproved);
    t.approved += uses_monthly(level) && (c.channel[k] & kApproved);
    t.integrated += level == UseLevel::Integrated;
    t.refuse += level == UseLevel::Refuses;
    t.trained += c.sessions[k] > 0;
    t.supported += static_cast<double>(c.coached[k]) >= params[P::teacher_use_support_level];
    t.skill += static_cast<double>(c.skill[k]);
    t.ethics += static_cast<double>(c.ethics[k]);
    t.guided += c.guidance[k] != 0;
    t.trust += static_cast<double>(c.trust[k]);
    t.saved += static_cast<double>(c.hours_saved[k]);
  }
  t.teachers = world.schools.n_teachers(s);
  const SchoolState& school = state.schools[s];
  t.students = world.schools.n_students(s);
  t.minutes = static_cast<double>(school.guided_minutes);
  for (std::size_t k = 0; k < kIncidentKinds; ++k) {
    t.occurred[k] = school.occurred[k];
    t.found += school.found[k];
    t.disclosed += school.disclosed[k];
  }
  const auto found = [&](IncidentKind kind) { return school.found[static_cast<std::size_t>(kind)]; };
  t.privacy_found = found(IncidentKind::PrivacyHuman) + found(IncidentKind::PrivacyVendor);
  std::uint32_t seats = 0;
  for (std::size_t k = 0; k < tools.size(); ++k) {
    if ((school.open & tool_bit(k)) && tools[k].kind != ToolKind::Planning)
      seats = std::max(seats, school.student_seats[k]);
  }
  const double devices = std::min(1.0, world.schools.devices_per_student[s]);
  const std::uint32_t first = world.schools.first_student[s];
  const StudentColumns& p = state.students;
  const std::uint32_t n = world.schools.n_students(s);
  // Those with a seat of a guided tool are the first ones.
  const std::uint32_t seated = std::min(n, seats);
  const auto counts_of = [&](std::uint32_t from, std::uint32_t many) {
    return count_students(many, p.traits.data() + from, p.use.data() + from, p.flags.data() + from);
  };
  std::array<StudentCounts, kCells> counts = counts_of(first, seated);
  const std::array<StudentCounts, kCells> others = counts_of(first + seated, n - seated);
  const auto sums = sums_by_cell(n, p.traits.data() + first,
                                 {p.literacy.data() + first, p.learning.data() + first,
                                  p.trust.data() + first, p.family_trust.data() + first});
  for (std::size_t cell = 0; cell < kCells; ++cell) {
    StudentTally& x = tally.cells[cell];
    StudentCounts& mine = counts[cell];
    const std::uint32_t served = mine.students - mine.opted_out;
    mine += others[cell];
    x.students = mine.students, x.unguided = mine.unguided, x.heavy = mine.heavy, x.any = mine.any,
    x.guided = mine.guided;
    x.informed = mine.informed, x.opted_out = mine.opted_out, x.access = served * devices;
    x.literacy = sums[0][cell], x.learning = sums[1][cell], x.trust = sums[2][cell],
    x.family_trust = sums[3][cell];
  }
  t.out_of_sight = all_cells(tally).unguided * static_cast<double>(school.out_of_sight);
  return tally;
}

void close_school(const SchoolTally& tally, SchoolState& school) {
  const StudentTally students = all_cells(tally);
  const StaffTally& t = tally.staff;
  const auto part = [](double a, double b) { return static_cast<float>(b > 0 ? a / b : 0); };
  school.teacher_use_share = part(t.any, t.teachers);
  school.approved_share = part(t.approved, t.teachers);
  school.unapproved_share = part(t.unapproved, t.teachers);
  school.trained_share = part(t.trained, t.teachers);
  school.guidance_share = part(t.guided, t.teachers);
  school.trust_mean = part(t.trust, t.teachers);
  school.unguided_share = part(students.unguided, students.students);
  school.informed_share = part(students.informed, students.students);
  school.learning = part(students.learning, students.students);
  school.family_trust = part(students.family_trust, students.students);
}

void measure_staff(const StaffTally& t, MetricValues& v) {
  at(v, Metric::TeacherAnyUse) = share(t.any, t.teachers);
  at(v, Metric::TeacherWeeklyUse) = share(t.weekly, t.teachers);
  at(v, Metric::TeacherWeeklyAnyUse) = share(t.weekly_any, t.teachers);
  at(v, Metric::TeacherUnapprovedUse) = share(t.unapproved, t.teachers);
  at(v, Metric::TeacherIntegrated) = share(t.integrated, t.teachers);
  at(v, Metric::TeacherRefuse) = share(t.refuse, t.teachers);
  at(v, Metric::TrainedShare) = share(t.trained, t.teachers);
  at(v, Metric::SupportedShare) = share(t.supported, t.teachers);
  at(v, Metric::TeacherSkill) = share(t.skill, t.teachers);
  at(v, Metric::TeacherEthics) = share(t.ethics, t.teachers);
  at(v, Metric::GuidanceReach) = share(t.guided, t.teachers);
  at(v, Metric::TrustTeachers) = share(t.trust, t.teachers);
  at(v, Metric::HoursSaved) = share(t.saved, t.teachers);
  at(v, Metric::GuidedMinutes) = share(t.minutes, t.students);
  at(v, Metric::StudentHiddenUse) = share(t.out_of_sight, t.students);
  const auto n = [&](IncidentKind kind) { return t.occurred[static_cast<std::size_t>(kind)]; };
  at(v, Metric::PrivacyIncidents) = n(IncidentKind::PrivacyHuman) + n(IncidentKind::PrivacyVendor);
  at(v, Metric::VendorPrivacyIncidents) = n(IncidentKind::PrivacyVendor);
  at(v, Metric::IntegrityIncidents) = n(IncidentKind::Integrity);
  at(v, Metric::BiasIncidents) = n(IncidentKind::Bias);
  at(v, Metric::SafetyIncidents) = n(IncidentKind::Safety);
  at(v, Metric::PrivacyFound) = t.privacy_found;
  at(v, Metric::IncidentsFound) = t.found;
  at(v, Metric::IncidentsDisclosed) = t.disclosed;
}

void measure_students(const StudentTally& t, MetricValues& v) {
  at(v, Metric::StudentGuidedUse) = share(t.guided, t.students);
  at(v, Metric::StudentUnguidedUse) = share(t.unguided, t.students);
  at(v, Metric::StudentAnyUse) = share(t.any, t.students);
  at(v, Metric::StudentHeavyUse) = share(t.heavy, t.students);
  at(v, Metric::StudentLiteracy) = share(t.literacy, t.students);
  at(v, Metric::Learning) = share(t.learning, t.students);
  at(v, Metric::TrustStudents) = share(t.trust, t.students);
  at(v, Metric::TrustFamilies) = share(t.family_trust, t.students);
  at(v, Metric::FamilyInformed) = share(t.informed, t.students);
  at(v, Metric::OptOut) = share(t.opted_out, t.students);
  at(v, Metric::AccessShare) = share(t.access, t.students);
}

void measure_district(const WeekContext& ctx, const ModelState& state, std::span<const SchoolTally> schools,
                      MetricValues& v) {
  const DistrictState& d = state.district;
  double bought = 0, used = 0, flaws = 0;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const auto [students, teachers] = seats_paid(d, t);
    bought += static_cast<double>(students + teachers);
    bool open = false;
    for (std::uint32_t s = 0; s < state.schools.size(); ++s) {
      const SchoolState& school = state.schools[s];
      open = open || (school.open & tool_bit(t));
      if (students > 0) used += school.seats_used[t];
      if (teachers == 0 || is_for_students(ctx.tools[t].kind)) continue;
      for (std::uint32_t k = 0; k < school.teacher_seats[t]; ++k) {
        const std::uint32_t post = ctx.world.schools.first_teacher[s] + k;
        used += uses_monthly(state.teachers.level[post]) && (state.teachers.channel[post] & kApproved);
      }
    }
    for (std::size_t k = 0; open && k < kFlawKinds; ++k) flaws += d.tools[t].flaws(static_cast<FlawKind>(k));
  }
  at(v, Metric::SeatsBought) = bought;
  at(v, Metric::SeatsUsed) = used;
  at(v, Metric::FlawsInService) = flaws;
  at(v, Metric::ReviewBacklog) = static_cast<double>(d.queue.size());
  at(v, Metric::ReviewDelay) =
      d.jobs_finished > 0 ? static_cast<double>(d.sojourn_weeks) / d.jobs_finished : kNone;
  double fresh = 0;
  const double clock = guideline_clock(ctx.tools, d);
  for (const GuidelineState& g : d.guidelines)
    fresh += effective_clarity(g, clock, ctx.params) / kGuidelineParts;
  at(v, Metric::GuidelineFreshness) = fresh;
  double cents = 0;
  for (const std::int64_t line : d.ledger.week_by_line) cents += static_cast<double>(line);
  at(v, Metric::CostUsd) = cents / 100;
  const auto hours = [&](HourRole role) {
    return static_cast<double>(d.ledger.week_minutes[static_cast<std::size_t>(role)]) / 60;
  };
  at(v, Metric::HoursEducators) = hours(HourRole::Educators);
  at(v, Metric::HoursIT) = hours(HourRole::IT);
  at(v, Metric::HoursAdministrators) = hours(HourRole::Administrators);
  at(v, Metric::HoursTeachers) = hours(HourRole::Teachers);
  at(v, Metric::HoursPrincipals) = hours(HourRole::Principals);
  at(v, Metric::Unfunded) = d.ledger.unfunded_week;
  measure_gaps(ctx.world, schools, v);
}

}  // namespace pilotwave
