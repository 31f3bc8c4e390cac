// VV-Q12: counts that are kept equal counts that are taken anew, and quick steps equal plain ones.
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "engine/spread/scan_all.hpp"
#include "model/teacher_use.hpp"
#include "model/turnover.hpp"
#include "network/generators/erdos_renyi.hpp"
#include "network/generators/watts_strogatz.hpp"
#include "support/plain_students.hpp"
#include "support/small_world.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr int kThreads[] = {1, 2, 3, 7};

}  // namespace

TEST_CASE("VV-Q12 in a district where people adopt, give up, are hired, leave and move") {
  const Case c("VV-Q12");
  Plan plan =
      small_plan({act("expand", {{"tools", tools({"tutor", "planning"})}}),
                  act("training", {{"attendance", std::string("required")}}),
                  act("champions", {{"per_school", 2.0}}), act("ban", {{"students", 0.5}}, "2027-01-04"),
                  act("pause", {{"tools", tools({"tutor"})}, {"weeks", 9.0}}, "2027-03-01")},
                 104);
  plan.params.set(P::turnover_teacher_midyear, 0.2);
  plan.params.set(P::turnover_teacher_move, 0.4);
  plan.params.set(P::turnover_student_mobility, 0.4);
  for (const int n_threads : kThreads) {
    const auto executor = make_thread_executor(n_threads);
    const auto world = build_world(small_district(6, 120), plan, c.luck(0).seed(), *executor);
    Simulation simulation(world, plan, *executor);
    std::uint64_t n_weeks = 0, n_same = 0;
    while (!simulation.finished()) {
      simulation.step();
      ModelState fresh = simulation.state();
      const int week = std::min(simulation.week(), world->calendar.n_weeks() - 1);
      recount_exposure(*world, plan.params, world->calendar.school_year(week), fresh, *executor);
      ++n_weeks;
      n_same += fresh.students.friends_using == simulation.state().students.friends_using &&
                        fresh.teachers.peers_using == simulation.state().teachers.peers_using &&
                        fresh.teachers.peers_skilled == simulation.state().teachers.peers_skilled
                    ? 1U
                    : 0U;
    }
    c.exact(fmt::format("weeks in which kept counts are right, {} threads", n_threads),
            static_cast<double>(n_same), static_cast<double>(n_weeks));
    const DistrictState& district = simulation.state().district;
    c.exact(fmt::format("people came and went, {} threads", n_threads),
            district.teachers_left > 0 && district.teachers_moved > 0 && district.students_left > 0 ? 1 : 0,
            1);
  }
}

