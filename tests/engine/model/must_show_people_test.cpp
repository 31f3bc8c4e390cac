// What the model must show, processes 7 to 13, as in must_show_test.cpp.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kReplicates = 8;

InterventionDef open_all(std::initializer_list<std::string> which) {
  return act("expand", {{"tools", tools(which)}});
}

std::vector<RunRecord> runs_of(const std::vector<InterventionDef>& interventions, int n_weeks = 104) {
  return run_small(small_district(6, 300), small_plan(interventions, n_weeks), kReplicates);
}

double mean_in_week(const std::vector<RunRecord>& runs, Metric metric, int week,
                    std::string_view group = "all") {
  double sum = 0;
  for (const RunRecord& run : runs) sum += in_week(run, metric, week, group);
  return sum / static_cast<double>(runs.size());
}

/// Teachers of several replicates before and after some weeks of one plan, those who kept their post.
struct Stay {
  UseLevel before, after;
  double peers, experience;
  Subject subject;
};
std::vector<Stay> stays(const Plan& plan, int weeks) {
  std::vector<Stay> all;
  const auto executor = make_serial_executor();
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    const auto world = build_world(small_district(9, 450), plan, r, *executor);
    Simulation simulation(world, plan, *executor);
    const TeacherColumns first = simulation.state().teachers;
    while (simulation.week() < weeks) simulation.step();
    const TeacherColumns& last = simulation.state().teachers;
    for (std::uint32_t t = 0; t < world->n_teachers(); ++t) {
      if (first.person[t] != last.person[t]) continue;
      const double ties = std::max(1U, world->years[0].advice.degree(t));
      all.push_back({first.level[t], last.level[t], first.peers_using[t] / ties,
                     static_cast<double>(first.experience[t]), world->posts.subject[t]});
    }
  }
  return all;
}

double share_of(const std::vector<Stay>& all, const std::function<bool(const Stay&)>& among,
                const std::function<bool(const Stay&)>& of) {
  double n = 0, whole = 0;
  for (const Stay& s : all) {
    if (!among(s)) continue;
    whole += 1;
    n += of(s);
  }
  return n / whole;
}

}  // namespace

TEST_CASE("teacher use: colleagues who use draw others in") {
  const auto all = stays(small_plan({open_all({"planning"})}, 60), 40);
  const auto started = [](const Stay& s) { return uses_monthly(s.after); };
  const auto outside = [](const Stay& s) {
    return s.before == UseLevel::Aware || s.before == UseLevel::Tried;
  };
  const double alone = share_of(
      all, [&](const Stay& s) { return outside(s) && s.peers < 0.3; }, started);
  const double among_users = share_of(
      all, [&](const Stay& s) { return outside(s) && s.peers > 0.6; }, started);
  CAPTURE(alone, among_users);
  CHECK(among_users > 1.2 * alone);
}

TEST_CASE("teacher use: humanities ahead of mathematics and elementary, newer teachers ahead of older ones") {
  const auto all = stays(small_plan({open_all({"planning"})}, 60), 50);
  const auto weekly = [](const Stay& s) { return uses_weekly(s.after); };
  const auto teaches = [&](Subject subject) {
    return share_of(
        all, [=](const Stay& s) { return s.subject == subject; }, weekly);
  };
  CAPTURE(teaches(Subject::Humanities), teaches(Subject::Mathematics), teaches(Subject::Elementary));
  CHECK(teaches(Subject::Humanities) > teaches(Subject::Mathematics) + 0.02);
  CHECK(teaches(Subject::Humanities) > teaches(Subject::Elementary) + 0.02);
  const double newer = share_of(
      all, [](const Stay& s) { return s.experience < 5; }, weekly);
  const double older = share_of(
      all, [](const Stay& s) { return s.experience > 20; }, weekly);
  CAPTURE(newer, older);
  CHECK(newer > older + 0.03);
}

