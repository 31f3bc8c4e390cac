#include <catch2/catch.hpp>

#include <cmath>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kLearningReplicates = 8;

std::vector<RunRecord> learning_runs(const Plan& plan, std::uint32_t replicates = kLearningReplicates) {
  return run_small(small_district(6, 300), with_lasting_vendors(plan), replicates);
}

InterventionDef coaches(double n) { return act("coaching", {{"coaches", n}}); }

/// Students of several runs at the end of a school year, by minutes of guided use that they had a week.
struct Doses {
  double students = 0, started = 0, reached = 0;
  double gain_at_typical = 0, n_typical = 0;  ///< 8 to 14 minutes a week
  double gain_at_dose = 0, n_dose = 0;        ///< 30 to 60 minutes a week
};
Doses doses_after_a_year(std::vector<InterventionDef> interventions) {
  interventions.push_back(open_tools({"tutor"}));
  Plan plan = with_lasting_vendors(small_plan(std::move(interventions), 45));
  plan.params.set(P::learning_harm, 0);  // what guided use does, by itself
  Doses d;
  std::vector<double> minutes;  // by student, summed over the year
  watch(small_district(6, 300), plan, 4, [&](const World& world, const Simulation& simulation) {
    const ModelState& state = simulation.state();
    if (simulation.week() == 1) minutes.assign(world.n_students(), 0);
    for (std::uint32_t s = 0; s < world.schools.size(); ++s) {
      const double mean = static_cast<double>(state.schools[s].guided_minutes) / world.schools.n_students(s);
      for (std::uint32_t k = world.schools.first_student[s]; k < world.schools.first_student[s + 1]; ++k)
        minutes[k] += mean * static_cast<double>(state.students.engagement[k]);
    }
    if (!simulation.finished()) return;
    for (std::uint32_t k = 0; k < world.n_students(); ++k) {
      const double weekly = minutes[k] / 36, gain = static_cast<double>(state.students.learning[k]);
      d.students += 1;
      d.started += weekly > 1;
      d.reached += weekly >= 30;
      if (weekly > 8 && weekly < 14) d.gain_at_typical += gain, d.n_typical += 1;
      if (weekly > 30 && weekly < 60) d.gain_at_dose += gain, d.n_dose += 1;
    }
  });
  d.gain_at_typical /= d.n_typical;
  d.gain_at_dose /= d.n_dose;
  return d;
}

}  // namespace

TEST_CASE(
    "learning: guided use raises it, heavy use without guardrails lowers it, guardrails turn the sign") {
  const auto none = learning_runs(small_plan());
  const auto tutored =
      learning_runs(small_plan({open_tools({"tutor"}), required_course(20, 0.3), coaches(6)}));
  CAPTURE(mean_last(none, Metric::Learning), mean_last(tutored, Metric::Learning));
  CHECK(mean_last(none, Metric::Learning, "high") < -0.01);
  CHECK(mean_last(tutored, Metric::Learning) > mean_last(none, Metric::Learning) + 0.01);
  Plan guarded = small_plan();
  guarded.tools[3].guardrails = 1;
  CHECK(std::abs(mean_last(learning_runs(guarded), Metric::Learning)) < 0.002);
  Plan answers = small_plan({open_tools({"tutor"})}), hints = answers;
  answers.tools[0].guardrails = 0;
  CHECK(mean_last(learning_runs(answers), Metric::Learning) < mean_last(none, Metric::Learning));
  CHECK(mean_last(learning_runs(hints), Metric::Learning) > mean_last(none, Metric::Learning));
}

TEST_CASE("learning: few students reach the dose of half an hour a week, and some hardly ever start") {
  const Doses d = doses_after_a_year({});
  CAPTURE(d.reached / d.students, d.started / d.students);
  CHECK(d.reached / d.students > 0.02);
  CHECK(d.reached / d.students < 0.1);
  CHECK(d.started / d.students > 0.45);
  CHECK(d.started / d.students < 0.75);
}

TEST_CASE(
    "learning: minutes are worth little by themselves and several times as much with coaching and dose") {
  const Doses alone = doses_after_a_year({}),
              supported = doses_after_a_year({required_course(24, 0.3, 6), coaches(6)});
  CAPTURE(alone.n_typical, alone.gain_at_typical, alone.n_dose, alone.gain_at_dose, supported.n_dose,
          supported.gain_at_dose);
  CHECK(alone.gain_at_typical > 0.005);
  CHECK(alone.gain_at_typical < 0.06);
  CHECK(supported.gain_at_dose > 0.1);
  CHECK(supported.gain_at_dose < 0.4);
  CHECK(supported.gain_at_dose > 2 * alone.gain_at_dose);
  CHECK(supported.reached / supported.students > 2 * alone.reached / alone.students);
}

TEST_CASE("learning: gaps widen or narrow by whom a plan serves") {
  const auto gap_with = [](PickRule rule, Metric gap) {
    std::vector<InterventionDef> acts = {act("expand", {{"tools", tools({"tutor"})}}),
                                         required_course(20, 0.3), coaches(6)};
    for (InterventionDef& def : acts) {
      def.schools.rule = rule;
      def.schools.count = rule == PickRule::All ? 0 : 3;
    }
    return mean_last(learning_runs(small_plan(acts)), gap);
  };
  const double none = mean_last(learning_runs(small_plan()), Metric::GapLearningPoverty),
               rich = gap_with(PickRule::NeedLast, Metric::GapLearningPoverty),
               poor = gap_with(PickRule::NeedFirst, Metric::GapLearningPoverty);
  CAPTURE(none, rich, poor);
  CHECK(poor > none + 0.005);
  CHECK(rich < none - 0.005);
  // A tool that serves English learners less well widens their gap by being used.
  const double before = mean_last(learning_runs(small_plan()), Metric::GapLearningLanguage),
               after = gap_with(PickRule::All, Metric::GapLearningLanguage);
  CAPTURE(before, after);
  CHECK(after < before - 0.001);
}

TEST_CASE(
    "learning: clear guidance that reaches raises use and hours saved, by about a quarter for those who "
    "use") {
  const auto saved_by_users = [](std::vector<InterventionDef> interventions) {
    interventions.push_back(open_tools({"planning"}));
    double saved = 0, users = 0;
    watch(small_district(6, 300), with_lasting_vendors(small_plan(std::move(interventions), 84)), 6,
          [&](const World&, const Simulation& simulation) {
            if (simulation.week() < 76) return;
            const TeacherColumns& t = simulation.state().teachers;
            for (std::size_t k = 0; k < t.level.size(); ++k) {
              if (!uses_weekly(t.level[k])) continue;
              users += 1;
              saved += static_cast<double>(t.hours_saved[k]);
            }
          });
    return saved / users;
  };
  const double unguided = saved_by_users({}),
               guided = saved_by_users({act("guidelines", {{"privacy", 1.0},
                                                           {"ethical_use", 1.0},
                                                           {"safety", 1.0},
                                                           {"staff_meetings", 1.0},
                                                           {"revise_every_weeks", 20.0}})});
  CAPTURE(unguided, guided, guided / unguided);
  CHECK(unguided > 1.5);
  CHECK(unguided < 6);
  CHECK(guided / unguided > 1.08);
  CHECK(guided / unguided < 1.4);
}

}  // namespace pilotwave::test
