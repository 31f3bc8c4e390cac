// Relations that must leave a run's path alone, to the bit: P6, P9, P18, P19, O22.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "determinism/random_scenario.hpp"
#include "doctor/trial_interventions.hpp"
#include "engine/parallel/every_executor.hpp"
#include "model/param_keys.hpp"
#include "pilotwave/sensitivity.hpp"
#include "support/small_world.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr int kPathWeeks = 40;

RunRecord path_of(const DistrictDef& district, const Plan& plan,
                  const RecordOptions& options = {false, true}) {
  const auto executor = make_serial_executor();
  return run_plan(build_world(district, plan, 0, *executor), plan, *executor, options);
}

/// A plan in which every process has work.
Plan busy_plan(const Case& c) {
  Plan plan = small_plan({act("governance", {{"weekly_hours", std::array<double, 3>{60, 60, 60}}}),
                          act("expand", {{"tools", tools({"tutor", "feedback", "planning"})}}),
                          act("training"), act("guidelines"), act("engagement"), act("monitor")},
                         kPathWeeks);
  plan.seed = c.luck(0).seed();
  return plan;
}

double path_weeks_apart(const RunRecord& a, const RunRecord& b) {
  double apart = 0;
  for (std::size_t w = 0; w < a.week_hash().size(); ++w) apart += a.week_hash()[w] != b.week_hash().at(w);
  return apart;
}

/// Of the numbers that both records hold, those that differ; a number that is none equals itself.
double numbers_apart(const RunRecord& a, const RunRecord& b) {
  double apart = 0;
  for (int m = 0; m < a.n_metrics(); ++m) {
    for (std::size_t g = 0; g < a.groups().size(); ++g) {
      for (int w = 0; w < a.n_weeks(); ++w) {
        const double x = a.value(m, g, w), y = b.value(m, g, w);
        apart += std::memcmp(&x, &y, sizeof x) != 0;
      }
    }
  }
  return apart;
}

/// Skill of teachers at the end of a small district's year, by two numbers of the rules.
class SweptModel {
 public:
  explicit SweptModel(const Case& c) : plan_(busy_plan(c)) {}

  double operator()(std::span<const double> point) const {
    Plan plan = plan_;
    const auto scaled = [&](P key, double by) { plan.params.set(key, plan.params[key] * by); };
    scaled(P::teacher_use_weekly_rate, 0.5 + point[0]);
    scaled(P::training_practice_rate, 0.5 + point[1]);
    return in_week(path_of(district_, plan, {}), Metric::TeacherSkill, -1);
  }

 private:
  DistrictDef district_ = small_district(3, 60);
  Plan plan_;
};

}  // namespace

TEST_CASE("VV-P6, VV-O22 a lever that does nothing changes nothing and takes no draw from anybody") {
  const Case c("VV-P6"), draws("VV-O22");
  const DistrictDef district = small_district(4, 90);
  const Plan plan = busy_plan(c);
  const RunRecord expected = path_of(district, plan);
  REQUIRE(run_total(expected, Metric::IncidentsFound) > 0);
  double apart = 0, stories = 0, kinds = 0;
  for (const InterventionKind& kind : intervention_catalogue()) {
    Plan with = plan;
    with.interventions.push_back(idle_intervention(kind, plan.start + std::chrono::days{21}));
    const RunRecord record = path_of(district, with);
    apart += path_weeks_apart(record, expected);
    stories += record.events != expected.events;
    ++kinds;
  }
  c.exact(fmt::format("weeks apart, each of {} kinds of lever at no strength", kinds), apart, 0);
  // Had such a lever drawn from anybody's luck, later draws of the same purpose would have moved on.
  draws.exact("stories told otherwise beside a lever that does nothing", stories, 0);

  // More of one purpose's draws leave another's where they were: a school more, and its people.
  DistrictDef larger = district;
  larger.schools.push_back(larger.schools.front());
  larger.schools.back().id = "zz-new";
  const auto executor = make_serial_executor();
  const auto few = build_world(district, plan, 0, *executor), many = build_world(larger, plan, 0, *executor);
  double moved = 0;
  for (std::uint32_t t = 0; t < few->n_teachers(); ++t) {
    const TeacherPerson &a = few->years[0].teachers[t], &b = many->years[0].teachers[t];
    moved += a.id != b.id || a.innovativeness != b.innovativeness || a.experience != b.experience;
  }
  for (std::uint32_t k = 0; k < few->n_students(); ++k)
    moved += few->years[0].student_id[k] != many->years[0].student_id[k];
  draws.exact("people who are somebody else beside one more school", moved, 0);
}

