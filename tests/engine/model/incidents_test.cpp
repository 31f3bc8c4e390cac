#include "model/incidents.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

PrivacySituation user(bool approved, bool unapproved) {
  PrivacySituation x;
  x.approved = approved;
  x.unapproved = unapproved;
  x.exposure_approved = x.exposure_unapproved = 0.5;
  return x;
}

/// A school where nothing can happen: nobody uses anything.
void quiet(SmallWeek& w) {
  std::fill(w.state.teachers.level.begin(), w.state.teachers.level.end(), UseLevel::Aware);
  std::fill(w.state.students.use.begin(), w.state.students.use.end(), StudentUse::None);
  w.settle();
}

void step_incident_week(SmallWeek& w) {
  const StudentColumns before = w.state.students;
  std::vector<Happening> story;
  step_incidents(w.context(), {w.context(), 0, before, w.state.students}, w.state.schools[0], story);
  w.settle();
  ++w.week;
}

}  // namespace

TEST_CASE("slips need use, are rarer in approved tools, and fall with literacy and fresh guidance") {
  const Params p;
  CHECK(privacy_hazard(user(false, false), p) == 0);
  const double unapproved = privacy_hazard(user(false, true), p);
  CHECK(unapproved == Approx(p[P::incidents_privacy_base] * 0.5));
  CHECK(privacy_hazard(user(true, false), p) == Approx(0.3 * unapproved));
  CHECK(privacy_hazard(user(true, true), p) == Approx(1.3 * unapproved));
  PrivacySituation x = user(false, true);
  x.ethics = 0.4;
  x.guidance = 0.5;
  x.flaws_unapproved = 2;
  CHECK(privacy_hazard(x, p) == Approx(unapproved * 0.6 * 0.5 * 2));
}

TEST_CASE("term starts and exams see almost half as many again") {
  SmallWeek w(small_district(3, 60));
  const Calendar& c = w.world->calendar;
  for (int week = 0; week < 52; ++week) {
    CHECK(season_factor(c, week, w.plan.params) ==
          Approx(c.is_term_start(week) || c.is_exam_time(week) ? 1.45 : 1.0));
  }
}

TEST_CASE("a vendor's hazard grows with exposure and privacy flaws") {
  const Params p;
  ToolDef tool;
  tool.privacy_exposure = 0.4;
  ToolState state;
  CHECK(vendor_hazard(tool, state, p) == Approx(0.35 / 52 * 0.4 * 0.3));
  state.flaws_introduced = {9, 2, 9};
  CHECK(vendor_hazard(tool, state, p) == Approx(0.35 / 52 * 0.4 * 1.3));
}

TEST_CASE("an incident stays hidden only when nobody finds it") {
  const Params p;
  SchoolEffects e;
  CHECK(discovery_chance(e, 1, 0.5, p) == Approx(0.02));
  e.monitoring = 0.15F;
  CHECK(discovery_chance(e, 1, 0.5, p) == Approx(1 - 0.98 * 0.85).epsilon(1e-6));
  e.feedback = 1;
  CHECK(discovery_chance(e, 1, 0.5, p) == Approx(1 - 0.98 * 0.85 * 0.92).epsilon(1e-6));
  CHECK(discovery_chance(e, 0, 0.5, p) == Approx(1 - 0.98 * 0.85 * 0.96).epsilon(1e-6));
}

