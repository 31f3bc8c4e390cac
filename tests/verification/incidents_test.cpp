#include "model/incidents.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include <fmt/format.h>

#include "engine/rng/sample.hpp"
#include "rng/samplers.hpp"
#include "rng/thinning.hpp"
#include "support/small_world.hpp"
#include "verification/case.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kTeachers = 500;
constexpr auto kSlips = static_cast<std::size_t>(IncidentKind::PrivacyHuman);

Plan plan_of_slips(double hazard) {
  Plan plan = small_plan();
  plan.params.set(P::incidents_privacy_base, hazard);
  plan.params.set(P::incidents_vendor_base, 0);
  plan.params.set(P::incidents_season, 0);
  plan.params.set(P::incidents_find_base, 0);
  plan.params.set(P::incidents_disclose_base, 0);
  for (ToolDef& tool : plan.tools) {
    if (tool.kind == ToolKind::GeneralChat) tool.privacy_exposure = 1;
  }
  return plan;
}

DistrictDef one_school() {
  DistrictDef district = small_district(1, 60);
  district.schools[0].teachers = kTeachers;
  return district;
}

/// One school of 500 teachers who all use the same unreviewed chat weekly, and nothing else that could
/// happen: each slips with the same hazard. Weeks are those of the district's own process.
class SlippingSchool {
 public:
  explicit SlippingSchool(double hazard) : w_(one_school(), plan_of_slips(hazard)), world_(*w_.world) {
    TeacherColumns& t = w_.state.teachers;
    std::fill(t.level.begin(), t.level.end(), UseLevel::Weekly);
    std::fill(t.channel.begin(), t.channel.end(), std::uint8_t{kUnapproved});
    std::fill(t.ethics.begin(), t.ethics.end(), 0.0F);
    std::fill(t.guidance.begin(), t.guidance.end(), std::uint8_t{0});
    std::fill(w_.state.students.use.begin(), w_.state.students.use.end(), StudentUse::None);
    for (ToolState& tool : w_.state.district.tools) tool.flaws_introduced = {};
    w_.settle();
    students_ = w_.state.students;
  }

  Effects& effects() { return w_.effects; }
  /// A school year that nobody has seen: no hidden incidents, luck of its own.
  void begin(const Luck& luck) {
    luck_ = luck;
    weeks_ = 0;
    w_.state.schools[0].hidden = {};
  }
  const SchoolState& week() {
    // One session week of the calendar, over and over; each time another luck.
    world_.luck = Luck(luck_.seed(), luck_.replicate() * 4096 + weeks_++);
    const WeekContext ctx{world_, w_.plan.params, w_.plan.tools, w_.effects, w_.before, w_.week};
    story_.clear();
    step_incidents(ctx, {ctx, 0, students_, w_.state.students}, w_.state.schools[0], story_);
    return w_.state.schools[0];
  }

 private:
  SmallWeek w_;
  World world_;
  StudentColumns students_;
  Luck luck_{0, 0};
  std::uint32_t weeks_ = 0;
  std::vector<Happening> story_;
};

// VV-L1

constexpr std::array kTotalShares = {0.0273237224, 0.0983654008, 0.1770577215, 0.2124692658,
                                     0.1912223392, 0.1376800842, 0.0826080505, 0.0424841403};

void check_totals(int n_years) {
  const Case c("VV-L1");
  SlippingSchool school(0.0002);
  std::array<double, 8> share{};
  double five = 0, sum = 0, squares = 0, first_sum = 0;
  for (int r = 0; r < n_years; ++r) {
    school.begin(c.luck(static_cast<std::uint32_t>(r)));
    std::uint32_t total = 0;
    int first = 0;
    for (int week = 1; week <= 36 || first == 0; ++week) {
      const std::uint32_t n = school.week().occurred[kSlips];
      if (week <= 36) total += n;
      if (n > 0 && first == 0) first = week;
    }
    if (total < share.size()) share[total] += 1.0 / n_years;
    five += total >= 5 ? 1.0 / n_years : 0;
    sum += total;
    squares += static_cast<double>(total) * total;
    first_sum += first;
  }
  for (std::size_t k = 0; k < share.size(); ++k)
    c.sampled(fmt::format("P(total = {})", k), share[k], kTotalShares[k],
              share_error(kTotalShares[k], n_years));
  c.sampled("P(total >= 5)", five, 0.2935615504, share_error(0.2935615504, n_years));
  const double mean = sum / n_years, variance = (squares - sum * mean) / (n_years - 1);
  c.sampled("mean total", mean, 3.6, std::sqrt(3.6 / n_years));
  c.sampled("variance / mean", variance / mean, 1, std::sqrt((2 + 1 / 3.6) / n_years));
  const double p = hazard_to_probability(0.1);
  c.sampled("weeks to the first week with an incident", first_sum / n_years, 10.5083319448,
            std::sqrt((1 - p) / (p * p) / n_years));
}

