#include "model/teacher_use.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

TeacherSituation middling(UseLevel level) {
  TeacherSituation x;
  x.level = level;
  x.usefulness = x.ease = x.trust = 0.5;
  x.peers = x.conditions = 0.4;
  x.experience = 12.5;
  x.access = x.can_integrate = true;
  return x;
}

constexpr std::array kLevels = {UseLevel::Refuses, UseLevel::Unaware, UseLevel::Aware,      UseLevel::Tried,
                                UseLevel::Monthly, UseLevel::Weekly,  UseLevel::Integrated, UseLevel::Lapsed};

}  // namespace

TEST_CASE("a middling teacher moves at the base rate, and the printed terms add up to the probability") {
  const Params p;
  const TeacherSituation x = middling(UseLevel::Tried);
  CHECK(further(x, p).sum() == Approx(0).margin(1e-12));
  CHECK(further(x, p).probability() == Approx(1 - std::exp(-p[P::teacher_use_monthly_rate])).epsilon(1e-12));
  TeacherSituation y = x;
  y.usefulness = 0.9, y.peers = 0.8, y.help = 0.6, y.innovativeness = 1.2, y.subject = Subject::Mathematics;
  const auto d = further(y, p);
  double sum = 0;
  for (const Influence& i : d.influences) sum += i.value;
  CHECK(d.sum() == Approx(sum).epsilon(1e-12));
  CHECK(d.probability() == Approx(-std::expm1(-d.rate * std::exp(sum))).epsilon(1e-12));
}

TEST_CASE("weekly probabilities compose: hazards add") {
  CHECK(hazard_to_probability(0.05) == Approx(0.04877057549929).epsilon(1e-12));
  CHECK(hazard_to_probability(det_exp(-40)) == Approx(4.24835425529159e-18).epsilon(1e-13));
  CHECK(hazard_to_probability(det_exp(0)) == Approx(0.632120558828558).epsilon(1e-13));
  const Params p;
  const auto d = further(middling(UseLevel::Monthly), p);
  const double hazard = d.rate * std::exp(d.sum());
  CHECK(1 - std::pow(1 - d.probability(), 4) == Approx(-std::expm1(-4 * hazard)).epsilon(1e-12));
}

TEST_CASE("every influence works in the direction it is named for, and never turns a yes into a no") {
  const Params p;
  const auto rises = [&](auto&& change) {
    for (const UseLevel level :
         {UseLevel::Refuses, UseLevel::Aware, UseLevel::Tried, UseLevel::Monthly, UseLevel::Weekly}) {
      TeacherSituation better = middling(level);
      change(better);
      CHECK(further(better, p).probability() > further(middling(level), p).probability());
    }
  };
  rises([](TeacherSituation& x) { x.usefulness = 0.9; });
  rises([](TeacherSituation& x) { x.ease = 0.9; });
  rises([](TeacherSituation& x) { x.peers = 0.9; });
  rises([](TeacherSituation& x) { x.help = 0.9; });
  rises([](TeacherSituation& x) { x.conditions = 0.9; });
  rises([](TeacherSituation& x) { x.trust = 0.9; });
  rises([](TeacherSituation& x) { x.innovativeness = 1; });
  rises([](TeacherSituation& x) { x.experience = 2; });
  rises([](TeacherSituation& x) { x.demand = 1; });
  rises([](TeacherSituation& x) { x.subject = Subject::Humanities; });
}

TEST_CASE("peers weigh at least as much as usefulness") {
  const Params p;
  CHECK(p[P::teacher_use_w_peers] >= p[P::teacher_use_w_usefulness]);
}

TEST_CASE("humanities and science move before mathematics and elementary") {
  const Params p;
  const auto chance = [&](Subject subject) {
    TeacherSituation x = middling(UseLevel::Tried);
    x.subject = subject;
    return further(x, p).probability();
  };
  CHECK(chance(Subject::Humanities) > chance(Subject::Science));
  CHECK(chance(Subject::Science) > chance(Subject::Mathematics));
  CHECK(chance(Subject::Mathematics) > chance(Subject::Elementary));
}

