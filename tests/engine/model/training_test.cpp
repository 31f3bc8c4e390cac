#include "model/training.hpp"

#include <catch2/catch.hpp>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

TrainingSession open_session(const World& world) {
  TrainingSession s;
  s.practical_hours = 3;
  s.ethics_hours = 1;
  s.format = TrainingFormat::Cohort;
  s.schools.assign(world.schools.size(), 1);
  return s;
}

/// Teachers who neither use AI nor know it, without help near.
void forget_all(SmallWeek& w) {
  TeacherColumns& c = w.state.teachers;
  std::fill(c.level.begin(), c.level.end(), UseLevel::Aware);
  for (auto* column : {&c.skill, &c.ethics, &c.practical_hours, &c.ethics_hours, &c.coached})
    std::fill(column->begin(), column->end(), 0.0F);
  for (auto* column : {&c.sessions, &c.peers_using, &c.peers_skilled})
    std::fill(column->begin(), column->end(), std::uint8_t{0});
  w.settle();
}

void grow(SmallWeek& w) {
  for (std::uint32_t s = 0; s < w.world->schools.size(); ++s)
    step_teacher_growth(w.context(), s, coached_teachers(w.context()), w.state.teachers);
  w.settle();
  ++w.week;
}

}  // namespace

TEST_CASE("dose works by an S-curve from nothing at no hours, with its middle near 14") {
  CHECK(dose_response(0, 14, 5) == 0);
  CHECK(dose_response(14, 14, 5) == Approx(0.46959).epsilon(1e-4));
  CHECK(dose_response(200, 14, 5) == Approx(1).epsilon(1e-9));
  double last = 0;
  for (int h = 1; h < 60; ++h) {
    const double d = dose_response(h, 14, 5);
    CHECK(d > last);
    last = d;
  }
  CHECK(dose_response(15, 14, 5) - dose_response(13, 14, 5) >
        3 * (dose_response(3, 14, 5) - dose_response(1, 14, 5)));
}

TEST_CASE("a one-off barely transfers, coaching does best, and scale takes up to half") {
  const Params p;
  CHECK(transfer(TrainingFormat::OneOff, 0, p) == Approx(0.05));
  CHECK(transfer(TrainingFormat::Coaching, 0, p) == Approx(0.75));
  for (const double n : {1.0, 20.0, 500.0}) {
    CHECK(transfer(TrainingFormat::OneOff, n, p) < 0.2 * transfer(TrainingFormat::Cohort, n, p));
    CHECK(transfer(TrainingFormat::Cohort, n, p) < transfer(TrainingFormat::Coaching, n, p));
  }
  CHECK(transfer(TrainingFormat::Cohort, 100, p) ==
        Approx(0.4 * 0.6));  // four fifths of the way at the scale
  CHECK(transfer(TrainingFormat::Cohort, 1e9, p) == Approx(0.4 * 0.5).epsilon(1e-6));
}

TEST_CASE("attendance rises with interest and pull, and falls with workload") {
  SmallWeek w(small_district(3, 60));
  TrainingSession s = open_session(*w.world);
  w.state.teachers.level[0] = UseLevel::Aware;
  const auto chance = [&](bool pd_week) {
    return attendance_chance(s, w.state.teachers, 0, pd_week, w.plan.params);
  };
  const double plain = chance(true);
  CHECK(chance(false) < plain);
  s.attendance_pull = 0.5F;
  CHECK(chance(true) > plain);
  s.attendance_pull = 0;
  w.state.teachers.level[0] = UseLevel::Weekly;
  CHECK(chance(true) > plain);
  w.state.teachers.level[0] = UseLevel::Refuses;
  CHECK(chance(true) < plain);
  s.required = true;
  CHECK(chance(true) == Approx(0.93));
}

TEST_CASE("more places never drop anyone") {
  SmallWeek w(small_district(3, 300));
  w.effects.sessions = {open_session(*w.world)};
  std::vector<std::uint32_t> last;
  for (const std::uint32_t places : {1U, 3U, 5U, 8U, 13U, 21U, 60U, 0U}) {
    w.effects.sessions[0].capacity = places;
    const auto there = attendance(w.context())[0];
    if (places > 0) CHECK(there.size() <= places);
    CHECK(std::includes(there.begin(), there.end(), last.begin(), last.end()));
    last = there;
  }
  CHECK(last.size() > 5);
}

