#include <catch2/catch.hpp>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kTeacherUseReplicates = 8;

/// A teacher before and after some weeks of one plan.
struct Stay {
  UseLevel before, after;
  double peers, experience;
  Subject subject;
};

/// Everybody who kept the post for `weeks`, over several runs.
std::vector<Stay> stays(const Plan& plan, int weeks, const DistrictDef& district = small_district(9, 450)) {
  std::vector<Stay> all;
  const auto executor = make_serial_executor();
  for (std::uint32_t r = 0; r < kTeacherUseReplicates; ++r) {
    const auto world = build_world(district, plan, r, *executor);
    Simulation simulation(world, plan, *executor);
    const TeacherColumns first = simulation.state().teachers;
    while (simulation.week() < weeks) simulation.step();
    const TeacherColumns& last = simulation.state().teachers;
    for (std::uint32_t t = 0; t < world->n_teachers(); ++t) {
      if (first.person[t] != last.person[t]) continue;
      const double ties = std::max(1U, world->years[0].advice.degree(t));
      all.push_back({first.level[t], last.level[t], first.peers_using[t] / ties,
                     static_cast<double>(first.experience[t]), world->posts.subject[t]});
    }
  }
  return all;
}

template <class Among, class Of>
double share_of(const std::vector<Stay>& all, Among&& among, Of&& of) {
  double n = 0, whole = 0;
  for (const Stay& s : all) {
    if (!among(s)) continue;
    whole += 1;
    n += of(s);
  }
  return n / whole;
}

bool outside(const Stay& s) { return s.before == UseLevel::Aware || s.before == UseLevel::Tried; }
bool uses_now(const Stay& s) { return uses_monthly(s.after); }

}  // namespace

TEST_CASE("teacher use: colleagues who use draw others in") {
  const auto all = stays(small_plan({open_tools({"planning"})}, 60), 40);
  const double alone = share_of(
      all, [](const Stay& s) { return outside(s) && s.peers < 0.3; }, uses_now);
  const double among_users = share_of(
      all, [](const Stay& s) { return outside(s) && s.peers > 0.6; }, uses_now);
  CAPTURE(alone, among_users);
  CHECK(among_users > 1.2 * alone);
}

TEST_CASE(
    "teacher use: humanities take it up ahead of mathematics and elementary, newer teachers ahead of older "
    "ones") {
  DistrictDef district = small_district(9, 90);
  for (SchoolDef& school : district.schools) school.teachers = 200;  // staff is what is counted here
  const auto all = stays(with_lasting_vendors(small_plan({open_tools({"planning"})}, 14)), 12, district);
  const auto teaches = [&](Subject subject) {
    return share_of(
        all, [=](const Stay& s) { return outside(s) && s.subject == subject; }, uses_now);
  };
  CAPTURE(teaches(Subject::Humanities), teaches(Subject::Mathematics), teaches(Subject::Elementary));
  CHECK(teaches(Subject::Humanities) > teaches(Subject::Mathematics) + 0.05);
  CHECK(teaches(Subject::Humanities) > teaches(Subject::Elementary) + 0.08);
  const double newer = share_of(
                   all, [](const Stay&s) { return s.before == UseLevel::Aware && s.experience < 5; },
                   uses_now),
               older = share_of(
                   all, [](const Stay&s) { return s.before == UseLevel::Aware && s.experience > 20; },
                   uses_now);
  CAPTURE(newer, older);
  CHECK(newer > older + 0.01);
}

TEST_CASE(
    "teacher use: refusal softens where colleagues use and tools are of use, hardly where nobody does") {
  DistrictDef idle = small_district(9, 450), busy = idle;
  idle.today.teacher_use_any = idle.today.teacher_use_weekly = 0;
  idle.today.teacher_refuse_share = busy.today.teacher_refuse_share = 0.3;
  busy.today.teacher_use_any = 0.6;
  busy.today.teacher_use_weekly = 0.4;
  const auto softened = [](const DistrictDef& district, std::vector<InterventionDef> interventions) {
    const Plan plan = with_lasting_vendors(small_plan(std::move(interventions), 46));
    return share_of(
        stays(plan, 44, district), [](const Stay& s) { return s.before == UseLevel::Refuses; },
        [](const Stay& s) { return s.after != UseLevel::Refuses; });
  };
  const double alone = softened(idle, {}), among_users = softened(busy, {open_tools({"planning"})});
  CAPTURE(alone, among_users);
  CHECK(among_users > 1.5 * alone);
  CHECK(among_users > 0.1);
}

TEST_CASE("teacher use: an approved tool inside everyday work draws use away from unapproved ones") {
  const auto without = run_small(small_district(6, 300), small_plan({}, 90), kTeacherUseReplicates),
             with = run_small(small_district(6, 300),
                              with_lasting_vendors(small_plan({open_tools({"planning"})}, 90)),
                              kTeacherUseReplicates);
  CAPTURE(mean_in_week(without, Metric::TeacherAnyUse, 80), mean_in_week(with, Metric::TeacherAnyUse, 80));
  CAPTURE(mean_in_week(without, Metric::TeacherUnapprovedUse, 80),
          mean_in_week(with, Metric::TeacherUnapprovedUse, 80));
  CHECK(mean_in_week(with, Metric::TeacherAnyUse, 80) >
        mean_in_week(without, Metric::TeacherAnyUse, 80) + 0.01);
  CHECK(mean_in_week(with, Metric::TeacherUnapprovedUse, 80) <
        0.8 * mean_in_week(without, Metric::TeacherUnapprovedUse, 80));
}

}  // namespace pilotwave::test
