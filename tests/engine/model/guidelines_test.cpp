#include "model/guidelines.hpp"

#include <catch2/catch.hpp>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

/// Nobody reached, all three parts just published.
SmallWeek unreached(int students = 600) {
  SmallWeek w(small_district(6, students));
  for (GuidelineState& g : w.state.district.guidelines) g = {1.0, w.state.district.tools[3].capability, 9};
  std::fill(w.state.teachers.guidance.begin(), w.state.teachers.guidance.end(), std::uint8_t{0});
  std::fill(w.state.teachers.ethics_hours.begin(), w.state.teachers.ethics_hours.end(), 0.0F);
  for (SchoolState& s : w.state.schools) s.guidance_share = 0;
  w.settle();
  return w;
}

void reach_all(SmallWeek& w) {
  const WeekContext ctx = w.context();
  for (std::uint32_t s = 0; s < w.world->schools.size(); ++s)
    step_guidance_of_teachers(ctx, s, w.state.teachers);
}

double reached_share(const TeacherColumns& teachers, std::size_t part) {
  double n = 0;
  for (const std::uint8_t g : teachers.guidance) n += (g >> part) & 1U;
  return n / static_cast<double>(teachers.guidance.size());
}

}  // namespace

TEST_CASE("clarity falls by e when capability has risen by tau, and never rises") {
  Params p;
  p.set(P::guidelines_tau, 3);
  const GuidelineState g{0.8, 5, 0};
  CHECK(effective_clarity(g, 5, p) == Approx(0.8));
  CHECK(effective_clarity(g, 8, p) == Approx(0.8 * 0.36787944117).epsilon(1e-9));
  CHECK(effective_clarity(g, 5 + 3 * 0.69314718056, p) ==
        Approx(0.4).epsilon(1e-9));  // half gone after two doublings
  CHECK(effective_clarity(g, 4, p) == Approx(0.8));
  CHECK(effective_clarity(GuidelineState{}, 5, p) == 0);
}

TEST_CASE("guidelines age by general chat, or by the most capable tool where there is none") {
  SmallWeek w(small_district(3, 60));
  for (std::size_t t = 0; t < 4; ++t) w.state.district.tools[t].capability = 7 + static_cast<double>(t);
  w.state.district.tools[0].capability = 20;
  CHECK(guideline_clock(w.plan.tools, w.state.district) == 10);
  CHECK(guideline_clock(std::span(w.plan.tools).first(3), w.state.district) == 20);
}

TEST_CASE("one is guided on a part only when reached on that part") {
  CHECK(guidance_on(0b010, GuidelinePart::EthicalUse, 0.7) == Approx(0.7));
  CHECK(guidance_on(0b010, GuidelinePart::Privacy, 0.7) == 0);
}

TEST_CASE("a memo reaches its share of teachers while it is news, and nobody later") {
  SmallWeek w = unreached();
  w.effects.channel[kMemo] = 0.3;
  reach_all(w);
  for (std::size_t part = 0; part < kGuidelineParts; ++part)
    CHECK(reached_share(w.state.teachers, part) == Approx(0.3).margin(0.12));
  SmallWeek late = unreached();
  late.week = 9 + 6;
  late.effects.channel[kMemo] = 0.3;
  reach_all(late);
  CHECK(reached_share(late.state.teachers, 0) == 0);
}

TEST_CASE("a second channel only ever adds people") {
  SmallWeek memo = unreached(), both = unreached();
  memo.effects.channel[kMemo] = both.effects.channel[kMemo] = 0.2;
  both.effects.channel[kStaffMeeting] = 0.2;
  reach_all(memo);
  reach_all(both);
  for (std::size_t t = 0; t < memo.state.teachers.guidance.size(); ++t) {
    CHECK((memo.state.teachers.guidance[t] & ~both.state.teachers.guidance[t]) == 0);
  }
  CHECK(reached_share(both.state.teachers, 0) > reached_share(memo.state.teachers, 0));
}

TEST_CASE("what was reached fades with its half-life") {
  SmallWeek w = unreached();
  std::fill(w.state.teachers.guidance.begin(), w.state.teachers.guidance.end(), std::uint8_t{7});
  w.plan.params.set(P::guidelines_fade_half_life, 10);
  for (int i = 0; i < 10; ++i) {
    w.settle();
    reach_all(w);
    ++w.week;
  }
  const double mean = (reached_share(w.state.teachers, 0) + reached_share(w.state.teachers, 1) +
                       reached_share(w.state.teachers, 2)) /
                      3;
  CHECK(mean == Approx(0.5).margin(4 * 0.5 / std::sqrt(3.0 * 240)));
}

TEST_CASE("students are reached by lessons of teachers who are reached themselves") {
  for (const bool taught : {false, true}) {
    SmallWeek w = unreached();
    for (SchoolEffects& s : w.effects.schools) s.lessons = 1;
    if (taught)
      std::fill(w.state.teachers.guidance.begin(), w.state.teachers.guidance.end(), std::uint8_t{7});
    std::fill(w.state.students.flags.begin(), w.state.students.flags.end(), std::uint8_t{0});
    w.settle();
    const StudentColumns before = w.state.students;
    const std::uint32_t n = w.world->schools.n_students(0);
    step_guidance_of_students(w.context(), {w.context(), 0, before, w.state.students});
    double reached = 0;
    for (std::uint32_t seat = 0; seat < n; ++seat)
      reached += (w.state.students.flags[seat] & kGuidanceEthics) != 0;
    const double chance = taught ? w.plan.params[P::guidelines_reach_lesson] : 0;
    CHECK(reached / n == Approx(chance).margin(taught ? 0.05 : 0));
  }
}

TEST_CASE("of two texts the clearer one of the day stands, in whichever order they come") {
  const auto published = [](double first, double second) {
    SmallWeek w(small_district(3, 60));
    w.state.district.guidelines = {};
    std::vector<Happening> story;
    for (const double clarity : {first, second}) {
      w.effects.guidelines = {{GuidelinePart::Privacy, static_cast<float>(clarity), 1}};
      w.settle();
      step_guidelines(w.context(), w.state.district, story);
    }
    return w.state.district.guidelines[0];
  };
  CHECK(published(0.8, 0.3).clarity == Approx(0.8));
  CHECK(published(0.3, 0.8).clarity == Approx(0.8));
  CHECK(published(0.8, 0.3).published_week == 9);  // the vaguer text is news all the same
}

TEST_CASE("educators in the chair write more clearly") {
  SmallWeek w(small_district(3, 60));
  w.state.district.guidelines = {};
  w.effects.guidelines = {{GuidelinePart::Safety, 0.5F, 1}};
  w.effects.arrangement = Arrangement::Distributed;
  w.effects.has_chair = true;
  w.effects.chair = Department::Educators;
  w.settle();
  std::vector<Happening> story;
  step_guidelines(w.context(), w.state.district, story);
  CHECK(w.state.district.guidelines[2].clarity ==
        Approx(0.5 * (1 + w.plan.params[P::guidelines_educators_gain])));
}

}  // namespace pilotwave::test