TEST_CASE("onboarding invites only those without any session") {
  SmallWeek w(small_district(3, 300));
  for (std::size_t t = 0; t < w.state.teachers.sessions.size(); ++t) w.state.teachers.sessions[t] = t % 2;
  w.settle();
  TrainingSession s = open_session(*w.world);
  s.required = s.onboarding = true;
  w.effects.sessions = {s};
  const auto there = attendance(w.context())[0];
  CHECK(there.size() > 20);
  CHECK(std::all_of(there.begin(), there.end(), [](std::uint32_t t) { return t % 2 == 0; }));
}

TEST_CASE("a session gives its hours to those who attend, and books what it costs") {
  SmallWeek w(small_district(3, 300));
  forget_all(w);
  TrainingSession s = open_session(*w.world);
  s.stipend_cents_per_hour = 2500;
  s.trainer_cents = 60000;
  w.effects.sessions = {s};
  const auto there = attendance(w.context())[0];
  step_training(w.context(), w.state);
  const auto n = static_cast<double>(there.size());
  REQUIRE(n > 0);
  CHECK(static_cast<double>(w.state.teachers.practical_hours[there[0]]) == Approx(3));
  CHECK(w.state.teachers.sessions[there[0]] == 1);
  CHECK(w.state.teachers.skill[there[0]] > 0);
  const WeekActivity& a = w.state.district.activity;
  CHECK(a.training_teacher_hours == Approx(4 * n));
  CHECK(a.training_substitute_hours == Approx(4 * n));
  CHECK(a.training_stipend_cents == static_cast<std::int64_t>(4 * n * 2500));
  CHECK(a.training_trainer_cents == static_cast<std::int64_t>((there.size() + 24) / 25) * 60000);
}

TEST_CASE("skill without use and support halves in its half-life") {
  SmallWeek w(small_district(3, 60));
  forget_all(w);
  std::fill(w.state.teachers.skill.begin(), w.state.teachers.skill.end(), 0.8F);
  w.settle();
  for (int i = 0; i < 39; ++i) grow(w);
  for (const float skill : w.state.teachers.skill)
    CHECK(static_cast<double>(skill) == Approx(0.4).epsilon(1e-4));
}

TEST_CASE("refreshers every 18 weeks against a half-life of 12 settle into the known saw-tooth") {
  SmallWeek w(small_district(3, 60), small_plan({}, 260));
  forget_all(w);
  w.plan.params.set(P::training_skill_half_life, 12);
  for (int round = 0; round < 12; ++round) {
    w.state.teachers.skill[0] += 0.4F;
    w.settle();
    if (round == 11) break;
    for (int i = 0; i < 18; ++i) grow(w);
  }
  CHECK(static_cast<double>(w.state.teachers.skill[0]) == Approx(0.4 * 1.546918160678).epsilon(1e-4));
}

TEST_CASE("a coach who visits builds skill and slows its decay") {
  SmallWeek with(small_district(3, 300)), without(small_district(3, 300));
  for (SmallWeek* w : {&with, &without}) {
    forget_all(*w);
    std::fill(w->state.teachers.practical_hours.begin(), w->state.teachers.practical_hours.end(), 10.0F);
    w->settle();
  }
  for (SchoolEffects& s : with.effects.schools) s.coach_places = 20;
  double mean[2] = {};
  for (int i = 0; i < 10; ++i) grow(with), grow(without);
  for (std::size_t t = 0; t < with.state.teachers.skill.size(); ++t) {
    mean[0] += static_cast<double>(without.state.teachers.skill[t]) /
               static_cast<double>(with.state.teachers.skill.size());
    mean[1] += static_cast<double>(with.state.teachers.skill[t]) /
               static_cast<double>(with.state.teachers.skill.size());
  }
  CHECK(mean[0] == 0);
  CHECK(mean[1] > 0.04);
}

TEST_CASE("champions are the most asked colleagues of a school") {
  SmallWeek w(small_district(3, 300));
  w.effects.schools[1].champions = 2;
  step_training(w.context(), w.state);
  const auto first = w.world->schools.first_teacher[1], last = w.world->schools.first_teacher[2];
  double least = 1, most_other = 0;
  int n = 0;
  for (std::uint32_t t = 0; t < w.world->n_teachers(); ++t) {
    n += w.state.teachers.is_champion[t];
    if (t < first || t >= last) continue;
    const double prominence = w.world->years[0].prominence[t];
    if (w.state.teachers.is_champion[t])
      least = std::min(least, prominence);
    else
      most_other = std::max(most_other, prominence);
  }
  CHECK(n == 2);
  CHECK(least >= most_other);
}

}  // namespace pilotwave::test