TEST_CASE("teacher use: clear guidance that reaches raises use and hours saved") {
  const auto none = runs_of({open_all({"planning"})}, 90);
  const auto guided = runs_of(
      {open_all({"planning"}), act("guidelines", {{"staff_meetings", 1.0}, {"revise_every_weeks", 20.0}})},
      90);
  CAPTURE(mean_in_week(none, Metric::HoursSaved, 80), mean_in_week(guided, Metric::HoursSaved, 80));
  CHECK(mean_in_week(guided, Metric::TeacherWeeklyUse, 80) >
        mean_in_week(none, Metric::TeacherWeeklyUse, 80) + 0.01);
  CHECK(mean_in_week(guided, Metric::HoursSaved, 80) > 1.05 * mean_in_week(none, Metric::HoursSaved, 80));
}

TEST_CASE("student use: high school above middle above elementary, and almost no income gradient") {
  const auto runs = runs_of({});
  const auto use = [&](std::string_view group) { return mean_last(runs, Metric::StudentUnguidedUse, group); };
  CAPTURE(use("high"), use("middle"), use("elementary"), use("low_income"), use("not_low_income"));
  CHECK(use("high") > use("middle") + 0.05);
  CHECK(use("middle") > use("elementary") + 0.15);
  for (const std::string_view level : {"high"}) CHECK(use(level) < 0.95);
  CHECK(use("low_income") == Approx(use("not_low_income")).margin(0.06));
}

TEST_CASE("student use: a ban lowers use a little and does not stop it") {
  const auto free = runs_of({}, 156),
             banned = runs_of({act("ban", {{"students", 1.0}, {"teachers", 1.0}})}, 156);
  const double without = mean_last(free, Metric::StudentUnguidedUse, "high"),
               with = mean_last(banned, Metric::StudentUnguidedUse, "high");
  CAPTURE(without, with);
  CHECK(with < without - 0.002);
  CHECK(with > 0.6 * without);
}

TEST_CASE(
    "learning: guided use raises it, heavy use without guardrails lowers it, guardrails turn the sign") {
  const auto none = runs_of({});
  const auto tutored =
      runs_of({open_all({"tutor"}),
               act("training", {{"hours_per_teacher", 20.0}, {"attendance", std::string("required")}}),
               act("coaching", {{"coaches", 6.0}})});
  CAPTURE(mean_last(none, Metric::Learning), mean_last(tutored, Metric::Learning));
  CHECK(mean_last(none, Metric::Learning, "high") < -0.01);
  CHECK(mean_last(tutored, Metric::Learning) > mean_last(none, Metric::Learning) + 0.01);
  Plan guarded = small_plan();
  guarded.tools[3].guardrails = 1;
  CHECK(std::abs(mean_last(run_small(small_district(6, 300), guarded, kReplicates), Metric::Learning)) <
        0.002);
  Plan answers = small_plan({open_all({"tutor"})}), hints = answers;
  answers.tools[0].guardrails = 0;
  const auto given = run_small(small_district(6, 300), answers, kReplicates),
             guiding = run_small(small_district(6, 300), hints, kReplicates);
  CHECK(mean_last(given, Metric::Learning) < mean_last(none, Metric::Learning));
  CHECK(mean_last(guiding, Metric::Learning) > mean_last(none, Metric::Learning));
}

TEST_CASE("learning: few students reach the dose of half an hour a week, and some hardly ever start") {
  Plan plan = small_plan({open_all({"tutor"})}, 40);
  const auto executor = make_serial_executor();
  double reached = 0, started = 0, offered = 0;
  for (std::uint32_t r = 0; r < 4; ++r) {
    const auto world = build_world(small_district(6, 300), plan, r, *executor);
    Simulation simulation(world, plan, *executor);
    while (simulation.week() < 36) simulation.step();
    const auto& s = simulation.state();
    for (std::uint32_t k = 0; k < world->schools.size(); ++k) {
      const double mean = static_cast<double>(s.schools[k].guided_minutes) / world->schools.n_students(k);
      for (std::uint32_t seat = world->schools.first_student[k]; seat < world->schools.first_student[k + 1];
           ++seat) {
        offered += 1;
        started += (s.students.flags[seat] & kHadGuided) != 0;
        reached += mean * static_cast<double>(s.students.engagement[seat]) >= 30;
      }
    }
  }
  CAPTURE(reached / offered, started / offered);
  CHECK(reached / offered < 0.1);
  CHECK(started / offered > 0.3);
  CHECK(started / offered < 0.85);
}