TEST_CASE("VV-P9 a plan that starts later is the same until then, and another from then on") {
  const Case c("VV-P9");
  const DistrictDef district = small_district(4, 90);
  const Plan plan = busy_plan(c);
  const RunRecord expected = path_of(district, plan);
  constexpr int kStart = 9;  // in session
  for (const char* kind : {"ban", "coaching", "champions"}) {
    Plan later = plan;
    later.interventions.push_back(act(kind, {}, date_text(plan.start + std::chrono::days{7 * kStart})));
    const RunRecord record = path_of(district, later);
    const auto differ =
        std::mismatch(record.week_hash().begin(), record.week_hash().end(), expected.week_hash().begin());
    c.exact(fmt::format("{} from week {}, first week apart", kind, kStart),
            static_cast<double>(differ.first - record.week_hash().begin()), kStart);
  }
}

TEST_CASE("VV-P18 a sweep gives every point the same, in any order, on any workers, resumed or not") {
  const Case c("VV-P18");
  const SweptModel model(c);
  constexpr std::size_t kPoints = 12;
  const DesignMatrix design = latin_hypercube(kPoints, 2, WithinCell::Centre, c.luck(0));
  const std::vector<double> expected = responses(design, model);
  REQUIRE(*std::max_element(expected.begin(), expected.end()) >
          *std::min_element(expected.begin(), expected.end()));
  const auto apart = [&](const std::vector<double>& got) {
    double n = 0;
    for (std::size_t i = 0; i < kPoints; ++i) n += got[i] != expected[i];
    return n;
  };

  std::vector<double> got(kPoints);
  for (std::size_t i = kPoints; i-- > 0;) got[i] = model(design.row(i));
  c.exact("points apart, backwards", apart(got), 0);

  for (const auto& executor : every_executor()) {
    std::fill(got.begin(), got.end(), -1);
    executor->for_each(kPoints, [&](std::size_t i) { got[i] = model(design.row(i)); });
    c.exact(fmt::format("points apart, {}, {} workers", executor->name(), executor->n_workers()), apart(got),
            0);
  }

  // Stopped after seven points, the rest in another program: a model made anew.
  constexpr std::size_t kBefore = 7;
  const SweptModel resumed(c);
  for (std::size_t i = 0; i < kPoints; ++i) got[i] = i < kBefore ? expected[i] : resumed(design.row(i));
  c.exact("points apart, resumed", apart(got), 0);
}

TEST_CASE("VV-P19 what is observed changes nothing of what happens") {
  const Case c("VV-P19");
  for (const std::uint32_t seed : {61U, 62U}) {
    const DistrictDef district = random_district(seed);
    const Plan plan = random_plan(seed, kPathWeeks, district);
    const RunRecord plain = path_of(district, plan, {false, false}),
                    observed = path_of(district, plan, {true, true});
    c.exact(fmt::format("scenario {}: numbers apart, schools and hashes recorded", seed),
            numbers_apart(plain, observed), 0);
    c.exact(fmt::format("scenario {}: events apart", seed), plain.events != observed.events, 0);
    c.exact(fmt::format("scenario {}: weeks apart, schools recorded", seed),
            path_weeks_apart(path_of(district, plan, {false, true}), observed), 0);
  }
}

}  // namespace pilotwave::test
