#include "model/engagement.hpp"

#include <catch2/catch.hpp>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

void set_flags(SmallWeek& w, std::uint8_t flags) {
  std::fill(w.state.students.flags.begin(), w.state.students.flags.end(), flags);
}

/// One week for the households of school 0; the share that carries the flag afterwards.
double step_households(SmallWeek& w, std::uint8_t flag) {
  w.settle();
  const StudentColumns before = w.state.students;
  const std::uint32_t n = w.world->schools.n_students(0);
  step_engagement_of_households(w.context(), {w.context(), 0, before, w.state.students});
  double count = 0;
  for (std::uint32_t seat = 0; seat < n; ++seat) count += (w.state.students.flags[seat] & flag) != 0;
  return count / n;
}

}  // namespace

TEST_CASE("a household misses the news only when every channel misses it") {
  const Params p;
  SchoolEffects e;
  CHECK(Informing(e, false, true, p).chance(0) == Approx(p[P::engagement_background]));
  e.meeting = {0.25F, 0.1F};
  e.notice = {0.5F, 0.2F};
  const double word = p[P::engagement_word_of_mouth] * 0.5;
  CHECK(Informing(e, false, true, p).chance(0.5) ==
        Approx(1 - (1 - p[P::engagement_background]) * 0.75 * 0.5 * (1 - word)).epsilon(1e-9));
  CHECK(Informing(e, false, true, p).chance(1) > Informing(e, false, true, p).chance(0));
  CHECK(Informing(e, true, true, p).chance(0) ==
        Approx(1 - (1 - p[P::engagement_background]) * 0.9 * 0.8).epsilon(1e-6));
  CHECK(Informing(e, false, false, p).chance(1) == Approx(p[P::engagement_background]));
}

TEST_CASE("the informed share moves by the chance, and fades by its half-life") {
  SmallWeek w(small_district(1, 2000));
  set_flags(w, 0);
  w.effects.schools[0].meeting = {0.4F, 0.4F};
  CHECK(step_households(w, kInformed) == Approx(0.4007).margin(4 * 0.011));
  w.effects.schools[0].meeting = {};
  set_flags(w, kInformed);
  w.plan.params.set(P::engagement_fade_half_life, 5);
  ++w.week;
  CHECK(step_households(w, kInformed) == Approx(0.87055).margin(4 * 0.0075));  // 2^(-1/5)
}

TEST_CASE("only informed and distrusting families opt out, and only where there is a form") {
  SmallWeek w(small_district(1, 2000));
  w.plan.params.set(P::engagement_opt_out_rate, 0.5);
  set_flags(w, kInformed);
  std::fill(w.state.students.family_trust.begin(), w.state.students.family_trust.end(), 0.0F);
  CHECK(step_households(w, kOptedOut) == 0);
  w.effects.schools[0].opt_out_form = true;
  CHECK(step_households(w, kOptedOut) == Approx(0.5).margin(4 * 0.0112));
  set_flags(w, 0);
  CHECK(step_households(w, kOptedOut) == 0);
  set_flags(w, kInformed);
  std::fill(w.state.students.family_trust.begin(), w.state.students.family_trust.end(), 1.0F);
  CHECK(step_households(w, kOptedOut) == 0);
}

TEST_CASE("a feedback channel mends flaws of tools in service, more where families know") {
  double left[2];
  for (const int informed : {0, 1}) {
    SmallWeek w(small_district(3, 60));
    w.state.district.tools[0].flaws_introduced = w.state.district.tools[1].flaws_introduced = {2, 2, 2};
    w.state.district.tools[0].approval = Approval::Approved;
    for (SchoolState& s : w.state.schools) {
      s.informed_share = static_cast<float>(informed);
      s.family_trust = 0.5F;
    }
    for (SchoolEffects& s : w.effects.schools) s.feedback = 1;
    w.settle();
    step_feedback(w.context(), w.state.district);
    left[informed] = w.state.district.tools[0].flaws(FlawKind::Policy);
    CHECK(w.state.district.tools[1].flaws(FlawKind::Policy) == 2);
  }
  CHECK(left[1] == Approx(2 * (1 - 0.02)));
  CHECK(left[0] == Approx(2 * (1 - 0.01)));
}

TEST_CASE("meetings in few languages reach families of English learners less and others in full") {
  SmallWeek w(small_district(1, 3000));
  for (std::size_t k = 0; k < w.state.students.traits.size(); ++k)
    w.state.students.traits[k] = static_cast<std::uint8_t>(k % 2 == 0 ? kEnglishLearner : 0);
  set_flags(w, 0);
  w.effects.schools[0].meeting = {0.4F, 0.1F};
  (void)step_households(w, kInformed);
  double reached[2] = {0, 0};
  for (std::size_t k = 0; k < w.state.students.flags.size(); ++k)
    reached[k % 2] += (w.state.students.flags[k] & kInformed) != 0;
  CHECK(reached[0] / 1500 == Approx(0.1).margin(4 * 0.0078));
  CHECK(reached[1] / 1500 == Approx(0.4).margin(4 * 0.0127));
}

TEST_CASE("a channel is used as far as families trust that it helps") {
  const Params p;
  CHECK(channel_heard(1, 0.5, p) == Approx(1));
  CHECK(channel_heard(0, 0.5, p) == Approx(p[P::engagement_heard_uninformed]));
  CHECK(channel_heard(0.5, 0.2, p) < channel_heard(0.5, 0.5, p));
  CHECK(channel_heard(1, 1, p) == 1);  // never more than all of it
}

}  // namespace pilotwave::test
