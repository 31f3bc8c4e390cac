#include "model/student_use.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "support/plain_students.hpp"
#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

int first_week(const SmallWeek& w, bool (*is)(const Calendar&, int)) {
  for (int week = 0; week < w.world->calendar.n_weeks(); ++week) {
    if (is(w.world->calendar, week)) return week;
  }
  return -1;
}

}  // namespace

TEST_CASE("the terms of starting and stopping add up to the probability") {
  const Params p;
  StudentSituation x;
  x.friends = 0.6, x.leaning = 0.8, x.home = true, x.literacy = 0.4, x.rules = 0.5, x.detector = 0.3;
  for (const bool ban : {false, true}) {
    x.ban = ban ? 1 : 0;
    const auto start = start_unguided(x, p);
    double sum = 0;
    for (const Influence& i : start.influences) sum += i.value;
    CHECK(start.probability() == Approx(-std::expm1(-start.rate * std::exp(sum))).epsilon(1e-12));
    CHECK(start.rate == Approx(p[P::student_use_base_high] * (ban ? 0.8625 : 1)));
  }
  const auto stop = stop_unguided(x, p);
  CHECK(stop.probability() == Approx(-std::expm1(-stop.rate * std::exp(stop.sum()))).epsilon(1e-12));
}

TEST_CASE("friends, leaning and access start use; rules, literacy and class use restrain it") {
  const Params p;
  const auto start = [&](auto&& change) {
    StudentSituation x;
    x.home = true;
    change(x);
    return start_unguided(x, p).probability();
  };
  const double plain = start([](StudentSituation&) {});
  CHECK(start([](StudentSituation& x) { x.friends = 0.8; }) > plain);
  CHECK(start([](StudentSituation& x) { x.leaning = 0.8; }) > plain);
  CHECK(start([](StudentSituation& x) { x.exams = true; }) > plain);
  CHECK(start([](StudentSituation& x) { x.home = false; }) < plain);
  CHECK(start([](StudentSituation& x) { x.rules = 1; }) < plain);
  CHECK(start([](StudentSituation& x) { x.literacy = 1; }) < plain);
  CHECK(start([](StudentSituation& x) { x.guided = 1; }) < plain);
  CHECK(start([](StudentSituation& x) { x.in_session = false; }) < plain);
  CHECK(start([](StudentSituation& x) { x.band = Band::Middle; }) < plain);
  CHECK(start([](StudentSituation& x) { x.band = Band::Elementary; }) < 0.2 * plain);
  CHECK(start([](StudentSituation& x) { x.low_income = true; }) == plain);
}

TEST_CASE("a ban prevents part of the starts and moves most of those out of sight") {
  const Params p;
  CHECK(ban_factor(0, 0, p) == 1);
  CHECK(ban_factor(1, 0, p) == Approx(0.8625));  // 1 - 0.55 * (1 - 0.75)
  CHECK(ban_factor(1, 1, p) == Approx(0.45));    // nothing moves home through a filter
  CHECK(ban_factor(0.5, 0, p) == Approx(0.93125));
  CHECK(out_of_sight(0, 0, p) == 0);
  CHECK(out_of_sight(1, 0, p) == Approx(0.4125 / 0.8625));  // of what is left, what a ban drove home
  CHECK(out_of_sight(1, 1, p) == 0);
}

TEST_CASE("a ban hastens stopping as far as use does not move out of sight, and trust keeps to the rules") {
  const Params p;
  StudentSituation plain, banned, filtered, trusting;
  banned.ban = filtered.ban = 0.8;
  filtered.home_filter = 1;
  trusting.trust = 0.9;
  CHECK(stop_unguided(banned, p).probability() > stop_unguided(plain, p).probability());
  CHECK(stop_unguided(filtered, p).probability() > stop_unguided(banned, p).probability());
  CHECK(start_unguided(trusting, p).probability() < start_unguided(plain, p).probability());
  CHECK(stop_unguided(trusting, p).probability() > stop_unguided(plain, p).probability());
}

