#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "determinism/random_scenario.hpp"
#include "engine/rng/sample.hpp"
#include "model/param_keys.hpp"
#include "model/state.hpp"
#include "sim/simulation.hpp"
#include "sim/snapshot.hpp"
#include "support/small_world.hpp"
#include "verification/case.hpp"

/// Relations between two runs: what is changed must change the result in a known way, or not at all.
namespace pilotwave::test {
namespace {

constexpr int kRelatedWeeks = 56;  // crosses a year boundary
constexpr int kSchoolYear = 40;    // does not

std::uint64_t hash_of_people(ModelState state) {  // for_each_column is not const
  Fnv1a h;
  const auto add = [&](const auto& column) {
    h.bytes(column.data(),
            column.size() * sizeof(typename std::remove_cvref_t<decltype(column)>::value_type));
  };
  state.teachers.for_each_column(add);
  state.students.for_each_column(add);
  return h.value();
}

/// Everybody after every week.
std::vector<std::uint64_t> people(const DistrictDef& district, const Plan& plan,
                                  std::uint32_t replicate = 0) {
  const auto executor = make_serial_executor();
  Simulation simulation(build_world(district, plan, replicate, *executor), plan, *executor);
  std::vector<std::uint64_t> weeks;
  while (!simulation.finished()) {
    simulation.step();
    weeks.push_back(hash_of_people(simulation.state()));
  }
  return weeks;
}

/// The whole state after every week.
std::vector<std::uint64_t> everything(const DistrictDef& district, const Plan& plan,
                                      std::uint32_t replicate = 0) {
  const auto executor = make_serial_executor();
  return run_plan(build_world(district, plan, replicate, *executor), plan, *executor, {false, true})
      .week_hash();
}

ModelState last_state(const DistrictDef& district, const Plan& plan, std::uint32_t replicate = 0) {
  const auto executor = make_serial_executor();
  Simulation simulation(build_world(district, plan, replicate, *executor), plan, *executor);
  simulation.run_to_end();
  return simulation.state();
}

/// Weeks in which two paths are apart.
double weeks_apart(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  REQUIRE(a.size() == b.size());
  double apart = 0;
  for (std::size_t w = 0; w < a.size(); ++w) apart += a[w] != b[w];
  return apart;
}

/// Nothing can go wrong with anybody.
void switch_incidents_off(Params& p) {
  for (const P key : {P::incidents_privacy_base, P::incidents_vendor_base, P::incidents_integrity_base,
                      P::incidents_safety_base, P::incidents_bias_base, P::incidents_detector_false,
                      P::incidents_detector_false_other})
    p.set(key, 0);
}

/// Nobody comes or goes in the year.
void switch_moves_off(Params& p) {
  for (const P key : {P::turnover_teacher_midyear, P::turnover_student_mobility}) p.set(key, 0);
}

/// A district of teachers who only ever move up, in one school year: every influence of one teacher's use on
/// another's is a help.
Plan rising_plan(std::vector<InterventionDef> interventions = {}) {
  Plan plan = small_plan(std::move(interventions), kSchoolYear);
  switch_incidents_off(plan.params);
  switch_moves_off(plan.params);
  plan.params.set(P::teacher_use_down_rate, 0);
  plan.params.set(P::teacher_use_integrated_down_rate, 0);
  plan.params.set(P::teacher_use_harden_rate, 0);
  return plan;
}

int steps_up(UseLevel level) {
  return level == UseLevel::Refuses || level == UseLevel::Unaware ? 0 : static_cast<int>(level) - 1;
}

/// Teachers and weeks in which somebody is less far under the second plan; and how often somebody is further.
struct Lead {
  double behind = 0, ahead = 0;
};
Lead lead_of(const DistrictDef& district, const Plan& less, const Plan& more) {
  const auto executor = make_serial_executor();
  const auto world = build_world(district, less, 0, *executor);
  Simulation a(world, less, *executor), b(world, more, *executor);
  Lead lead;
  while (!a.finished()) {
    a.step();
    b.step();
    for (std::size_t t = 0; t < a.state().teachers.level.size(); ++t) {
      const int x = steps_up(a.state().teachers.level[t]), y = steps_up(b.state().teachers.level[t]);
      lead.behind += y < x;
      lead.ahead += y > x;
    }
  }
  return lead;
}

/// A plan that starts before anybody used AI.
Plan early_plan(int weeks) {
  Plan plan = small_plan({}, weeks);
  plan.start = parse_date("2022-11-28").value();
  return plan;
}

/// End-of-run outcomes of many replicates.
std::vector<double> outcomes(const DistrictDef& district, const Plan& plan, std::uint32_t n,
                             std::uint32_t first, const std::function<double(const ModelState&)>& read) {
  std::vector<double> all;
  for (std::uint32_t r = first; r < first + n; ++r) all.push_back(read(last_state(district, plan, r)));
  return all;
}

double share_trying(const ModelState& s) {
  const auto tried = [](UseLevel level) { return steps_up(level) >= 2; };
  return static_cast<double>(std::count_if(s.teachers.level.begin(), s.teachers.level.end(), tried)) /
         static_cast<double>(s.teachers.level.size());
}

SampleMoments of(const std::vector<double>& x) {
  return moments_of(
      static_cast<std::uint32_t>(x.size()), [&](std::uint32_t i) { return x[i]; },
      [](double) { return false; });
}

/// Kolmogorov and Smirnov's distance of two samples over its scale.
double two_sample_distance(std::vector<double> a, std::vector<double> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  const auto n = static_cast<double>(a.size()), m = static_cast<double>(b.size());
  double d = 0;
  for (const double x : a)
    d = std::max(d, std::abs(static_cast<double>(std::upper_bound(a.begin(), a.end(), x) - a.begin()) / n -
                             static_cast<double>(std::upper_bound(b.begin(), b.end(), x) - b.begin()) / m));
  return d * std::sqrt(n * m / (n + m));
}

constexpr double kOneInTenThousand = 2.2253;  ///< of Kolmogorov's distribution

void check_same_law(const Case& c, const std::string& what, const std::vector<double>& a,
                    const std::vector<double>& b) {
  const SampleMoments x = of(a), y = of(b);
  c.sampled(
      what + ": difference of means", y.mean - x.mean, 0,
      std::sqrt(x.variance / static_cast<double>(a.size()) + y.variance / static_cast<double>(b.size())));
  c.between(what + ": distance of two samples", two_sample_distance(a, b), 0, kOneInTenThousand);
}

/// Schools that touch each other in nothing: no news, no ties, no common flaws.
Plan separate_schools_plan(int weeks) {
  Plan plan = early_plan(weeks);
  switch_moves_off(plan.params);
  plan.params.set(P::network_advice_cross_school, 0);
  plan.params.set(P::trust_news, 0);
  return plan;
}

}  // namespace

TEST_CASE("VV-P1, VV-P17, VV-P22 the order of schools in a file, and swapped labels, change nothing") {
  for (const std::uint32_t seed : {41U, 42U, 43U}) {
    const DistrictDef district = random_district(seed);
    const Plan plan = random_plan(seed, kRelatedWeeks, district);
    const auto expected = everything(district, plan);
    DistrictDef turned = district;
    std::reverse(turned.schools.begin(), turned.schools.end());
    Case("VV-P1").exact(fmt::format("weeks apart, scenario {}, schools reversed", seed),
                        weeks_apart(everything(turned, plan), expected), 0);
    // Luck goes with the id: a school that takes another's place in the file takes its own luck along.
    std::rotate(turned.schools.begin(), turned.schools.begin() + 1, turned.schools.end());
    Case("VV-P17").exact(fmt::format("weeks apart, scenario {}, schools rotated", seed),
                         weeks_apart(everything(turned, plan), expected), 0);
  }
  DistrictDef twins = small_district(2, 90);
  twins.schools[1] = twins.schools[0];
  twins.schools[1].id = "school-01";
  twins.schools[1].name = "the other";
  const Plan plan =
      small_plan({act("training"), act("expand", {{"tools", tools({"tutor"})}})}, kRelatedWeeks);
  const auto expected = everything(twins, plan);
  std::swap(twins.schools[0], twins.schools[1]);
  std::swap(twins.schools[0].name, twins.schools[1].name);
  Case("VV-P22").exact("weeks apart, twin schools swapped", weeks_apart(everything(twins, plan), expected),
                       0);
}

TEST_CASE("VV-P5 training that nobody pays for is no training") {
  const Case c("VV-P5");
  for (const std::uint32_t seed : {51U, 52U, 53U}) {
    DistrictDef district = random_district(seed);
    district.annual_budget_cents = 0;
    Plan without = random_plan(seed, kRelatedWeeks, district);
    std::erase_if(without.interventions,
                  [](const InterventionDef& i) { return i.kind == "budget" || i.kind == "training"; });
    Plan with = without;
    with.interventions.push_back(default_intervention("training", with.start));
    c.exact(fmt::format("weeks apart, scenario {}", seed),
            weeks_apart(people(district, with), people(district, without)), 0);
    district.annual_budget_cents = -1;  // and were it paid for, it would be seen
    CHECK(people(district, with).back() != people(district, without).back());
  }
}

TEST_CASE("VV-P7 a budget that never binds is no budget") {
  const Case c("VV-P7");
  for (const std::uint32_t seed : {61U, 62U, 63U}) {
    DistrictDef district = random_district(seed);
    Plan plan = random_plan(seed, kRelatedWeeks, district);
    std::erase_if(plan.interventions, [](const InterventionDef& i) { return i.kind == "budget"; });
    district.annual_budget_cents = -1;
    const auto free = people(district, plan);
    const std::int64_t spent = last_state(district, plan).district.ledger.total_cents;
    district.annual_budget_cents = 1'000'000'000'000;
    c.exact(fmt::format("weeks apart, scenario {}", seed), weeks_apart(people(district, plan), free), 0);
    c.exact(fmt::format("cents spent, scenario {}", seed),
            static_cast<double>(last_state(district, plan).district.ledger.total_cents),
            static_cast<double>(spent));
  }
}

TEST_CASE("VV-P8 a gate that nobody can pass ends the pilot, and one that everybody passes asks nothing") {
  const Case c("VV-P8");
  const DistrictDef district = small_district(3, 90);
  const auto pilot = [](double min_use, double survey) {
    return act("pilot", {{"tools", tools({"tutor", "feedback"})},
                         {"gate_after_weeks", 10.0},
                         {"gate_survey", survey},
                         {"gate_min_use", min_use},
                         {"gate_extensions", 0.0}});
  };
  // All of the staff would have to use it weekly: never so here.
  const Plan stopped = small_plan({pilot(1, 5000)}, kRelatedWeeks);
  const auto executor = make_serial_executor();
  const RunRecord record = run_plan(build_world(district, stopped, 0, *executor), stopped, *executor);
  int stop = -1;
  for (const EventRecord& e : record.events) {
    if (e.kind == "gate" && e.detail.starts_with("stop")) stop = e.week;
  }
  REQUIRE(stop > 0);
  Plan ended = stopped;
  ended.interventions[0].fields.set("gate_after_weeks", 0.0);
  ended.interventions[0].end = ended.start + std::chrono::days{7 * stop};
  c.exact("weeks apart: gate never passed, plan that ends there",
          weeks_apart(people(district, stopped), people(district, ended)), 0);
  Plan endless = ended;
  endless.interventions[0].end.reset();
  CHECK(people(district, endless) != people(district, ended));
  const Plan few = small_plan({pilot(0, 1)}, kRelatedWeeks),
             many = small_plan({pilot(0, 5000)}, kRelatedWeeks);
  c.exact("weeks apart: a gate of no demands, one asked or all",
          weeks_apart(people(district, few), people(district, many)), 0);
}

TEST_CASE("VV-P11, VV-P21 where use only helps use, more of a push never holds anybody back") {
  std::map<std::string, double> ahead;
  for (const std::uint32_t seed : {71U, 72U, 73U}) {
    DistrictDef district = random_district(seed);
    district.annual_budget_cents = -1;  // what one push costs, another cannot lack
    Plan base = rising_plan();
    base.seed = seed;
    for (const P key : {P::teacher_use_try_rate, P::teacher_use_monthly_rate, P::teacher_use_w_peers}) {
      Plan raised = base;
      raised.params.set(key, 1.7 * base.params[key]);
      if (key == P::teacher_use_w_peers) raised.params.set(P::teacher_use_typical_peers, 0);
      Plan plain = base;
      if (key == P::teacher_use_w_peers) plain.params.set(P::teacher_use_typical_peers, 0);
      const Lead lead = lead_of(district, plain, raised);
      Case("VV-P11").exact(
          fmt::format("teachers held back, scenario {}, {}", seed, param_catalogue()[key].key), lead.behind,
          0);
      ahead[std::string(param_catalogue()[key].key)] += lead.ahead;
    }
    Plan trained = rising_plan({act("training", {{"attendance", std::string("required")}})});
    trained.seed = seed;
    const Lead lead = lead_of(district, base, trained);
    Case("VV-P21").exact(fmt::format("teachers held back, scenario {}, by training", seed), lead.behind, 0);
    ahead["training"] += lead.ahead;
    Plan both = trained;
    both.interventions.push_back(act("coaching", {{"coaches", 2.0}}));
    Case("VV-P21").exact(fmt::format("teachers held back, scenario {}, by coaches besides", seed),
                         lead_of(district, trained, both).behind, 0);
  }
  for (const auto& [push, teachers] : ahead) {
    INFO(push);
    CHECK(teachers > 0);
  }
}

TEST_CASE("VV-P12 where nobody falls back, what would make them fall back is nothing") {
  const Case c("VV-P12");
  for (const std::uint32_t seed : {81U, 82U}) {
    const DistrictDef district = random_district(seed);
    Plan plan = random_plan(seed, kRelatedWeeks, district);
    plan.params.set(P::teacher_use_down_rate, 0);
    plan.params.set(P::teacher_use_integrated_down_rate, 0);
    plan.params.set(P::teacher_use_harden_rate, 0);
    Plan other = plan;
    for (const P key : {P::teacher_use_w_bad, P::teacher_use_w_unsupported, P::teacher_use_w_incident,
                        P::teacher_use_w_overload, P::teacher_use_hold, P::teacher_use_w_access_lost})
      other.params.set(key, 2 * plan.params[key] + 1);
    c.exact(fmt::format("weeks apart, scenario {}", seed),
            weeks_apart(everything(district, other), everything(district, plan)), 0);
  }
}

TEST_CASE("VV-P13 schools that touch in nothing are the same together and alone") {
  const Case c("VV-P13");
  const DistrictDef district = small_district(3, 120);
  const Plan plan = separate_schools_plan(26);
  const auto executor = make_serial_executor();
  const auto together = build_world(district, plan, 0, *executor);
  Simulation all(together, plan, *executor);
  std::vector<std::unique_ptr<Simulation>> alone;
  for (const SchoolDef& school : district.schools) {
    DistrictDef one = district;
    one.schools = {school};
    alone.push_back(std::make_unique<Simulation>(build_world(one, plan, 0, *executor), plan, *executor));
  }
  std::map<std::string, double> apart;
  double users = 0;
  while (!all.finished()) {
    all.step();
    for (std::uint32_t s = 0; s < 3; ++s) {
      alone[s]->step();
      const ModelState &w = all.state(), &p = alone[s]->state();
      const auto same = [&](const char* what, const auto& whole, const auto& part, std::uint32_t first) {
        apart[what] += !std::equal(part.begin(), part.end(), whole.begin() + first);
      };
      const std::uint32_t t = together->schools.first_teacher[s], k = together->schools.first_student[s];
      same("teachers", w.teachers.person, p.teachers.person, t);
      same("use level", w.teachers.level, p.teachers.level, t);
      same("skill", w.teachers.skill, p.teachers.skill, t);
      same("trust of teachers", w.teachers.trust, p.teachers.trust, t);
      same("students", w.students.person, p.students.person, k);
      same("own use", w.students.use, p.students.use, k);
      same("learning", w.students.learning, p.students.learning, k);
      same("trust of students", w.students.trust, p.students.trust, k);
      same("trust of families", w.students.family_trust, p.students.family_trust, k);
      same("incidents", w.schools[s].occurred, p.schools[0].occurred, 0);
      same("hidden incidents", w.schools[s].hidden, p.schools[0].hidden, 0);
      for (const StudentUse use : p.students.use) users += use != StudentUse::None;
    }
  }
  CHECK(users > 0);
  for (const auto& [what, weeks] : apart) c.exact(fmt::format("{}: schools and weeks apart", what), weeks, 0);
}

TEST_CASE("VV-P15 days instead of weeks") {
  const Case c("VV-P15");
  for (const double hazard : {0.002, 0.1, 0.7}) {
    double week = 0;
    for (int day = 0; day < 7; ++day) week = noisy_or(week, hazard_to_probability(hazard / 7));
    c.close(fmt::format("a week of days at {} a week", hazard), week, hazard_to_probability(hazard));
  }
  constexpr std::uint32_t kPeople = 4000;
  std::vector<double> by_day, by_week;
  for (std::uint32_t who = 0; who < kPeople; ++who) {
    const auto first = [&](std::uint32_t stream, double chance) {
      std::uint32_t step = 0;
      while (c.luck(stream).uniform(Stream::UserStream, who, step, 0) >= chance) ++step;
      return step;
    };
    by_day.push_back(std::floor(first(0, hazard_to_probability(0.1 / 7)) / 7.0));
    by_week.push_back(first(1, hazard_to_probability(0.1)));
  }
  check_same_law(c, "week of the first event", by_week, by_day);
}

TEST_CASE("VV-P16 prices in tenths of a cent: the same decisions, ten times the amounts") {
  const Case c("VV-P16");
  DistrictDef district = small_district(3, 120);
  Plan plan = small_plan({act("expand", {{"tools", tools({"tutor", "feedback"})}})}, kRelatedWeeks);
  plan.params.set(P::technology_price_growth, 0);
  district.annual_budget_cents = 500'000;  // not enough for all
  DistrictDef dear_district = district;
  Plan dear = plan;
  dear_district.annual_budget_cents *= 10;
  for (ToolDef& tool : dear.tools) tool.seat_price_usd *= 10;
  for (const P key : {P::incidents_usd_serious, P::incidents_usd_vendor, P::technology_vendor_exit_usd})
    dear.params.set(key, 10 * plan.params[key]);
  c.exact("weeks apart", weeks_apart(people(dear_district, dear), people(district, plan)), 0);
  const Ledger a = last_state(district, plan).district.ledger,
               b = last_state(dear_district, dear).district.ledger;
  CHECK(a.unfunded_total > 0);
  c.exact("requests cut", b.unfunded_total, a.unfunded_total);
  for (std::size_t line = 0; line < kLines; ++line)
    c.exact(fmt::format("amount of line {}", line), static_cast<double>(b.total_by_line[line]),
            10 * static_cast<double>(a.total_by_line[line]));
}

TEST_CASE("VV-P20 one session of training, or two of half the length") {
  const Case c("VV-P20");
  const DistrictDef district = small_district(3, 120);
  const auto taught = [&](double sessions) {
    Plan plan = small_plan({act("training",
                                {{"hours_per_teacher", 8.0},
                                 {"sessions", sessions},
                                 {"weeks_between", 1.0},
                                 {"attendance", std::string("required")},
                                 {"stipend_usd_per_hour", 25.0}},
                                "2026-09-14")},
                           20);
    switch_incidents_off(plan.params);
    switch_moves_off(plan.params);
    plan.params.set(P::training_required_attendance, 1);
    return last_state(district, plan).district.ledger;
  };
  const Ledger once = taught(1), twice = taught(2);
  CHECK(once.total_cents > 0);
  c.exact("minutes of teachers",
          static_cast<double>(twice.total_minutes[static_cast<std::size_t>(HourRole::Teachers)]),
          static_cast<double>(once.total_minutes[static_cast<std::size_t>(HourRole::Teachers)]));
  c.exact("cents", static_cast<double>(twice.total_cents), static_cast<double>(once.total_cents));
}

TEST_CASE("VV-P24 where nobody heeds anybody, the networks do not matter") {
  const Case c("VV-P24");
  // Within a school year: classes of the next one are made up so that friends stay together.
  for (const std::uint32_t seed : {91U, 92U}) {
    const DistrictDef district = random_district(seed);
    Plan plan = small_plan({act("training")}, kSchoolYear);
    for (const P key : {P::teacher_use_w_peers, P::teacher_use_w_help, P::training_peer_rate,
                        P::teacher_use_peer_help, P::student_use_w_friends})
      plan.params.set(key, 0);
    Plan other = plan;
    other.params.set(P::network_advice_ties, 2 * plan.params[P::network_advice_ties]);
    other.params.set(P::network_friend_nominations, 0.6 * plan.params[P::network_friend_nominations]);
    const ModelState a = last_state(district, plan), b = last_state(district, other);
    const auto same = [&](const char* what, const auto& x, const auto& y) {
      double apart = 0;
      for (std::size_t i = 0; i < x.size(); ++i) apart += x[i] != y[i];
      c.exact(fmt::format("{} apart, scenario {}", what, seed), apart, 0);
    };
    same("use levels", a.teachers.level, b.teachers.level);
    same("skills", a.teachers.skill, b.teachers.skill);
    same("own use of students", a.students.use, b.students.use);
    same("learning", a.students.learning, b.students.learning);
    CHECK(a.teachers.peers_using != b.teachers.peers_using);  // the networks did change
  }
}

TEST_CASE("VV-P25 where nobody starts by themselves, nobody ever starts") {
  const Case c("VV-P25");
  for (const std::uint32_t seed : {101U, 102U}) {
    const DistrictDef district = random_district(seed);
    Plan plan = early_plan(26);  // nobody comes from elsewhere before the school year ends
    switch_moves_off(plan.params);
    for (const P key : {P::teacher_use_aware_rate, P::teacher_use_soften_rate, P::student_use_base_elementary,
                        P::student_use_base_middle, P::student_use_base_high})
      plan.params.set(key, 0);
    plan.params.set(P::teacher_use_w_peers, 6);
    plan.params.set(P::student_use_w_friends, 6);
    const auto executor = make_serial_executor();
    Simulation simulation(build_world(district, plan, 0, *executor), plan, *executor);
    double users = 0;
    while (!simulation.finished()) {
      simulation.step();
      const ModelState& s = simulation.state();
      for (const UseLevel level : s.teachers.level) users += steps_up(level) >= 2;
      for (const StudentUse use : s.students.use) users += use != StudentUse::None;
    }
    c.exact(fmt::format("users over all weeks, scenario {}", seed), users, 0);
  }
}

TEST_CASE("VV-P27 where nothing happens, how it would weigh is nothing") {
  const Case c("VV-P27");
  for (const std::uint32_t seed : {111U, 112U}) {
    const DistrictDef district = random_district(seed);
    Plan plan = random_plan(seed, kRelatedWeeks, district);
    for (ToolDef& tool : plan.tools) tool.vendor_hazard = 0;
    std::erase_if(plan.interventions, [](const InterventionDef& i) { return i.kind == "vendor_event"; });
    switch_incidents_off(plan.params);
    Plan other = plan;
    for (const P key :
         {P::incidents_find_base, P::incidents_severity_privacy, P::incidents_severity_safety,
          P::incidents_hours_serious, P::incidents_usd_serious, P::incidents_press, P::trust_loss})
      other.params.set(key, std::min(0.9, 2 * plan.params[key] + 0.01));
    c.exact(fmt::format("weeks apart, scenario {}", seed),
            weeks_apart(everything(district, other), everything(district, plan)), 0);
    double n = 0;
    for (const SchoolState& s : last_state(district, plan).schools) n += s.incidents_total;
    c.exact(fmt::format("incidents, scenario {}", seed), n, 0);
  }
}

TEST_CASE("VV-P2 other names, other luck, the same law", "[slow]") {
  const Case c("VV-P2");
  const DistrictDef district = small_district(2, 120);
  DistrictDef renamed = district;
  for (SchoolDef& school : renamed.schools) school.id = "another-" + school.id;
  const Plan plan = small_plan({act("training")}, kSchoolYear);
  const auto trust = [](const ModelState& s) {
    double sum = 0;
    for (const float x : s.teachers.trust)
      sum += static_cast<double>(x) / static_cast<double>(s.teachers.trust.size());
    return sum;
  };
  check_same_law(c, "share that tried", outcomes(district, plan, 400, 0, share_trying),
                 outcomes(renamed, plan, 400, 0, share_trying));
  check_same_law(c, "trust of teachers", outcomes(district, plan, 400, 0, trust),
                 outcomes(renamed, plan, 400, 0, trust));
}

TEST_CASE("VV-P3, VV-P4 copies of a school, and a larger one", "[slow]") {
  constexpr std::uint32_t kRuns = 400;
  constexpr std::size_t kCopies = 4;
  const DistrictDef one = small_district(1, 120);
  DistrictDef copies = one;
  for (std::size_t i = 1; i < kCopies; ++i) {
    copies.schools.push_back(one.schools[0]);
    copies.schools.back().id = fmt::format("copy-{}", i);
  }
  const Plan plan = separate_schools_plan(60);
  const std::vector<double> a = outcomes(one, plan, kRuns, 0, share_trying),
                            b = outcomes(copies, plan, kRuns, 1000, share_trying);
  const SampleMoments x = of(a), y = of(b);
  const Case c("VV-P3");
  CHECK(x.variance > 0);
  c.sampled("difference of means", y.mean - x.mean, 0, std::sqrt((x.variance + y.variance) / kRuns));
  // The ratio of two sample variances of 400 each: 4.5 of its standard errors are an F test far below 0.0001.
  c.sampled("variance of one over that of four copies", x.variance / y.variance, kCopies,
            kCopies * std::sqrt(4.0 / kRuns));
  DistrictDef twice = one;
  twice.schools[0].students *= 2;
  twice.schools[0].teachers *= 2;
  const SampleMoments z = of(outcomes(twice, plan, kRuns, 2000, share_trying));
  Case("VV-P4").sampled("share that tried, twice as many people", z.mean, x.mean,
                        std::sqrt((x.variance + z.variance) / kRuns), 0.5 / one.schools[0].teachers);
}

TEST_CASE("VV-P23 other seeds, unrelated outcomes", "[slow]") {
  const Case c("VV-P23");
  const DistrictDef district = small_district(2, 120);
  Plan plan = small_plan({act("training")}, kSchoolYear);
  std::vector<double> first, second;
  double same = 0;
  for (std::uint32_t i = 0; i < 200; ++i) {
    plan.seed = 2 * i + 1;
    const ModelState a = last_state(district, plan);
    plan.seed = 2 * i + 2;
    const ModelState b = last_state(district, plan);
    same += state_hash(a) == state_hash(b);
    first.push_back(share_trying(a));
    second.push_back(share_trying(b));
  }
  c.exact("pairs of seeds with the same end", same, 0);
  c.sampled("correlation of outcomes over 200 pairs of seeds", correlation(first, second), 0,
            1 / std::sqrt(200.0));
}

}  // namespace pilotwave::test
