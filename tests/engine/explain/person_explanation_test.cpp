#include "explain/person_explanation.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

constexpr int kWeeks = 62;  // two summers' ends and a year boundary

/// A plan in which tools open, close and open again, families withdraw, rules age and a ban comes and goes:
/// as many kinds of decision as can be had in little time.
Plan eventful_plan() {
  Plan plan = small_plan(
      {act("governance", {{"arrangement", std::string("none")}}),
       act("expand", {{"tools", tools({"tutor", "planning"})}, {"waves", 2.0}, {"weeks_between", 6.0}}),
       act("training", {{"hours_per_teacher", 12.0}}, "2026-08-17"),
       act("coaching", {{"coaches", 2.0}}, "2026-09-07"),
       act("guidelines", {{"memo", 1.0}, {"staff_meetings", 1.0}, {"lessons", 0.8}}, "2026-08-24"),
       act("engagement", {{"opt_out_form", 1.0}, {"meetings_per_year", 8.0}}),
       act("pause", {{"tools", tools({"tutor"})}, {"weeks", 5.0}}, "2027-02-01"),
       act("ban", {{"students", 1.0}, {"detectors", 0.5}}, "2027-03-01")},
      kWeeks);
  // A world that moves fast, so that every kind of step is taken in a short run.
  for (const P rate : {P::teacher_use_soften_rate, P::teacher_use_monthly_rate, P::teacher_use_weekly_rate,
                       P::teacher_use_integrate_rate, P::teacher_use_down_rate, P::teacher_use_harden_rate,
                       P::teacher_use_return_rate, P::student_use_heavy_rate, P::student_use_stop_rate,
                       P::student_use_recover_rate, P::student_use_base_middle, P::student_use_base_high})
    plan.params.set(rate, std::min(0.15, 5 * plan.params[rate]));
  plan.params.set(P::teacher_use_harden_rate, 0.05);
  plan.params.set(P::student_use_w_low_income, -0.5);
  return plan;
}

/// What was seen on the way: tests that nothing happened in would say nothing.
struct Seen {
  std::map<std::string, int> moves;  ///< taken, by the verb of the chance
  int explained = 0, holidays = 0, too_young = 0, notes = 0, compared = 0;
};

void check_decision(const PersonExplanation& e, Seen& seen) {
  ++seen.explained;
  if (!e.no_decision.empty()) {
    REQUIRE(e.chances.empty());
    return;
  }
  REQUIRE((e.luck > 0 && e.luck < 1));
  double up = 0;
  bool moves = false;
  for (const Chance& c : e.chances) {
    const double from_terms = c.from_terms();
    if (c.side == LuckSide::Low) up = c.probability;
    const double used = c.side == LuckSide::High && e.id.kind == EntityKind::Teacher
                            ? std::min(from_terms, 1 - up)
                            : from_terms;
    REQUIRE(std::abs(c.probability - used) <= 1e-12);
    const bool taken = c.side == LuckSide::Low ? e.luck < c.probability : e.luck > 1 - c.probability;
    if (taken && !moves) ++seen.moves[c.move];
    moves = moves || taken;
    REQUIRE(std::all_of(c.terms.begin(), c.terms.end(), [](const Term& t) { return !t.about.empty(); }));
  }
  if (!e.note.empty()) ++seen.notes;
  // Only luck moves anybody, except where the note says that a tool was gone.
  REQUIRE((moves == (e.state_before != e.state_after) || !e.note.empty()));
}

template <class Columns>
std::map<std::uint32_t, std::vector<std::size_t>> seats_by_person(const Columns& columns) {
  std::map<std::uint32_t, std::vector<std::size_t>> seats;
  for (std::size_t k = 0; k < columns.person.size(); ++k) seats[columns.person[k]].push_back(k);
  return seats;
}

/// The explained state against the run's own next one, for everybody who is still there after the turnover.
template <class Columns, class State>
void check_against_run(const std::vector<PersonExplanation>& explained, const Columns& after, State state,
                       Seen& seen) {
  const auto seats = seats_by_person(after);
  for (const PersonExplanation& e : explained) {
    const auto it = seats.find(e.person);
    if (it == seats.end()) continue;  // left the district
    ++seen.compared;
    const bool agrees = std::any_of(it->second.begin(), it->second.end(), [&](std::size_t k) {
      return static_cast<int>(state(after, k)) == e.state_after;
    });
    INFO(e.id_text);
    REQUIRE(agrees);
  }
}

