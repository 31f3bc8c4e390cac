#include "model/learning.hpp"

#include <catch2/catch.hpp>

#include "model/technology.hpp"
#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

/// One guided hour at typical quality and guardrails, with a middling teacher.
LearningSituation guided_hour() {
  LearningSituation x;
  x.guided_minutes = 60;
  x.quality = 0.7;
  x.guardrails = 0.8;
  x.skill = 0.5;
  return x;
}

constexpr int kSessionWeeks = 36;

}  // namespace

TEST_CASE("a guided hour at typical values is worth 0.0047 SD, so 6.6 hours 0.031") {
  const Params p;
  CHECK(guided_gain(guided_hour(), p) == Approx(0.0047).epsilon(1e-12));
  CHECK(6.6 * guided_gain(guided_hour(), p) == Approx(0.031).margin(0.0005));
}

TEST_CASE("supervised and intensive use adds up to 0.2 to 0.3 SD a year, light use alone to little") {
  const Params p;
  LearningSituation x = guided_hour();
  x.guided_minutes = 30;
  CHECK(kSessionWeeks * guided_gain(x, p) < 0.1);
  x.support = 1;
  CHECK(kSessionWeeks * guided_gain(x, p) > 0.2);
  CHECK(kSessionWeeks * guided_gain(x, p) < 0.31);
  x.guided_minutes = 5;  // too little to be intensive
  CHECK(kSessionWeeks * guided_gain(x, p) < 0.03);
}

TEST_CASE(
    "gain follows quality, skill, guardrails and prior achievement; bias costs English learners alone") {
  const Params p;
  const double base = guided_gain(guided_hour(), p);
  const auto gain = [&](auto&& change) {
    LearningSituation x = guided_hour();
    change(x);
    return guided_gain(x, p) / base;
  };
  CHECK(gain([](LearningSituation& x) { x.quality = 0.35; }) == Approx(0.5));
  CHECK(gain([](LearningSituation& x) { x.skill = 1; }) == Approx(1.4));
  CHECK(gain([](LearningSituation& x) { x.ability = 1; }) == Approx(1.25));
  CHECK(gain([](LearningSituation& x) { x.ability = -4; }) == Approx(0));
  CHECK(gain([](LearningSituation& x) { x.bias = 0.2; }) == Approx(1));
  CHECK(gain([](LearningSituation& x) { x.bias = 0.2, x.english_learner = true; }) == Approx(0.8));
}

TEST_CASE("guardrails turn the sign of guided use, and supervision does not deepen harm") {
  const Params p;
  LearningSituation x = guided_hour();
  x.guardrails = 0.25;
  CHECK(guided_gain(x, p) == Approx(0).margin(1e-15));
  x.guardrails = 1;
  CHECK(guided_gain(x, p) == Approx(0.0047 * 0.75 / 0.55));
  x.guardrails = 0;
  const double harm = guided_gain(x, p);
  CHECK(harm == Approx(-0.0047 * 0.25 / 0.55));
  x.support = 1;
  CHECK(guided_gain(x, p) == harm);
}

TEST_CASE("guardrails turn the sign of unguided use: harm without, none with, help with literacy") {
  const Params p;
  LearningSituation x;
  x.unguided_minutes = p[P::learning_heavy_minutes];
  CHECK(unguided_loss(x, p) > 0);
  x.chat_guardrails = 1;
  CHECK(unguided_loss(x, p) == 0);
  x.chat_guardrails = 0;
  x.literacy = 1;
  CHECK(unguided_loss(x, p) < 0);
}

TEST_CASE("a year of heavy unguarded use costs what later exams showed, light use far less") {
  const Params p;
  LearningSituation x;
  x.unguided_minutes = p[P::learning_heavy_minutes];
  const double heavy = kSessionWeeks * unguided_loss(x, p);
  CHECK(heavy > 0.15);
  CHECK(heavy < 0.25);
  x.unguided_minutes = p[P::learning_light_minutes];
  CHECK(kSessionWeeks * unguided_loss(x, p) < 0.25 * heavy);
}

TEST_CASE("weeks without school lose part of the difference, whichever its sign") {
  const Params p;
  LearningSituation x = guided_hour();
  x.in_session = false;
  x.so_far = 0.2;
  CHECK(learning_step(x, p) == Approx(-0.002));
  x.so_far = -0.2;
  CHECK(learning_step(x, p) == Approx(0.002));
}

TEST_CASE(
    "hours saved: under one for monthly users, two to six for weekly ones, a quarter more with clear "
    "policy") {
  const Params p;
  CHECK(hours_saved(UseLevel::Tried, 1, 1, 1, p) == 0);
  for (const double skill : {0.0, 0.5, 1.0}) {
    CHECK(hours_saved(UseLevel::Monthly, skill, 20, 0, p) < 1);
    CHECK(hours_saved(UseLevel::Weekly, skill, 20, 0, p) > 2);
    CHECK(hours_saved(UseLevel::Weekly, skill, 20, 0, p) < 6);
  }
  CHECK(hours_saved(UseLevel::Weekly, 0.5, 20, 1, p) / hours_saved(UseLevel::Weekly, 0.5, 20, 0, p) ==
        Approx(1.26));
  CHECK(hours_saved(UseLevel::Weekly, 0.5, 0, 0, p) > hours_saved(UseLevel::Weekly, 0.5, 20, 0, p));
}