// VV-L3

double season_rate(double t) { return 2 + 1.5 * std::sin(2 * std::numbers::pi * t / 36); }
double season_total(double t) {
  return 2 * t + 27 / std::numbers::pi * (1 - std::cos(2 * std::numbers::pi * t / 36));
}
struct SeasonRow {
  double t, total;
};
constexpr SeasonRow kSeason[] = {
    {4.5, 11.5172317929}, {9, 26.5943669270}, {18, 53.1887338539}, {27, 62.5943669270}, {36, 72.0}};

void check_season(int n_years) {
  const Case c("VV-L3");
  double proposals = 0, accepted = 0;
  std::array<std::vector<double>, std::size(kSeason)> counts;
  std::array<std::vector<double>, 4> quarters;
  std::vector<double> gaps;
  for (int r = 0; r < n_years; ++r) {
    const std::vector<double> times = thinned_times(
        36,
        [&](double t, const std::vector<double>&) {
          ++proposals;
          return season_rate(t);
        },
        [](double, const std::vector<double>&) { return 3.5; }, c.luck(0), Stream::UserStream,
        static_cast<std::uint32_t>(r), 0);
    const auto before = [&](double t) {
      return static_cast<double>(std::lower_bound(times.begin(), times.end(), t) - times.begin());
    };
    accepted += static_cast<double>(times.size());
    for (std::size_t i = 0; i < std::size(kSeason); ++i) counts[i].push_back(before(kSeason[i].t));
    for (std::size_t q = 0; q < 4; ++q) {
      const double from = 9 * static_cast<double>(q);
      quarters[q].push_back(before(from + 9) - before(from));
    }
    double last = 0;
    for (std::size_t i = 0; i < 10 && i < times.size(); ++i) {
      gaps.push_back(season_total(times[i]) - last);
      last = season_total(times[i]);
    }
  }
  for (std::size_t i = 0; i < std::size(kSeason); ++i) {
    const double expected = kSeason[i].total;
    const SampleMoments m = moments_of(
        static_cast<std::uint32_t>(n_years), [&](std::uint32_t r) { return counts[i][r]; },
        [](double) { return false; });
    c.sampled(fmt::format("mean by week {}", kSeason[i].t), m.mean, expected, std::sqrt(expected / n_years));
    c.sampled(fmt::format("variance by week {}", kSeason[i].t), m.variance, expected,
              std::sqrt((2 * expected * expected + expected) / n_years));
  }
  c.sampled("share of proposals kept", accepted / proposals, 4.0 / 7,
            share_error(4.0 / 7, 1) / std::sqrt(proposals));
  for (std::size_t q = 1; q < 4; ++q)
    c.sampled(fmt::format("correlation of quarters {} and {}", q, q + 1),
              correlation(quarters[q - 1], quarters[q]), 0, 1 / std::sqrt(n_years));
  // Kolmogorov and Smirnov at one in ten thousand.
  c.between("rescaled gaps are exponential: D sqrt(n)",
            ks_statistic(gaps, [](double x) { return -std::expm1(-x); }), 0, 2.2253);
}

// VV-L4

void check_costs(int n_years) {
  const Case c("VV-L4");
  const Luck luck = c.luck(0);
  const double shape = 2 / 1.5 * (2 / 1.5), scale = 2 / shape;
  double sum = 0, squares = 0;
  for (int r = 0; r < n_years; ++r) {
    const auto year = static_cast<std::uint32_t>(r);
    double cost = 0;
    std::uint32_t n = 0;
    for (std::uint32_t week = 0; week < 10; ++week)
      n += poisson_quantile(luck.uniform(Stream::UserStream, year, week, 0), 3);
    for (std::uint32_t i = 0; i < n; ++i)
      cost += gamma_quantile(luck.uniform(Stream::UserStream, year, 10, i), shape, 2);
    sum += cost;
    squares += cost * cost;
  }
  const double mean = sum / n_years, variance = (squares - sum * mean) / (n_years - 1);
  const double fourth = 30 * std::pow(scale, 4) * shape * (shape + 1) * (shape + 2) * (shape + 3);
  c.sampled("mean cost", mean, 60, std::sqrt(187.5 / n_years));
  c.sampled("variance of cost", variance, 187.5, std::sqrt((2 * 187.5 * 187.5 + fourth) / n_years));
}