TEST_CASE("incidents: a vendor's strikes every school with the tool in the same week") {
  Plan plan = small_plan(
      {open_all({"tutor"}),
       act("vendor_event", {{"tools", tools({"tutor"})}, {"event", std::string("breach")}}, "2026-12-07")},
      30);
  plan.params.set(P::incidents_vendor_base, 0);
  for (const RunRecord& run : run_small(small_district(8, 200), plan, 4)) {
    int weeks_hit = 0;
    for (int week = 0; week < 30; ++week) {
      const double n = in_week(run, Metric::VendorPrivacyIncidents, week);
      weeks_hit += n > 0;
      if (n > 0) CHECK(n == 8);
    }
    CHECK(weeks_hit == 1);
  }
}

TEST_CASE("incidents: training in ethics lowers those by people and leaves those by vendors") {
  const auto run_with = [](bool trained) {
    std::vector<InterventionDef> acts = {open_all({"tutor", "feedback", "planning"})};
    if (trained)
      acts.push_back(
          act("training",
              {{"hours_per_teacher", 16.0}, {"ethics_share", 1.0}, {"attendance", std::string("required")}}));
    Plan plan = small_plan(acts);
    plan.params.set(P::incidents_privacy_base,
                    0.008);  // ten times the usual, so that small districts can tell
    return run_small(small_district(9, 300), plan, 12);
  };
  const auto untrained = run_with(false), trained = run_with(true);
  const auto vendor = [](const auto& runs) { return mean_total(runs, Metric::VendorPrivacyIncidents); };
  const auto human = [&](const auto& runs) {
    return mean_total(runs, Metric::PrivacyIncidents) - vendor(runs);
  };
  CAPTURE(human(untrained), human(trained), vendor(untrained), vendor(trained));
  CHECK(human(trained) < 0.9 * human(untrained));
  CHECK(vendor(trained) == Approx(vendor(untrained)).epsilon(0.05));
}

TEST_CASE("incidents: vendors cause at least half of those in which student data leave") {
  const auto runs =
      run_small(small_district(9, 300), small_plan({open_all({"tutor", "feedback", "planning"})}, 156), 12);
  const double vendor = mean_total(runs, Metric::VendorPrivacyIncidents),
               all = mean_total(runs, Metric::PrivacyIncidents);
  CAPTURE(vendor, all);
  CHECK(vendor / all > 0.5);
}

TEST_CASE("incidents: monitoring raises what is found at first, not what occurs") {
  const auto blind = runs_of({open_all({"tutor"})}),
             watched = runs_of({open_all({"tutor"}), act("monitor", {{"strength", 1.0}})});
  const auto found = [](const auto& runs) {
    double n = 0;
    for (int week = 0; week < 30; ++week) n += mean_in_week(runs, Metric::IncidentsFound, week);
    return n;
  };
  CAPTURE(found(blind), found(watched));
  CHECK(found(watched) > 1.5 * found(blind));
  CHECK(mean_total(watched, Metric::IntegrityIncidents) ==
        Approx(mean_total(blind, Metric::IntegrityIncidents)).epsilon(0.05));
}

TEST_CASE("trust: families' falls while they are not informed") {
  DistrictDef district = small_district(6, 300);
  district.today.trust_families = 0.62;
  district.today.family_informed_share = 0.1;
  const auto runs = run_small(district, small_plan({open_all({"tutor"})}, 54), kReplicates);
  const double first = mean_in_week(runs, Metric::TrustFamilies, 0),
               last = mean_in_week(runs, Metric::TrustFamilies, 52);
  CAPTURE(first, last);
  CHECK(last < first - 0.05);
  CHECK(last > first - 0.3);
}