TEST_CASE(
    "finished answers harm by the practice they replace, whatever the tool, the teacher or the student") {
  const Params p;
  LearningSituation x = guided_hour();
  x.guardrails = 0;
  const double harm = guided_gain(x, p);
  x.quality = 1;
  x.skill = 1;
  x.ability = 2;
  x.english_learner = true;
  x.bias = 0.5;
  CHECK(guided_gain(x, p) == harm);
}

TEST_CASE("the pass over a school gives every student what the rule gives one") {
  SmallWeek w(small_district(3, 400));
  w.state.schools[1].open = w.state.schools[2].open = tool_bit(0);
  for (SchoolState& s : w.state.schools) s.student_seats[0] = 250;
  for (std::size_t t = 0; t < w.state.teachers.level.size(); ++t) {
    w.state.teachers.level[t] = t % 2 ? UseLevel::Integrated : UseLevel::Aware;
    w.state.teachers.channel[t] = kApproved;
    w.state.teachers.skill[t] = 0.3F;
  }
  for (std::size_t k = 0; k < w.state.students.use.size(); ++k) {
    w.state.students.use[k] = static_cast<StudentUse>(k % 3);
    w.state.students.literacy[k] = static_cast<float>(k % 7) / 7;
    w.state.students.learning[k] = static_cast<float>(k % 5) / 20 - 0.1F;
    w.state.students.flags[k] = static_cast<std::uint8_t>(k % 11 == 0 ? kOptedOut : 0);
  }
  for (const int week : {9, 48}) {  // in school and in summer
    w.week = week;
    w.settle();
    const WeekContext ctx = w.context();
    const Params& p = w.plan.params;
    const StudentColumns all = w.state.students;
    int helped = 0;
    for (std::uint32_t s = 0; s < w.world->schools.size(); ++s) {
      const std::uint32_t first = w.world->schools.first_student[s], n = w.world->schools.n_students(s);
      StudentColumns rows = all;
      rows.for_each_column([&](auto& column) {
        column.erase(column.begin() + first + n, column.end());
        column.erase(column.begin(), column.begin() + first);
      });
      step_learning(ctx, {ctx, s, rows, w.state.students});
      const std::vector<ClassOffer> offers = class_offers(ctx, s);
      for (std::uint32_t i = 0; i < offers.size(); ++i) {
        const std::uint32_t section = w.world->schools.first_section[s] + i;
        for (std::uint32_t seat = w.world->sections.first_student[section];
             seat < w.world->sections.first_student[section + 1]; ++seat) {
          LearningSituation x;
          x.in_session = ctx.in_session();
          x.so_far = static_cast<double>(all.learning[seat]);
          const bool served = offers[i].tool < kMaxTools && seat - first < 250;
          if (served)
            x.guided_minutes = guided_minutes(offers[i], static_cast<double>(all.engagement[seat]), true,
                                              (all.flags[seat] & kOptedOut) != 0,
                                              std::min(1.0, w.world->schools.devices_per_student[s]), p);
          x.unguided_minutes = all.use[seat] == StudentUse::None    ? 0
                               : all.use[seat] == StudentUse::Light ? p[P::learning_light_minutes]
                                                                    : p[P::learning_heavy_minutes];
          x.quality = offers[i].quality;
          x.guardrails = offers[i].guardrails;
          x.skill = offers[i].skill;
          x.support = offers[i].support;
          x.bias = offers[i].bias;
          x.ability = all.ability[seat] / 32.0;
          x.english_learner = (all.traits[seat] & kEnglishLearner) != 0;
          x.chat_guardrails = guardrails(w.plan.tools[3], w.before.district.tools[3]);
          x.literacy = static_cast<double>(all.literacy[seat]);
          helped += x.guided_minutes > 0;
          REQUIRE(static_cast<double>(w.state.students.learning[seat]) ==
                  Approx(x.so_far + learning_step(x, p)).margin(1e-6));
        }
      }
    }
    CHECK((helped > 0) == ctx.in_session());
  }
}

TEST_CASE("the pass over a staff gives every teacher the hours that the rule gives one") {
  SmallWeek w(small_district(2, 700));
  TeacherColumns& c = w.state.teachers;
  for (std::size_t t = 0; t < c.level.size(); ++t) {
    c.level[t] = static_cast<UseLevel>(t % kUseLevels);
    c.skill[t] = static_cast<float>(t % 7) / 7;
    c.experience[t] = static_cast<float>(t % 13);
    c.guidance[t] = static_cast<std::uint8_t>(t % 8);
  }
  double clarity = 0.9;
  for (GuidelineState& g : w.state.district.guidelines)
    g = {clarity -= 0.2, w.state.district.tools[3].capability, 5};
  w.state.schools[1].unguided_share = 0.4F;
  w.settle();
  const WeekContext ctx = w.context();
  const Params& p = w.plan.params;
  for (std::uint32_t s = 0; s < 2; ++s) step_workload(ctx, s, c);
  for (std::uint32_t t = 0; t < w.world->n_teachers(); ++t) {
    double guided = 0;
    for (std::size_t part = 0; part < kGuidelineParts; ++part) {
      if (c.guidance[t] & (1U << part)) guided = std::max(guided, ctx.clarity[part]);
    }
    const double saved = hours_saved(c.level[t], static_cast<double>(c.skill[t]),
                                     static_cast<double>(c.experience[t]), guided, p);
    const double checking = w.world->posts.school[t] == 1 ? p[P::learning_checking_hours] * double{0.4F} : 0;
    REQUIRE(c.hours_saved[t] == static_cast<float>(saved - checking));
  }
}

}  // namespace pilotwave::test