TEST_CASE("VV-Q12 the students' quick week is the plain one in a hundred districts") {
  const Case c("VV-Q12");
  std::uint64_t n_wrong_use = 0, n_wrong_friends = 0, n_wrong_peers = 0, n_changes = 0;
  for (std::uint32_t d = 0; d < 100; ++d) {
    Plan plan = small_plan({}, 52);
    for (const P rate : {P::student_use_base_high, P::student_use_base_middle, P::student_use_stop_rate})
      plan.params.set(rate, 0.05);
    // 50 to 500 people, teachers included.
    SmallWeek w(small_district(static_cast<int>(1 + d % 3), static_cast<int>(48 + 11 * d % 103)), plan,
                c.luck(d).seed() + d);
    const YearFrame& year = w.world->years[0];
    for (w.week = 0; w.week < 30; ++w.week) {
      w.settle();
      const StudentColumns all = w.state.students;
      // Quick: tails of luck, kept counts.
      for (std::uint32_t s = 0; s < w.world->schools.size(); ++s) {
        const std::uint32_t first = w.world->schools.first_student[s], n = w.world->schools.n_students(s);
        const StudentColumns rows = school_rows(all, first, n);
        const SchoolWeek school(w.context(), s, rows, w.state.students);
        step_student_use(w.context(), school, w.state.schools[s]);
        commit_exposure(w.context(), school);
        step_teacher_use(w.context(), s, w.state.teachers);
        commit_teacher_exposure(w.context(), s, w.state.teachers);
      }
      // Plain: everyone scans everyone they named.
      std::vector<std::uint32_t> friends(all.use.size(), 0), friends_after(all.use.size(), 0);
      for (std::uint32_t s = 0; s < w.world->schools.size(); ++s) {
        const std::uint32_t first = w.world->schools.first_student[s];
        for (std::uint32_t seat = first; seat < w.world->schools.first_student[s + 1]; ++seat) {
          for (const std::uint16_t watcher : year.friends.watchers_of(seat)) {
            friends[first + watcher] += all.use[seat] != StudentUse::None ? 1U : 0U;
            friends_after[first + watcher] += w.state.students.use[seat] != StudentUse::None ? 1U : 0U;
          }
        }
        for (std::uint32_t section = w.world->schools.first_section[s];
             section < w.world->schools.first_section[s + 1]; ++section) {
          for (std::uint32_t seat = w.world->sections.first_student[section];
               seat < w.world->sections.first_student[section + 1]; ++seat) {
            const StudentUse expected = plain_next_use(w, all, section, seat, s, friends[seat]);
            n_wrong_use += w.state.students.use[seat] != expected ? 1U : 0U;
            n_changes += all.use[seat] != expected ? 1U : 0U;
          }
        }
      }
      for (std::size_t k = 0; k < friends_after.size(); ++k) {
        n_wrong_friends += w.state.students.friends_using[k] != friends_after[k] ? 1U : 0U;
      }
      for (std::uint32_t t = 0; t < w.world->n_teachers(); ++t) {
        std::uint32_t peers = 0;
        for (const std::uint32_t j : year.advice.neighbours(t))
          peers += uses_monthly(w.state.teachers.level[j]);
        n_wrong_peers += w.state.teachers.peers_using[t] != peers ? 1U : 0U;
      }
    }
  }
  c.exact("students whose quick week is not the plain one", static_cast<double>(n_wrong_use), 0);
  c.exact("students whose kept count is wrong", static_cast<double>(n_wrong_friends), 0);
  c.exact("teachers whose kept count is wrong", static_cast<double>(n_wrong_peers), 0);
  c.exact("students did change", n_changes > 10'000 ? 1 : 0, 1);
}

TEST_CASE("VV-Q12 the runner's quick step is the plain one on a hundred networks") {
  const Case c("VV-Q12");
  const Adoption rule(PeerHazard{0.01, 0.4}, SteadyChance{0.1});
  for (const int n_threads : kThreads) {
    const auto executor = make_thread_executor(n_threads);
    std::uint32_t n_same = 0, n_kept = 0;
    for (std::uint32_t d = 0; d < 100; ++d) {
      const std::uint32_t n = 50 + 4551 * d % 451;
      const ContactGraph graph =
          d % 2 == 0 ? watts_strogatz(n, 6, 0.1, {c.luck(d)}) : directed_erdos_renyi(n, 8.0 / n, {c.luck(d)});
      const TiedCrowd crowd(graph);
      SpreadPlan plan;
      plan.luck = {c.luck(d)};
      plan.steps = 30;
      plan.seeds = {d % n};
      n_same += same(run_spread(crowd, rule, plan, *executor), scan_all(graph, rule, plan)) ? 1U : 0U;
      Spread spread(crowd, rule, plan.luck, *executor);
      bool kept = true;
      for (int step = 0; step < 30; ++step) {
        spread.step();
        const auto counted = recounted(graph, rule, spread.levels());
        kept = kept && std::equal(counted.begin(), counted.end(), spread.seen().begin(), spread.seen().end());
      }
      n_kept += kept ? 1U : 0U;
    }
    c.exact(fmt::format("networks where quick is plain, {} threads", n_threads), n_same, 100);
    c.exact(fmt::format("networks where kept counts are right, {} threads", n_threads), n_kept, 100);
  }
}

}  // namespace pilotwave::test