TEST_CASE("trust: a breach that is told costs at once and takes months to mend") {
  const auto run_with = [](bool breach) {
    std::vector<InterventionDef> acts = {
        open_all({"tutor"}), act("governance", {{"arrangement", std::string("none")}, {"openness", 1.0}}),
        act("monitor", {{"strength", 1.0}})};
    if (breach)
      acts.push_back(
          act("vendor_event", {{"tools", tools({"tutor"})}, {"event", std::string("breach")}}, "2026-10-05"));
    Plan plan = small_plan(acts, 60);
    plan.params.set(P::incidents_monitor_find, 0.9);  // found within weeks, so that the loss has one date
    return run_small(small_district(6, 300), plan, kReplicates);
  };
  const auto quiet = run_with(false), hit = run_with(true);
  std::array<double, 60> gap{};
  int deepest = 0;
  for (int week = 0; week < 60; ++week) {
    gap[static_cast<std::size_t>(week)] =
        mean_in_week(quiet, Metric::TrustFamilies, week) - mean_in_week(hit, Metric::TrustFamilies, week);
    if (gap[static_cast<std::size_t>(week)] > gap[static_cast<std::size_t>(deepest)]) deepest = week;
  }
  int half = deepest;
  while (half < 59 && gap[static_cast<std::size_t>(half)] > 0.5 * gap[static_cast<std::size_t>(deepest)])
    ++half;
  CAPTURE(deepest, half, gap[static_cast<std::size_t>(deepest)]);
  CHECK(gap[static_cast<std::size_t>(deepest)] > 0.01);
  CHECK(deepest <= 9 + 6);
  CHECK(half - deepest > 13);
}

TEST_CASE(
    "turnover: a school's trained staff erodes by about a sixth a year, a district's by those who leave") {
  Plan plan = small_plan({}, 160);
  DistrictDef district = small_district(9, 450);
  district.today.teacher_trained_share = 1;
  const auto executor = make_serial_executor();
  std::array<double, 4> same_school{}, trained{}, posts{};
  for (std::uint32_t r = 0; r < 4; ++r) {
    const auto world = build_world(district, plan, r, *executor);
    Simulation simulation(world, plan, *executor);
    const std::vector<std::uint32_t> founders = simulation.state().teachers.person;
    while (!simulation.finished()) {
      simulation.step();
      if (simulation.finished() || !world->calendar.is_year_boundary(simulation.week())) continue;
      const auto year = static_cast<std::size_t>(world->calendar.school_year(simulation.week()));
      const TeacherColumns& c = simulation.state().teachers;
      for (std::uint32_t s = 0; s < world->schools.size(); ++s) {
        const auto begin = founders.begin() + world->schools.first_teacher[s],
                   end = founders.begin() + world->schools.first_teacher[s + 1];
        for (std::uint32_t t = world->schools.first_teacher[s]; t < world->schools.first_teacher[s + 1];
             ++t) {
          same_school[year] += std::find(begin, end, c.person[t]) != end;
          trained[year] += c.sessions[t] > 0;
          posts[year] += 1;
        }
      }
    }
  }
  for (const std::size_t year : {1U, 2U}) {
    CAPTURE(year, same_school[year] / posts[year], trained[year] / posts[year]);
    CHECK(same_school[year] / posts[year] == Approx(std::pow(0.84, year)).margin(0.03));
    CHECK(trained[year] / posts[year] == Approx(std::pow(0.91, year)).margin(0.03));
  }
}

TEST_CASE("turnover: onboarding keeps the trained share up") {
  const auto lapse = run_small(
      small_district(6, 300),
      small_plan({act("training", {{"attendance", std::string("required")}}, "2026-09-07")}, 156), 4);
  const auto kept = run_small(
      small_district(6, 300),
      small_plan(
          {act("training", {{"attendance", std::string("required")}, {"onboarding", 1.0}}, "2026-09-07")},
          156),
      4);
  CAPTURE(mean_in_week(lapse, Metric::TrainedShare, 40), mean_last(lapse, Metric::TrainedShare),
          mean_last(kept, Metric::TrainedShare));
  CHECK(mean_in_week(lapse, Metric::TrainedShare, 40) > 0.95);
  CHECK(mean_last(lapse, Metric::TrainedShare) < 0.86);
  CHECK(mean_last(kept, Metric::TrainedShare) > 0.94);
}

}  // namespace pilotwave::test