TEST_CASE("what is offered is taken up unevenly: a mean of 1, a median far below, a long tail") {
  const Luck luck(3, 0);
  std::vector<std::uint32_t> people;
  for (std::uint32_t id = 0; id < 40000; ++id) people.push_back(id * 2654435761U);
  std::vector<float> traits = engagement_traits(people, 1.7, luck);
  CHECK(engagement_traits(std::span(people).subspan(77, 1), 1.7, luck)[0] == traits[77]);
  double mean = 0;
  for (const float t : traits) mean += static_cast<double>(t) / 40000;
  std::sort(traits.begin(), traits.end());
  // SD of E^1.7 / Gamma(2.7) is 2.09, so four standard errors are 0.042; the interpolated Gamma adds up to
  // 3%.
  CHECK(mean == Approx(1).margin(0.075));
  CHECK(traits[20000] < 0.45F);
  CHECK(traits[38000] > 3.0F);
}

TEST_CASE("guided minutes need a seat and consent, follow device share and trait, and end with the day") {
  ClassOffer offer;
  offer.minutes = 20;
  CHECK(guided_minutes(offer, 1.5, true, false, 0.9, Params()) == Approx(27));
  CHECK(guided_minutes(offer, 1.5, false, false, 0.9, Params()) == 0);
  CHECK(guided_minutes(offer, 1.5, true, true, 0.9, Params()) == 0);
  CHECK(guided_minutes(offer, 100, true, false, 1, Params()) == 180);
}

TEST_CASE("no shortcut ever changes an outcome") {
  const auto is_plain = [](const Calendar& c, int w) { return c.in_session(w) && !c.is_exam_time(w); };
  const auto is_exam = [](const Calendar& c, int w) { return c.is_exam_time(w); };
  const auto is_summer = [](const Calendar& c, int w) { return !c.in_session(w); };
  for (const float ban : {0.0F, 0.9F}) {
    for (bool (*kind)(const Calendar&, int) : {+is_plain, +is_exam, +is_summer}) {
      SmallWeek w(small_district(3, 600));
      w.week = first_week(w, kind);
      for (const P rate : {P::student_use_base_high, P::student_use_stop_rate}) w.plan.params.set(rate, 0.05);
      // With little recovery and strong bans and trust nothing but the bounds themselves can be to blame.
      w.plan.params.set(P::student_use_recover_rate, 0.001);
      for (const P weight : {P::student_use_w_ban, P::student_use_w_trust}) w.plan.params.set(weight, 3);
      for (SchoolEffects& e : w.effects.schools) e.ban_students = ban, e.detector = 1;
      int changed = 0;
      for (int i = 0; i < 6; ++i) {
        w.settle();
        const StudentColumns all = w.state.students;
        for (std::uint32_t s = 0; s < w.world->schools.size(); ++s) {
          const std::uint32_t first = w.world->schools.first_student[s], n = w.world->schools.n_students(s);
          const StudentColumns rows = school_rows(all, first, n);
          step_student_use(w.context(), {w.context(), s, rows, w.state.students}, w.state.schools[s]);
          for (std::uint32_t c = w.world->schools.first_section[s]; c < w.world->schools.first_section[s + 1];
               ++c) {
            for (std::uint32_t seat = w.world->sections.first_student[c];
                 seat < w.world->sections.first_student[c + 1]; ++seat) {
              const StudentUse expected = plain_next_use(w, all, c, seat, s, all.friends_using[seat]);
              REQUIRE(w.state.students.use[seat] == expected);
              changed += expected != all.use[seat];
            }
          }
        }
        w.plan.params.set(P::student_use_heavy_rate, 0.012 * (i + 1));
      }
      CHECK(changed > 0);
    }
  }
}

TEST_CASE("a student who starts is seen by every watcher, and by nobody else") {
  SmallWeek w(small_district(1, 300));
  std::fill(w.state.students.use.begin(), w.state.students.use.end(), StudentUse::None);
  std::fill(w.state.students.friends_using.begin(), w.state.students.friends_using.end(), std::uint8_t{0});
  const StudentColumns before = w.state.students;
  const auto watchers = w.world->years[0].friends.watchers_of(200);
  w.state.students.use[200] = StudentUse::Light;
  commit_exposure(w.context(), {w.context(), 0, before, w.state.students});
  std::uint32_t seen = 0;
  for (const std::uint8_t count : w.state.students.friends_using) seen += count;
  CHECK(seen == watchers.size());
  for (const std::uint16_t who : watchers) CHECK(w.state.students.friends_using[who] == 1);
}

}  // namespace pilotwave::test