constexpr std::array kFrailShares = {0.0625, 0.09375, 0.10546875, 0.10546875, 0.0988769531, 0.0889892578};

void check_frailty(int n) {
  const Case c("VV-L4");
  const Luck luck = c.luck(1);
  std::array<double, 6> share{};
  double sum = 0, squares = 0;
  for (int r = 0; r < n; ++r) {
    const auto who = static_cast<std::uint32_t>(r);
    const double rate = gamma_quantile(luck.uniform(Stream::UserStream, who, 0, 0), 2, 6);
    const std::uint32_t k = poisson_quantile(luck.uniform(Stream::UserStream, who, 1, 0), rate);
    if (k < share.size()) share[k] += 1.0 / n;
    sum += k;
    squares += static_cast<double>(k) * k;
  }
  for (std::size_t k = 0; k < share.size(); ++k)
    c.sampled(fmt::format("frailty, P({})", k), share[k], kFrailShares[k], share_error(kFrailShares[k], n));
  const double mean = sum / n;
  c.sampled("frailty, mean", mean, 6, std::sqrt(24.0 / n));
  // Fourth central moment of a negative binomial with p = 1/4: 3 var^2 + var (6/r + p^2/(1 - p)) var.
  const double fourth = 24.0 * 24 * (3 + 6.0 / 2 + 1 / 24.0);
  c.sampled("frailty, variance", (squares - sum * mean) / (n - 1), 24, std::sqrt((fourth - 24.0 * 24) / n));
}

// VV-L5

/// Each event raises the rate by 0.3 for a while: rate 0.5 + sum of 0.3 exp(-0.6 age).
struct Contagious {
  double excitement = 0, at = 0;
  std::size_t seen = 0;

  double operator()(double t, const std::vector<double>& times) {
    for (; seen < times.size(); ++seen) {
      excitement = excitement * std::exp(-0.6 * (times[seen] - at)) + 0.3;
      at = times[seen];
    }
    return 0.5 + excitement * std::exp(-0.6 * (t - at));
  }
};

std::vector<double> contagious_times(double horizon, const Luck& luck, std::uint32_t who) {
  Contagious rate, bound;  // between events the rate only falls: its value now bounds it
  return thinned_times(horizon, rate, bound, luck, Stream::UserStream, who, 0);
}

struct ContagionRow {
  double t, rate, count;
};
constexpr ContagionRow kContagion[] = {{1, 0.6295908897, 0.5680303678},
                                       {5, 0.8884349199, 3.7052169336},
                                       {10, 0.9751064658, 8.4163117806},
                                       {20, 0.9987606239, 18.3374645870}};

void check_contagion(std::uint32_t n) {
  const Case c("VV-L5");
  std::array<std::vector<double>, std::size(kContagion)> counts, rates;
  for (std::uint32_t r = 0; r < n; ++r) {
    const std::vector<double> times = contagious_times(20, c.luck(0), r);
    for (std::size_t i = 0; i < std::size(kContagion); ++i) {
      const std::vector<double> past(times.begin(),
                                     std::lower_bound(times.begin(), times.end(), kContagion[i].t));
      counts[i].push_back(static_cast<double>(past.size()));
      rates[i].push_back(Contagious{}(kContagion[i].t, past));
    }
  }
  const auto check = [&](const std::string& what, const std::vector<double>& got, double expected) {
    const SampleMoments m = moments_of(
        n, [&](std::uint32_t i) { return got[i]; }, [](double) { return false; });
    c.sampled(what, m.mean, expected, std::sqrt(m.variance / n));
  };
  for (std::size_t i = 0; i < std::size(kContagion); ++i) {
    check(fmt::format("E rate({})", kContagion[i].t), rates[i], kContagion[i].rate);
    check(fmt::format("E N({})", kContagion[i].t), counts[i], kContagion[i].count);
  }
}

// VV-Q9

const double kStock = 2 * std::exp(-0.25) / -std::expm1(-0.25);