Seen follow_teachers(const DistrictDef& district, const Plan& plan, std::uint32_t replicate) {
  Seen seen;
  const auto executor = make_serial_executor();
  const auto world = build_world(district, plan, replicate, *executor);
  Simulation run(world, plan, *executor);
  while (!run.finished()) {
    std::vector<PersonExplanation> explained;
    run.step([&](const OpenWeek& week) {
      for (std::uint32_t t = 0; t < world->n_teachers(); ++t) {
        explained.push_back(explain_teacher(week.context, t));
        const PersonExplanation& e = explained.back();
        check_decision(e, seen);
        if (!e.no_decision.empty()) ++seen.holidays;
        const auto n_using = std::count_if(e.neighbours.begin(), e.neighbours.end(),
                                           [](const Neighbour& n) { return n.counts; });
        REQUIRE(n_using == week.state.teachers.peers_using[t]);
        const auto n_helpful = std::count_if(e.neighbours.begin(), e.neighbours.end(),
                                             [](const Neighbour& n) { return n.helps; });
        REQUIRE(n_helpful == week.state.teachers.peers_skilled[t]);
      }
    });
    check_against_run(
        explained, run.state().teachers, [](const TeacherColumns& c, std::size_t t) { return c.level[t]; },
        seen);
  }
  return seen;
}

Seen follow_students(const DistrictDef& district, const Plan& plan, std::uint32_t replicate) {
  Seen seen;
  const auto executor = make_serial_executor();
  const auto world = build_world(district, plan, replicate, *executor);
  Simulation run(world, plan, *executor);
  while (!run.finished()) {
    std::vector<PersonExplanation> explained;
    run.step([&](const OpenWeek& week) {
      for (std::uint32_t k = 0; k < world->n_students(); ++k) {
        explained.push_back(explain_student(week.context, week.state.students, k));
        const PersonExplanation& e = explained.back();
        check_decision(e, seen);
        if (!e.no_decision.empty()) ++seen.too_young;
        const auto n_using = std::count_if(e.neighbours.begin(), e.neighbours.end(),
                                           [](const Neighbour& n) { return n.counts; });
        REQUIRE(n_using == week.state.students.friends_using[k]);
      }
    });
    check_against_run(
        explained, run.state().students, [](const StudentColumns& c, std::size_t k) { return c.use[k]; },
        seen);
  }
  return seen;
}

}  // namespace

TEST_CASE("every teacher's explained week is the week the run had: chance, luck and level") {
  const DistrictDef district = small_district(6, 300);
  const Plan plan = eventful_plan();
  const Seen seen = follow_teachers(district, plan, 0);
  CHECK(seen.explained == kWeeks * district.n_teachers());
  CHECK(seen.holidays > 0);
  CHECK(seen.notes > 0);
  CHECK(seen.compared > 0.95 * seen.explained);
  for (const char* move :
       {"give up refusing", "try a tool", "move on to monthly use", "move on to weekly use",
        "begin to use AI with students", "fall back to monthly use", "give AI up", "come to refuse AI",
        "try again", "stop using AI with students"}) {
    INFO(move);
    CHECK(seen.moves.count(move) == 1);
  }
}

TEST_CASE("every student's explained week is the week the run had, though the run looks at few of them") {
  const DistrictDef district = small_district(3, 150);
  const Plan plan = eventful_plan();
  const Seen seen = follow_students(district, plan, 1);
  CHECK(seen.explained == kWeeks * district.n_students());
  CHECK(seen.too_young > 0);
  CHECK(seen.compared > 0.9 * seen.explained);
  for (const char* move :
       {"start to use AI alone", "come to depend on AI", "stop using AI alone", "go back to light use"}) {
    INFO(move);
    CHECK(seen.moves.count(move) == 1);
  }
}

TEST_CASE("explaining a week changes no byte of the run") {
  const DistrictDef district = small_district(3, 120);
  const Plan plan = eventful_plan();
  const auto executor = make_serial_executor();
  const auto world = build_world(district, plan, 2, *executor);
  Simulation plain(world, plan, *executor, {false, true}), watched(world, plan, *executor, {false, true});
  while (!plain.finished()) {
    plain.step();
    watched.step([&](const OpenWeek& week) {
      for (std::uint32_t t = 0; t < world->n_teachers(); ++t)
        static_cast<void>(explain_teacher(week.context, t));
      static_cast<void>(explain_student(week.context, week.state.students, 200));
    });
  }
  CHECK(plain.record().week_hash() == watched.record().week_hash());
}

TEST_CASE("a holiday says that no teacher decides, and which school weeks are near") {
  const Plan plan = small_plan({}, 60);
  const Calendar calendar(plan.start, plan.n_weeks, small_district().calendar);
  CHECK(holiday_words(calendar, 0) ==
        "school is out in the week of 2026-08-03; the next one is that of 2026-08-24");
  const int christmas = calendar.week_of(parse_date("2026-12-25").value());
  CHECK(holiday_words(calendar, christmas) ==
        "school is out in the week of 2026-12-21; the last school week before is that of 2026-12-14, the "
        "next one is "
        "that of 2027-01-04");
}

}  // namespace pilotwave::test