TEST_CASE("what pulls a user back does so") {
  const Params p;
  const double plain = back(middling(UseLevel::Weekly), p).probability();
  const auto with = [&](auto&& change) {
    TeacherSituation x = middling(UseLevel::Weekly);
    change(x);
    return back(x, p).probability();
  };
  CHECK(with([](TeacherSituation& x) { x.bad_experience = true; }) > plain);
  CHECK(with([](TeacherSituation& x) { x.unsupported = 1; }) > plain);
  CHECK(with([](TeacherSituation& x) { x.incident = 1; }) > plain);
  CHECK(with([](TeacherSituation& x) { x.overload = 1; }) > plain);
  CHECK(with([](TeacherSituation& x) { x.access = false; }) > 5 * plain);
  CHECK(with([](TeacherSituation& x) { x.usefulness = 1; }) < plain);
  CHECK(with([](TeacherSituation& x) { x.peers = 1; }) < plain);
}

TEST_CASE("low luck moves one step on, high luck one step back") {
  const Params p;
  const auto next = [&](UseLevel level, double u) { return next_level(middling(level), u, p); };
  constexpr double kLow = 1e-9, kHigh = 1 - 1e-9;
  CHECK(next(UseLevel::Refuses, kLow) == UseLevel::Aware);
  CHECK(next(UseLevel::Unaware, kLow) == UseLevel::Aware);
  CHECK(next(UseLevel::Aware, kLow) == UseLevel::Tried);
  CHECK(next(UseLevel::Tried, kLow) == UseLevel::Monthly);
  CHECK(next(UseLevel::Monthly, kLow) == UseLevel::Weekly);
  CHECK(next(UseLevel::Weekly, kLow) == UseLevel::Integrated);
  CHECK(next(UseLevel::Integrated, kLow) == UseLevel::Integrated);
  CHECK(next(UseLevel::Lapsed, kLow) == UseLevel::Tried);
  CHECK(next(UseLevel::Integrated, kHigh) == UseLevel::Weekly);
  CHECK(next(UseLevel::Weekly, kHigh) == UseLevel::Monthly);
  CHECK(next(UseLevel::Monthly, kHigh) == UseLevel::Lapsed);
  CHECK(next(UseLevel::Tried, kHigh) == UseLevel::Lapsed);
  CHECK(next(UseLevel::Aware, kHigh) == UseLevel::Aware);
  for (const UseLevel level : kLevels) CHECK(next(level, 0.5) == level);
}

TEST_CASE("a level looked up quickly is the one worked out in full") {
  const Params p;
  std::mt19937 words(5);
  const auto unit = [&] { return (static_cast<double>(words()) + 0.5) * 0x1p-32; };
  int n_moved = 0;
  for (int i = 0; i < 20000; ++i) {
    TeacherSituation x = middling(kLevels[words() % kLevels.size()]);
    x.usefulness = unit(), x.ease = unit(), x.peers = unit(), x.help = unit(), x.conditions = unit();
    x.trust = unit(), x.innovativeness = 4 * unit() - 2, x.experience = 40 * unit(), x.demand = unit();
    x.refuser = words() % 2, x.bad_experience = words() % 2, x.access = words() % 4 != 0;
    x.unsupported = unit(), x.incident = unit(), x.overload = unit();
    // Luck near the bounds as often as anywhere.
    const double up = further(x, p).probability(), down = back(x, p).probability();
    REQUIRE(further(x, p).at_most() >= up);
    REQUIRE(back(x, p).at_most() >= down);
    for (const double u : {unit(), up * (0.9 + 0.3 * unit()), 1 - down * (0.9 + 0.3 * unit())}) {
      if (u <= 0 || u >= 1) continue;
      const UseLevel level = next_level(x, u, p);
      const bool moves = u < up || u > 1 - std::min(down, 1 - up);
      if (!moves) REQUIRE(level == x.level);
      if (u < up && x.level != UseLevel::Integrated) REQUIRE(level != x.level);
      n_moved += level != x.level;
    }
  }
  CHECK(n_moved > 100);
}