void check_disclosure(int n_runs) {
  const Case c("VV-Q9");
  SlippingSchool school(-std::log1p(-2.0 / kTeachers));  // two a week in the mean
  school.effects().schools[0].monitoring = static_cast<float>(-std::expm1(-0.25));
  school.effects().openness = 0.5;
  std::array<double, 27> hidden{}, found{}, told{};
  std::vector<double> hidden_at_13, found_by_13;
  for (int r = 0; r < n_runs; ++r) {
    school.begin(c.luck(static_cast<std::uint32_t>(r)));
    double found_so_far = 0, told_so_far = 0;
    for (std::size_t week = 1; week <= 26; ++week) {
      const SchoolState& s = school.week();
      found_so_far += s.found[kSlips];
      told_so_far += s.disclosed[kSlips];
      hidden[week] += s.hidden[kSlips] / static_cast<double>(n_runs);
      found[week] += found_so_far / n_runs;
      told[week] += told_so_far / n_runs;
      if (week == 13) hidden_at_13.push_back(s.hidden[kSlips]), found_by_13.push_back(found_so_far);
    }
  }
  for (const std::size_t week : {std::size_t{4}, std::size_t{13}, std::size_t{26}}) {
    const auto t = static_cast<double>(week);
    const double stock = kStock * -std::expm1(-t / 4);
    const auto check = [&](const char* what, double got, double expected) {
      c.sampled(fmt::format("{}, week {}", what, week), got, expected, std::sqrt(expected / n_runs));
    };
    check("hidden", hidden[week], week == 4 ? 4.4511548734 : stock);
    check("found by then", found[week], 2 * t - stock);
    check("disclosed by then", told[week], t - stock / 2);
  }
  c.sampled("correlation of hidden and found", correlation(hidden_at_13, found_by_13), 0,
            1 / std::sqrt(n_runs));
}

struct HiddenRow {
  double t, hidden, found;
};
constexpr HiddenRow kHidden[] = {
    {4, 5.0569644706, 2.9430355294}, {13, 7.6898063373, 18.3101936627}, {26, 7.9879724865, 44.0120275135}};

/// In continuous time: instants from the thinning sampler, found after an exponential time.
void check_hidden_in_continuous_time(int n_runs) {
  const Case c("VV-Q9");
  std::array<std::array<double, 3>, 3> mean{};
  for (int r = 0; r < n_runs; ++r) {
    const auto who = static_cast<std::uint32_t>(r);
    const Luck luck = c.luck(1);
    const auto steady = [](double, const std::vector<double>&) { return 2.0; };
    const std::vector<double> times = thinned_times(26, steady, steady, luck, Stream::UserStream, who, 0);
    for (std::uint32_t i = 0; i < times.size(); ++i) {
      const double found = times[i] + exponential_quantile(luck.uniform(Stream::UserStream, who, 1, i), 4);
      const bool told = luck.uniform(Stream::UserStream, who, 2, i) < 0.5;
      for (std::size_t k = 0; k < 3; ++k) {
        if (times[i] > kHidden[k].t) continue;
        mean[k][0] += found > kHidden[k].t ? 1.0 / n_runs : 0;
        mean[k][1] += found <= kHidden[k].t ? 1.0 / n_runs : 0;
        mean[k][2] += found <= kHidden[k].t && told ? 1.0 / n_runs : 0;
      }
    }
  }
  for (std::size_t k = 0; k < 3; ++k) {
    const std::array expected = {kHidden[k].hidden, kHidden[k].found, kHidden[k].found / 2};
    constexpr std::array kWhat = {"hidden", "found", "disclosed"};
    for (std::size_t i = 0; i < 3; ++i)
      c.sampled(fmt::format("{} in continuous time, t = {}", kWhat[i], kHidden[k].t), mean[k][i], expected[i],
                std::sqrt(expected[i] / n_runs));
  }
}

}  // namespace

TEST_CASE("VV-L1 incidents of many people are Poisson, by the district's own weeks") { check_totals(250); }
TEST_CASE("VV-L1 incidents of many people are Poisson: 20 000 school years", "[slow]") {
  check_totals(20000);
}

TEST_CASE("VV-L2 hazards add, and steps of any length compose") {
  const Case c("VV-L2");
  c.printed("h = 0.002, one week", hazard_to_probability(0.002), 0.00199800133267, 1e-14);
  double weekly = 0, as_chances = 0;
  for (int step = 0; step < 12; ++step) {
    weekly = noisy_or(weekly, hazard_to_probability(0.002));
    as_chances = noisy_or(as_chances, 0.002);
  }
  c.close("twelve weeks, week by week", weekly, hazard_to_probability(0.024));
  c.printed("twelve weeks at once", hazard_to_probability(0.024), 0.02371429024209, 1e-14);
  c.printed("were 0.002 a chance, not a hazard", as_chances, 0.02373775210528, 1e-14);
  c.printed("any of three hazards", hazard_to_probability(0.3 + 0.5 + 0.2), 0.632120558829, 1e-12);
}