TEST_CASE("a hidden stock comes to light at its weekly chance, and the stated share is told") {
  Plan plan = small_plan();
  plan.params.set(P::incidents_find_base, 0);
  plan.params.set(P::incidents_disclose_base, 0);
  SmallWeek w(small_district(1, 60), plan);
  quiet(w);
  constexpr std::uint16_t kStock = 20000;
  w.state.schools[0].hidden[0] = kStock;
  w.settle();
  w.effects.schools[0].monitoring = static_cast<float>(1 - std::exp(-0.25));
  w.effects.openness = 0.5;
  double found = 0, told = 0;
  for (int i = 0; i < 4; ++i) {
    step_incident_week(w);
    found += w.state.schools[0].found[0];
    told += w.state.schools[0].disclosed[0];
    REQUIRE(w.state.schools[0].disclosed[0] <= w.state.schools[0].found[0]);
  }
  CHECK(w.state.schools[0].hidden[0] + found == kStock);
  CHECK(w.state.schools[0].hidden[0] == Approx(kStock * std::exp(-1.0)).margin(4 * 68.2));  // Binomial SD
  CHECK(told == Approx(found / 2).margin(4 * std::sqrt(found) / 2));
}

TEST_CASE("over a run, everything that occurred was found or is still hidden") {
  const Plan plan =
      small_plan({act("expand", {{"tools", tools({"tutor", "feedback"})}}), act("monitor", {})}, 104);
  const auto executor = make_serial_executor();
  Simulation simulation(build_world(small_district(3, 300), plan, 0, *executor), plan, *executor);
  std::array<std::int64_t, kIncidentKinds> open{};
  std::int64_t all = 0;
  while (!simulation.finished()) {
    simulation.step();
    std::array<std::int64_t, kIncidentKinds> hidden{};
    for (const SchoolState& s : simulation.state().schools) {
      for (std::size_t k = 0; k < kIncidentKinds; ++k) {
        open[k] += s.occurred[k] - s.found[k];
        hidden[k] += s.hidden[k];
        all += s.occurred[k];
        REQUIRE(s.disclosed[k] <= s.found[k]);
      }
    }
    REQUIRE(open == hidden);
  }
  CHECK(all > 20);
}

TEST_CASE("a breach strikes every school that has the tool, and no other") {
  SmallWeek w(small_district(6, 60));
  quiet(w);
  w.state.district.tools[0].breach_this_week = true;
  for (const std::size_t s : {0U, 2U, 5U}) w.state.schools[s].open = tool_bit(0);
  w.settle();
  std::vector<Happening> story;
  const StudentColumns all = w.state.students;
  for (std::uint32_t s = 0; s < 6; ++s) {
    StudentColumns rows = all;
    const std::uint32_t first = w.world->schools.first_student[s];
    rows.for_each_column([&](auto& column) { column.erase(column.begin(), column.begin() + first); });
    step_incidents(w.context(), {w.context(), s, rows, w.state.students}, w.state.schools[s], story);
    CHECK(w.state.schools[s].occurred[static_cast<std::size_t>(IncidentKind::PrivacyVendor)] ==
          (s == 0 || s == 2 || s == 5 ? 1 : 0));
  }
}

TEST_CASE("detectors accuse English learners about twelve times as often as others") {
  Plan plan = small_plan();
  plan.params.set(P::incidents_detector_false, 0.1);
  plan.params.set(P::incidents_detector_false_other, 0.008);
  DistrictDef district = small_district(1, 4000);
  district.schools[0].english_learner_share = 0.5;
  SmallWeek w(district, plan);
  quiet(w);
  w.effects.schools[0].detector = 1;
  step_incident_week(w);
  double learners = 0, others = 0, flagged = 0, flagged_others = 0;
  for (std::uint32_t k = 0; k < w.world->n_students(); ++k) {
    const bool learner = (w.state.students.traits[k] & kEnglishLearner) != 0;
    const bool accused = (w.state.students.flags[k] & kFlaggedFalsely) != 0;
    (learner ? learners : others) += 1;
    (learner ? flagged : flagged_others) += accused;
  }
  CHECK(flagged / learners == Approx(0.1).margin(0.03));
  CHECK(flagged_others / others == Approx(0.008).margin(0.009));
  CHECK(static_cast<double>(w.state.schools[0].enforcement) ==
        Approx((flagged + flagged_others) / w.world->n_students()));
}

}  // namespace pilotwave::test