TEST_CASE("a staff's week gives every teacher the level that the rule gives one") {
  SmallWeek w(small_district(6, 900));
  std::mt19937 words(11);
  const auto unit = [&] { return static_cast<float>((static_cast<double>(words()) + 0.5) * 0x1p-32); };
  const auto below = [&](unsigned n) { return static_cast<std::uint8_t>(words() % n); };
  TeacherColumns& c = w.state.teachers;
  int n_moved = 0, n_alike = 0;
  // Rates as they are, and so high that bounds no longer help; tools whose seats end within a staff.
  for (const double rates : {1.0, 40.0}) {
    for (const std::size_t rate : {P::teacher_use_try_rate, P::teacher_use_monthly_rate,
                                   P::teacher_use_weekly_rate, P::teacher_use_down_rate})
      w.plan.params.set(rate, std::min(1.0, Params()[rate] * rates));
    for (SchoolState& s : w.state.schools) {
      s.open = static_cast<ToolSet>(below(8));
      for (std::size_t tool = 0; tool < 3; ++tool) s.teacher_seats[tool] = below(60);
      s.student_seats[0] = below(2) * 100U;
      s.severity_found = unit(), s.demand = unit();
    }
    for (w.week = 9; w.week < 14; ++w.week) {
      for (std::size_t t = 0; t < c.level.size(); ++t) {
        c.level[t] = kLevels[below(kUseLevels)];
        c.refuser[t] = below(4) == 0;
        c.skill[t] = unit(), c.trust[t] = unit(), c.coached[t] = below(2) ? unit() : 0;
        c.innovativeness[t] = 4 * unit() - 2, c.experience[t] = 45 * unit();
        c.guidance[t] = below(8), c.bad_weeks[t] = below(3), c.unsupported[t] = below(60);
        c.peers_using[t] = below(12), c.peers_skilled[t] = below(12);
      }
      for (GuidelineState& g : w.state.district.guidelines) g = {static_cast<double>(unit()), 0, 5};
      w.settle();
      const WeekContext ctx = w.context();
      for (std::uint32_t s = 0; s < w.world->schools.size(); ++s) step_teacher_use(ctx, s, c);
      for (std::uint32_t t = 0; t < w.world->n_teachers(); ++t) {
        const double u = Luck::to_unit32(teacher_use_words(ctx, t)[0]);
        REQUIRE(c.level[t] == level_after(teacher_situation(ctx, t), u, w.plan.params));
        (c.level[t] == w.before.teachers.level[t] ? n_alike : n_moved) += 1;
      }
    }
  }
  CHECK(n_moved > 100);
  CHECK(n_alike > 100);
}

TEST_CASE("nobody tries without access, nobody integrates without a student tool, only the disposed harden") {
  const Params p;
  TeacherSituation x = middling(UseLevel::Aware);
  x.access = false;
  CHECK(further(x, p).probability() == 0);
  x = middling(UseLevel::Weekly);
  x.can_integrate = false;
  CHECK(further(x, p).probability() == 0);
  x = middling(UseLevel::Aware);
  CHECK(back(x, p).probability() == 0);
  x.refuser = true;
  CHECK(back(x, p).probability() > 0);
  CHECK(next_level(x, 1 - 1e-9, p) == UseLevel::Refuses);
}

TEST_CASE("the situation of every teacher of a district is within its ranges") {
  SmallWeek w(small_district(6, 300));
  for (std::uint32_t t = 0; t < w.world->n_teachers(); ++t) {
    const TeacherSituation x = teacher_situation(w.context(), t);
    for (const double share : {x.usefulness, x.ease, x.peers, x.help, x.conditions, x.trust, x.unsupported,
                               x.incident, x.overload}) {
      CHECK(share >= 0);
      CHECK(share <= 1);
    }
    CHECK(x.access);  // general chat is in everybody's pocket
    CHECK_FALSE(x.can_integrate);
  }
}

TEST_CASE("an approved tool draws users away from unapproved chat, and guidance more so") {
  const auto unapproved_share = [](bool open, bool guided) {
    SmallWeek w(small_district(6, 600));
    std::fill(w.state.teachers.level.begin(), w.state.teachers.level.end(), UseLevel::Weekly);
    std::fill(w.state.teachers.guidance.begin(), w.state.teachers.guidance.end(),
              guided ? std::uint8_t{7} : std::uint8_t{0});
    for (GuidelineState& g : w.state.district.guidelines) g = {1.0, w.state.district.tools[3].capability, 8};
    for (SchoolState& s : w.state.schools) {
      if (!open) continue;
      s.open = tool_bit(2);
      s.teacher_seats[2] = 1000;
    }
    w.settle();
    double n = 0;
    for (std::uint32_t s = 0; s < w.world->schools.size(); ++s)
      step_teacher_use(w.context(), s, w.state.teachers);
    for (const std::uint8_t c : w.state.teachers.channel) n += (c & kUnapproved) != 0;
    return n / w.world->n_teachers();
  };
  CHECK(unapproved_share(false, false) > 0.95);
  CHECK(unapproved_share(true, false) < unapproved_share(false, false) - 0.2);
  CHECK(unapproved_share(true, true) < unapproved_share(true, false) - 0.1);
}

}  // namespace pilotwave::test