TEST_CASE("VV-L2 competing hazards: one event, of the type its share says") {
  const Case c("VV-L2");
  constexpr std::array kHazards = {0.3, 0.5, 0.2};
  constexpr int kDraws = 200000;
  std::array<double, 4> share{};
  for (std::uint32_t i = 0; i < kDraws; ++i)
    share[first_to_strike(kHazards, c.luck(0).uniform(Stream::UserStream, 0, 0, i))] += 1.0 / kDraws;
  const double any = 0.632120558829;
  c.sampled("P(any)", 1 - share[3], any, share_error(any, kDraws));
  c.sampled("P(type 1)", share[0], 0.189636167649, share_error(0.189636167649, kDraws));
  for (std::size_t i = 0; i < 3; ++i)
    c.sampled(fmt::format("share of type {} among first events", i + 1), share[i] / (1 - share[3]),
              kHazards[i], share_error(kHazards[i], kDraws) / std::sqrt(any));
  // Where one type ends and the next begins, to the rounding of the uniform.
  const double edge = any * 0.3;
  CHECK(first_to_strike(kHazards, edge - 1e-9) == 0);
  CHECK(first_to_strike(kHazards, edge + 1e-9) == 1);
  CHECK(first_to_strike(kHazards, any + 1e-9) == 3);
  CHECK(first_to_strike(std::span<const double>{}, 0) == 0);
}

TEST_CASE("VV-L3 a seasonal rate by thinning") { check_season(2000); }
TEST_CASE("VV-L3 a seasonal rate by thinning: 20 000 years", "[slow]") { check_season(20000); }

TEST_CASE("VV-L4 compound costs and frailty") {
  check_costs(1000);
  check_frailty(10000);
}
TEST_CASE("VV-L4 compound costs and frailty: long", "[slow]") {
  check_costs(20000);
  check_frailty(200000);
}

TEST_CASE("VV-L5 incidents that excite others") { check_contagion(2000); }
TEST_CASE("VV-L5 incidents that excite others: long", "[slow]") {
  check_contagion(20000);
  const Case c("VV-L5");
  constexpr std::uint32_t kRuns = 4000;
  std::vector<double> counts;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const std::vector<double> times = contagious_times(500, c.luck(1), r);
    counts.push_back(static_cast<double>(times.end() - std::lower_bound(times.begin(), times.end(), 100.0)));
  }
  const SampleMoments m = moments_of(
      kRuns, [&](std::uint32_t i) { return counts[i]; }, [](double) { return false; });
  c.sampled("stationary rate", m.mean / 400, 1, std::sqrt(4.0 / 400 / kRuns));
  // Over 400 weeks the variance is 4 * 400 - 10: the limit is reached to one part in forty.
  c.sampled("variance / mean over 400 weeks", m.variance / m.mean, 4, 4 * std::sqrt(2.0 / kRuns), 0.025);
}

TEST_CASE("VV-Q9 incidents occur, are found and disclosed, by the district's own weeks") {
  check_disclosure(150);
  check_hidden_in_continuous_time(2000);
}
TEST_CASE("VV-Q9 incidents occur, are found and disclosed: long", "[slow]") {
  check_disclosure(4000);
  check_hidden_in_continuous_time(20000);
  const Case c("VV-Q9");
  SlippingSchool school(-std::log1p(-2.0 / kTeachers));
  school.effects().schools[0].monitoring = static_cast<float>(-std::expm1(-0.25));
  school.effects().openness = 0.5;
  school.begin(c.luck(5000));
  for (int week = 0; week < 60; ++week) (void)school.week();
  constexpr int kWeeks = 4000;
  double found = 0, told = 0, hidden = 0;
  for (int week = 0; week < kWeeks; ++week) {
    const SchoolState& s = school.week();
    found += s.found[kSlips];
    told += s.disclosed[kSlips];
    hidden += s.hidden[kSlips];
  }
  c.sampled("found a week", found / kWeeks, 2, std::sqrt(2.0 / kWeeks));
  c.sampled("disclosed a week", told / kWeeks, 1, std::sqrt(1.0 / kWeeks));
  // The stock remembers e^-0.25 of itself from week to week.
  const double memory = std::exp(-0.25);
  c.sampled("hidden in the long run", hidden / kWeeks, 7.0416233284,
            std::sqrt(kStock * (1 + memory) / (1 - memory) / kWeeks));
}

}  // namespace pilotwave::test
