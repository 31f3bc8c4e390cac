// Cases G7 and H5: what of a run may change without changing its result, and what a change must leave alone.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "engine/parallel/every_executor.hpp"
#include "experiment/replicates.hpp"
#include "model/param_keys.hpp"
#include "model/state.hpp"
#include "support/small_world.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr int kAlignedWeeks = 52;
constexpr std::uint32_t kReplicate = 7;
constexpr RecordOptions kHashes{false, true};

DistrictDef district() { return small_district(4, 90); }

/// A plan in which every process has work, or none of a plan's own.
Plan lucky_plan(const Case& vv, std::vector<InterventionDef> interventions) {
  Plan plan = small_plan(std::move(interventions), kAlignedWeeks);
  plan.seed = vv.luck(0).seed();
  return plan;
}
Plan plan_of_every_kind(const Case& vv) {
  const FieldValue hours = std::array<double, 3>{60, 60, 60};
  return lucky_plan(
      vv, {act("governance", {{"weekly_hours", hours}}), act("guidelines"), act("training"), act("coaching"),
           act("champions"), act("engagement"), act("monitor"), act("pilot", {{"tools", tools({"tutor"})}}),
           act("expand", {{"tools", tools({"feedback"})}}, "2027-01-11"),
           act("license", {{"tools", tools({"feedback"})}, {"student_seats", 50.0}}, "2027-01-11")});
}

RunRecord aligned_run(const DistrictDef& of, const Plan& plan, Executor& executor,
                      const RecordOptions& options = kHashes, std::uint32_t replicate = kReplicate) {
  return run_plan(build_world(of, plan, replicate, executor), plan, executor, options);
}
RunRecord aligned_run(const DistrictDef& of, const Plan& plan) {
  return aligned_run(of, plan, *make_serial_executor());
}

/// Weeks after which the whole states differ.
double states_apart(const RunRecord& a, const RunRecord& b) {
  double apart = 0;
  for (std::size_t w = 0; w < kAlignedWeeks; ++w) apart += a.week_hash().at(w) != b.week_hash().at(w) ? 1 : 0;
  return apart;
}

/// Of events, recorded numbers and weekly states, those that differ.
double differences_of_runs(const RunRecord& a, const RunRecord& b) {
  const bool same_numbers = a.raw().size() == b.raw().size() &&
                            std::memcmp(a.raw().data(), b.raw().data(), a.raw().size() * sizeof(double)) == 0;
  return states_apart(a, b) + (a.events == b.events ? 0 : 1) + (same_numbers ? 0 : 1);
}

double first_week_apart(const RunRecord& a, const RunRecord& b) {
  const auto differ = std::mismatch(a.week_hash().begin(), a.week_hash().end(), b.week_hash().begin());
  return static_cast<double>(differ.first - a.week_hash().begin());
}

/// The first n entries of every column, as bytes.
template <class Columns>
std::vector<std::string> first_of_columns(Columns columns, std::size_t n) {
  std::vector<std::string> out;
  columns.for_each_column([&](const auto& column) {
    out.emplace_back(reinterpret_cast<const char*>(column.data()), n * sizeof(column[0]));
  });
  return out;
}

/// Columns in which the people whom both states have, the first of the larger one, are not the same.
double columns_apart(const ModelState& a, const ModelState& b) {
  const std::size_t teachers = std::min(a.teachers.level.size(), b.teachers.level.size());
  const std::size_t students = std::min(a.students.use.size(), b.students.use.size());
  const auto unequal = [](const std::vector<std::string>& x, const std::vector<std::string>& y) {
    double n = 0;
    for (std::size_t i = 0; i < x.size(); ++i) n += x[i] == y[i] ? 0 : 1;
    return n;
  };
  return unequal(first_of_columns(a.teachers, teachers), first_of_columns(b.teachers, teachers)) +
         unequal(first_of_columns(a.students, students), first_of_columns(b.students, students));
}

ModelState state_after(const DistrictDef& of, const Plan& plan, int weeks) {
  const auto executor = make_serial_executor();
  Simulation simulation(build_world(of, plan, kReplicate, *executor), plan, *executor);
  while (simulation.week() < weeks) simulation.step();
  return simulation.state();
}

/// A plan under which schools have nothing to do with each other: no advice, moves, news or vendors' breaches
/// across them, and no starting place by the district's mix of subjects.
Plan schools_apart(const Case& vv) {
  Plan plan = lucky_plan(vv, {});
  for (const P parameter :
       {P::network_advice_cross_school, P::turnover_teacher_move, P::turnover_student_within, P::trust_news,
        P::incidents_vendor_base, P::teacher_use_subject_humanities, P::teacher_use_subject_science,
        P::teacher_use_subject_mathematics, P::teacher_use_subject_elementary})
    plan.params.set(parameter, 0);
  return plan;
}

/// The district with a school more, after those it has.
DistrictDef with_school(int students, int teachers) {
  DistrictDef more = district();
  SchoolDef school = more.schools.front();
  school.id = "zz-new";
  school.students = students;
  school.teachers = teachers;
  more.schools.push_back(school);
  return more;
}

}  // namespace

