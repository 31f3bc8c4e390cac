#include "model/trust.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "support/small_world.hpp"

namespace pilotwave::test {

namespace {
const double kMost = Params()[P::trust_most_lost];
}

TEST_CASE("trust falls at once and comes back slowly") {
  CHECK(trust_step(0.6, 0.6, 0, 0.025, kMost) == Approx(0.6));
  CHECK(trust_step(0.6, 0.6, 0.5, 0, kMost) == Approx(0.3));
  double trust = trust_step(0.6, 0.6, 0.5, 0, kMost);
  int weeks = 0;
  for (; trust < 0.45; ++weeks) trust = trust_step(trust, 0.6, 0, 0.025, kMost);
  CHECK(weeks == 28);  // half of a loss takes ln 2 / -ln(1 - 0.025) = 27.4 weeks
  CHECK(trust_step(1, 1, 100, 0, kMost) == Approx(0.1));  // even a catastrophe leaves a tenth
}

TEST_CASE("one failure takes between five and six successes to repair") {
  double x = trust_step(0.5, 1, 0.3, 0, kMost);
  CHECK(x == Approx(0.35));
  for (int i = 0; i < 5; ++i) x = trust_step(x, 1, 0, 0.05, kMost);
  CHECK(x < 0.5);
  CHECK(trust_step(x, 1, 0, 0.05, kMost) > 0.5);
}

TEST_CASE("repeated asymmetric updating has the mean and spread of its recursion") {
  const Luck luck(17, 0);
  constexpr int kPeople = 20000;
  double sum = 0, squares = 0;
  for (std::uint32_t who = 0; who < kPeople; ++who) {
    double x = 0.5;
    for (std::uint32_t t = 0; t < 10; ++t) {
      const bool success = luck.uniform(Stream::UserStream, who, t, 0) < 0.9;
      x = success ? trust_step(x, 1, 0, 0.05, kMost) : trust_step(x, 1, 0.3, 0, kMost);
      REQUIRE((x > 0 && x < 1));
    }
    sum += x;
    squares += x * x;
  }
  const double mean = sum / kPeople;
  CHECK(mean == Approx(0.5541417659).margin(4 * 0.00092));
  CHECK(std::sqrt(squares / kPeople - mean * mean) == Approx(0.1302241902).margin(0.004));
}

TEST_CASE("news weighs by severity and surprise, and less from other schools") {
  const Params p;
  CHECK(news_loss(0, 0, 1, p) == 0);
  CHECK(news_loss(2, 0, 1, p) == Approx(2 * news_loss(1, 0, 1, p)));
  CHECK(news_loss(0, 1, 1, p) == Approx(p[P::trust_news] * news_loss(1, 0, 1, p)));
  CHECK(news_loss(1, 0, p[P::trust_surprise_informed], p) < news_loss(1, 0, 1, p));
}

TEST_CASE("informed families lose less by the same news") {
  SmallWeek w(small_district(1, 200));
  w.state.schools[0].severity_disclosed = 4;
  for (std::uint32_t k = 0; k < 200; ++k) {
    w.state.students.flags[k] = k % 2 ? kInformed : 0;
    w.state.students.family_trust[k] = 0.5F;
  }
  w.settle();
  w.plan.params.set(P::trust_recovery, 0);
  const StudentColumns before = w.state.students;
  step_trust_of_students(w.context(), {w.context(), 0, before, w.state.students});
  const double uninformed = 0.5 - static_cast<double>(w.state.students.family_trust[0]);
  const double informed = 0.5 - static_cast<double>(w.state.students.family_trust[1]);
  CHECK(uninformed > 0.01);
  CHECK(informed == Approx(w.plan.params[P::trust_surprise_informed] * uninformed).epsilon(1e-3));
}

TEST_CASE("teachers' trust settles higher with openness, voice and educators in the lead") {
  const auto settled = [](auto&& change) {
    SmallWeek w(small_district(1, 200));
    w.plan.params.set(P::trust_recovery, 0.5);
    change(w.effects);
    for (int i = 0; i < 40; ++i) {
      step_trust_of_teachers(w.context(), 0, w.state.teachers);
      w.settle();
    }
    double mean = 0;
    for (const float t : w.state.teachers.trust)
      mean += static_cast<double>(t) / static_cast<double>(w.state.teachers.trust.size());
    return mean;
  };
  const double plain = settled([](Effects&) {});
  CHECK(settled([](Effects& e) { e.openness = 1; }) == Approx(plain + 0.12).margin(0.01));
  CHECK(settled([](Effects& e) { e.schools[0].feedback = 1; }) == Approx(plain + 0.06).margin(0.01));
  CHECK(settled([](Effects& e) {
          e.arrangement = Arrangement::Distributed;
          e.has_chair = true;
          e.chair = Department::Educators;
        }) == Approx(plain + 0.1).margin(0.01));
}

TEST_CASE("the pass over a school moves the trust of everybody as the rule moves one") {
  SmallWeek w(small_district(1, 240));
  Params& p = w.plan.params;
  p.set(P::trust_w_experience, 0);  // levels then follow from what a family knows alone
  for (std::size_t k = 0; k < w.state.students.flags.size(); ++k) {
    w.state.students.flags[k] = static_cast<std::uint8_t>(
        (k % 2 ? kInformed : 0) | (k % 3 ? 0 : kFlaggedFalsely) | (k % 5 ? 0 : kHadGuided));
    w.state.students.learning[k] = static_cast<float>(k % 7) / 10 - 0.3F;
    w.state.students.trust[k] = static_cast<float>(k % 11) / 10;
    w.state.students.family_trust[k] = static_cast<float>(k % 13) / 12;
  }
  w.state.schools[0].teacher_use_share = 0.5F;
  w.settle();
  const StudentColumns old = w.state.students;
  step_trust_of_students(w.context(), {w.context(), 0, old, w.state.students});
  const double base = p[P::trust_level_base], families = p[P::trust_level_families],
               recovery = p[P::trust_recovery];
  for (std::size_t k = 0; k < 240; ++k) {
    const bool informed = old.flags[k] & kInformed;
    const double accused = old.flags[k] & kFlaggedFalsely ? p[P::trust_w_enforcement] : 0;
    const double level = informed ? families + p[P::trust_w_openness] * p[P::trust_openness_informed]
                                  : families - p[P::trust_uninformed_drift] * 0.5;
    REQUIRE(
        static_cast<double>(w.state.students.trust[k]) ==
        Approx(trust_step(static_cast<double>(old.trust[k]), base, accused, recovery, kMost)).margin(1e-6));
    REQUIRE(static_cast<double>(w.state.students.family_trust[k]) ==
            Approx(trust_step(static_cast<double>(old.family_trust[k]), level,
                              p[P::trust_family_enforcement] * accused, recovery, kMost))
                .margin(1e-6));
  }
}

TEST_CASE("the pass over a staff moves the trust of everybody as the rule moves one") {
  SmallWeek w(small_district(1, 900));
  TeacherColumns& c = w.state.teachers;
  for (std::size_t t = 0; t < c.level.size(); ++t) {
    c.guidance[t] = t % 2 ? 1 : 0;
    c.sessions[t] = static_cast<std::uint8_t>(t % 3);
    c.coached[t] = static_cast<float>(t % 5) / 4;
    c.hours_saved[t] = static_cast<float>(t % 7) * 4 - 12;
    c.trust[t] = static_cast<float>(t % 11) / 10;
  }
  for (GuidelineState& g : w.state.district.guidelines) g = {0.8, w.state.district.tools[3].capability, 5};
  w.state.schools[0].severity_found = 3;
  w.state.schools[0].trust_mean = 0.4F;
  w.state.district.severity_disclosed = 0.5F;
  w.effects.openness = 0.5;
  w.settle();
  const TeacherColumns old = c;
  step_trust_of_teachers(w.context(), 0, c);
  const Params& p = w.plan.params;
  const double size = p[P::trust_severity_students];
  const double loss = news_loss(p[P::trust_staff_news] * 3 * size / (size + 900), 0.5,
                                1 - p[P::trust_openness_softens] * 0.5, p);
  for (std::size_t t = 0; t < old.trust.size(); ++t) {
    const double good = std::clamp(static_cast<double>(old.hours_saved[t]) / p[P::trust_good_hours],
                                   -p[P::trust_bad_hours], 1.0);
    const double supported = (old.guidance[t] ? 0.8 : 0) +
                             (old.sessions[t] ? p[P::trust_support_trained] : 0) +
                             p[P::trust_support_coached] * static_cast<double>(old.coached[t]);
    const double level =
        std::clamp(p[P::trust_level_base] + p[P::trust_w_openness] * 0.5 + p[P::trust_w_experience] * good +
                       p[P::trust_w_support] * std::min(p[P::trust_support_most], supported),
                   0.0, 1.0);
    const double was = static_cast<double>(old.trust[t]);
    const double now = std::clamp(trust_step(was, level, loss, p[P::trust_recovery], p[P::trust_most_lost]) +
                                      p[P::trust_spread] * (double{0.4F} - was),
                                  0.0, 1.0);
    REQUIRE(static_cast<double>(c.trust[t]) == Approx(now).margin(1e-7));
  }
}

}  // namespace pilotwave::test