TEST_CASE("VV-G7 a run is the same to the bit however it is run") {
  const Case vv("VV-G7");
  const Plan plan = plan_of_every_kind(vv);
  const DistrictDef here = district();
  const RunRecord expected = aligned_run(here, plan);
  REQUIRE(!expected.events.empty());
  REQUIRE(run_total(expected, Metric::IncidentsFound) > 0);

  for (const auto& executor : every_executor())
    vv.exact(fmt::format("differences, {}, {} workers", executor->name(), executor->n_workers()),
             differences_of_runs(aligned_run(here, plan, *executor), expected), 0);
  const auto all_cores = make_thread_executor(available_workers());
  vv.exact("differences, all cores", differences_of_runs(aligned_run(here, plan, *all_cores), expected), 0);

  Plan reversed = plan;
  std::reverse(reversed.interventions.begin(), reversed.interventions.end());
  vv.exact("differences, interventions reversed", differences_of_runs(aligned_run(here, reversed), expected),
           0);

  const auto workers = make_thread_executor(3);
  const auto serial = make_serial_executor();
  RunRecord seventh;
  ReplicatesDef replicates;
  replicates.first = 1;
  replicates.count = 20;
  static_cast<void>(run_replicates(*workers, replicates, [&](std::uint32_t r) -> Commit {
    auto record = std::make_shared<RunRecord>(aligned_run(here, plan, *serial, kHashes, r));
    return [&seventh, record, r] {
      if (r == kReplicate) seventh = *record;
      return true;
    };
  }));
  vv.exact("differences, replicate 7 of 1 to 20", differences_of_runs(seventh, expected), 0);

  const auto world = build_world(here, plan, kReplicate, *serial);
  for (const int week : {0, 1, kAlignedWeeks / 2, kAlignedWeeks - 1}) {
    Simulation before(world, plan, *serial, kHashes), after(world, plan, *serial, kHashes);
    while (before.week() < week) before.step();
    REQUIRE(after.restore(before.snapshot()));
    after.run_to_end();
    vv.exact(fmt::format("differences, restored in week {}", week),
             differences_of_runs(after.record(), expected), 0);
  }

  vv.exact("weeks apart, schools recorded too",
           states_apart(aligned_run(here, plan, *serial, {true, true}), expected), 0);
  const RunRecord unhashed = aligned_run(here, plan, *serial, {false, false});
  vv.exact("numbers the same without hashes",
           std::memcmp(unhashed.raw().data(), expected.raw().data(), expected.raw().size() * sizeof(double)),
           0);

  double repeats_apart = 0;
  for (int i = 0; i < 10; ++i) repeats_apart += differences_of_runs(aligned_run(here, plan), expected);
  vv.exact("differences, ten repeats", repeats_apart, 0);
}

TEST_CASE("VV-H5 a change leaves alone what it does not touch") {
  const Case vv("VV-H5");
  const Plan plan = plan_of_every_kind(vv);
  const DistrictDef here = district();
  const RunRecord expected = aligned_run(here, plan);

  const RunRecord again = aligned_run(here, plan);
  vv.exact("no change, differences", differences_of_runs(again, expected), 0);
  double largest = 0;
  for (int week = 0; week < kAlignedWeeks; ++week)
    largest = std::max(largest, std::abs(in_week(again, Metric::TeacherWeeklyUse, week) -
                                         in_week(expected, Metric::TeacherWeeklyUse, week)));
  vv.exact("no change, difference series", largest, 0);

  Plan placebo = plan;
  placebo.interventions.push_back(act("training", {{"hours_per_teacher", 0.0}}, "2026-10-05"));
  placebo.interventions.back().name = "placebo";
  const RunRecord with_placebo = aligned_run(here, placebo);
  vv.exact("policy without cost or effect, weeks apart", states_apart(with_placebo, expected), 0);
  vv.exact("policy without cost or effect, money apart",
           std::abs(run_total(with_placebo, Metric::CostUsd) - run_total(expected, Metric::CostUsd)), 0);

  constexpr int kStart = 9;  // in session
  Plan later = plan;
  later.interventions.push_back(act("training", {{"attendance", std::string("required")}},
                                    date_text(plan.start + std::chrono::days{7 * kStart})));
  later.interventions.back().name = "later";
  vv.exact("policy from week 9, first week apart", first_week_apart(aligned_run(here, later), expected),
           kStart);

  const Plan apart = schools_apart(vv);
  const ModelState alone = state_after(here, apart, kAlignedWeeks);
  vv.exact("one small school more without ties, columns of people apart",
           columns_apart(alone, state_after(with_school(8, 1), apart, kAlignedWeeks)), 0);
  vv.exact("that school removed again, columns of people apart",
           columns_apart(state_after(with_school(8, 1), apart, kAlignedWeeks), alone), 0);
  vv.exact("a large school more without ties, columns of people apart",
           columns_apart(alone, state_after(with_school(900, 60), apart, kAlignedWeeks)), 0);

  const Plan tied = lucky_plan(vv, {});
  vv.exact("with ties the large school is felt",
           columns_apart(state_after(here, tied, kAlignedWeeks),
                         state_after(with_school(900, 60), tied, kAlignedWeeks)) > 0,
           1);

  Plan more_incidents = lucky_plan(vv, {});
  more_incidents.start = parse_date("2026-10-05").value();
  const ModelState few = state_after(here, more_incidents, 1);
  for (const P parameter : {P::incidents_privacy_base, P::incidents_integrity_base, P::incidents_bias_base})
    more_incidents.params.set(parameter, 20 * more_incidents.params[parameter]);
  const ModelState many = state_after(here, more_incidents, 1);
  const auto occurred = [](const ModelState& state) {
    double n = 0;
    for (const SchoolState& school : state.schools)
      for (const std::uint16_t kind : school.occurred) n += kind;
    return n;
  };
  vv.exact("more incidents, columns of other purposes apart", columns_apart(few, many), 0);
  vv.exact("more incidents there are", occurred(many) > occurred(few), 1);

  const auto serial = make_serial_executor();
  vv.exact("other output, weeks apart",
           states_apart(aligned_run(here, plan, *serial, {true, true}), expected), 0);
}

}  // namespace pilotwave::test
