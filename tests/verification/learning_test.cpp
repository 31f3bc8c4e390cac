#include "model/learning.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "experiment/trial_design.hpp"
#include "rng/samplers.hpp"
#include "verification/batch_means.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

// VV-M1, VV-M2

struct DosageRow {
  double stay;
  int weeks;
  double mean, sd, full, gain;
};
constexpr DosageRow kDosage[] = {{0.97, 30, 19.9664310486, 10.5098271292, 0.4134093490, 0.1663869254},
                                 {0.95, 36, 16.8444157042, 12.0828722890, 0.1660833840, 0.1169751091},
                                 {0.99, 36, 30.3586781950, 10.2738721574, 0.7034476950, 0.2108241541}};
constexpr double kFullGain = 0.25;  // SD

struct ResponseRow {
  double stay;
  int weeks;
  double rate, exact, plug_in;
};
constexpr ResponseRow kResponse[] = {{0.97, 30, 0.1, 0.762524851528, 0.864209647025},
                                     {0.95, 36, 0.08, 0.619335423796, 0.740124668278}};

/// Weeks attended by one student who drops out at a steady hazard.
int weeks_attended(double stay, int weeks, const Luck& luck, std::uint32_t who) {
  const double leaves = hazard_to_probability(-std::log(stay));
  int attended = 1;
  while (attended < weeks &&
         luck.uniform(Stream::UserStream, who, static_cast<std::uint32_t>(attended), 0) >= leaves)
    ++attended;
  return attended;
}

/// A week of guided use that is worth a given gain at typical quality, skill and guardrails.
LearningSituation week_worth(double gain, const Params& p) {
  LearningSituation x;
  x.quality = p[P::learning_typical_quality];
  x.guardrails = p[P::learning_guardrails_typical];
  x.skill = 0.5;
  x.guided_minutes = 60 * gain / p[P::learning_slope];
  return x;
}

void check_students(std::uint32_t n) {
  const Params p;
  for (const DosageRow& row : kDosage) {
    const Case c("VV-M1");
    const LearningSituation week = week_worth(kFullGain / row.weeks, p);
    double sum = 0, full = 0, gains = 0;
    for (std::uint32_t who = 0; who < n; ++who) {
      const int attended = weeks_attended(row.stay, row.weeks, c.luck(0), who);
      sum += attended;
      full += attended == row.weeks ? 1 : 0;
      double gain = 0;
      for (int w = 0; w < attended; ++w) gain += learning_step(week, p);
      gains += gain;
    }
    const auto named = [&](const char* what) {
      return fmt::format("{}, r {} T {}", what, row.stay, row.weeks);
    };
    c.sampled(named("mean weeks of students"), sum / n, row.mean, row.sd / std::sqrt(n));
    c.sampled(named("share to the end"), full / n, row.full, std::sqrt(row.full * (1 - row.full) / n));
    c.sampled(named("mean gain of students"), gains / n, row.gain,
              kFullGain * row.sd / row.weeks / std::sqrt(n));
  }
  for (const ResponseRow& row : kResponse) {
    const Case c("VV-M2");
    double sum = 0;
    for (std::uint32_t who = 0; who < n; ++who)
      sum += hazard_to_probability(row.rate * weeks_attended(row.stay, row.weeks, c.luck(1), who));
    const double missing = 1 - row.exact,
                 variance =
                     1 - mean_saturating_response(row.stay, row.weeks, 2 * row.rate) - missing * missing;
    c.sampled(fmt::format("mean response of students, r {}", row.stay), sum / n, row.exact,
              std::sqrt(variance / n));
  }
}

// VV-M3

struct TrialRow {
  const char* name;
  double uptake_assigned, uptake_others, intention;
};
constexpr TrialRow kTrials[] = {{"one-sided", 0.6, 0, 0.18}, {"two-sided", 0.7, 0.2, 0.15}};
constexpr double kEffectOnUsers = 0.3;

void check_trials(std::uint32_t n) {
  const Case c("VV-M3");
  for (const TrialRow& row : kTrials) {
    std::array<double, 2> outcome{}, uptake{};
    for (std::uint32_t who = 0; who < 2 * n; ++who) {
      const auto u = [&](std::uint32_t what) { return c.luck(0).uniform(Stream::UserStream, who, what, 0); };
      const std::size_t arm = who % 2;  // 0 assigned
      const bool uses = u(0) < (arm == 0 ? row.uptake_assigned : row.uptake_others);
      outcome[arm] += (normal_quantile(std::max(0x1p-54, u(1))) + (uses ? kEffectOnUsers : 0)) / n;
      uptake[arm] += uses ? 1.0 / n : 0;
    }
    const auto with_uptake = [](double share) {
      return 1 + kEffectOnUsers * kEffectOnUsers * share * (1 - share);
    };
    c.sampled(fmt::format("{}: assigned minus others", row.name), outcome[0] - outcome[1], row.intention,
              std::sqrt((with_uptake(row.uptake_assigned) + with_uptake(row.uptake_others)) / n));
    c.sampled(fmt::format("{}: Wald estimate", row.name),
              wald_estimate(outcome[0], outcome[1], uptake[0], uptake[1]), kEffectOnUsers,
              std::sqrt(2.0 / n) / (row.uptake_assigned - row.uptake_others));
  }
}

// VV-M4

struct ClusterRow {
  ClusterDesign design;
  double standard_error, effect, multiple, detectable;
};
constexpr ClusterRow kClusters[] = {{{40, 60, 0.2}, 0.1460593487, 12.8, 2.87557692, 0.42000489},
                                    {{60, 100, 0.1}, 0.0852447457, 10.9, 2.84957995, 0.24291172},
                                    {{20, 25, 0.15}, 0.1918332609, 4.6, 2.96297071, 0.56839633}};

void check_clusters(const ClusterRow& row, std::uint32_t n_trials) {
  const Case c("VV-M4");
  const ClusterDesign& d = row.design;
  std::vector<double> differences;
  BatchMeans share;
  for (std::uint32_t trial = 0; trial < n_trials; ++trial) {
    const Luck luck = c.luck(trial);
    std::vector<std::vector<double>> schools;
    double difference = 0;
    for (std::uint32_t s = 0; s < static_cast<std::uint32_t>(d.schools); ++s) {
      const auto normal = [&](std::uint32_t i) {
        return normal_quantile(luck.seat_uniform(Stream::UserStream, s, 0, i));
      };
      const double school = std::sqrt(d.intraclass) * normal(0);
      std::vector<double> outcomes;
      double mean = 0;
      for (std::uint32_t i = 1; i <= static_cast<std::uint32_t>(d.students_per_school); ++i) {
        outcomes.push_back(school + std::sqrt(1 - d.intraclass) * normal(i));
        mean += outcomes.back() / d.students_per_school;
      }
      difference += (s % 2 == 0 ? mean : -mean) / (d.schools / 2);
      schools.push_back(std::move(outcomes));
    }
    differences.push_back(difference);
    share.add(intraclass_estimate(schools));
  }
  double squares = 0;
  for (const double x : differences) squares += x * x / n_trials;
  const auto named = [&](const char* what) {
    return fmt::format("{}, J {} n {}", what, d.schools, d.students_per_school);
  };
  c.sampled(named("SD of the difference over trials"), std::sqrt(squares), row.standard_error,
            row.standard_error / std::sqrt(2.0 * n_trials));
  c.sampled(named("mean of the estimated rho"), share.mean(), d.intraclass, share.standard_error());
}

// VV-M6

struct CutRow {
  double cut, mean;
};
constexpr CutRow kCuts[] = {{-1, 0.2875999709}, {0, 0.7978845608}, {0.5, 1.1410777704}, {1, 1.5251352762}};

void check_volunteers(std::uint32_t n) {
  const Case c("VV-M6");
  const Luck luck = c.luck(0);
  std::array<double, 2> sum{}, coin_sum{};
  std::array<double, 2> count{}, coin_count{};
  std::array<double, std::size(kCuts)> above{}, n_above{};
  for (std::uint32_t s = 0; s < n; ++s) {
    const auto normal = [&](std::uint32_t i) {
      return normal_quantile(luck.seat_uniform(Stream::UserStream, s, 0, i));
    };
    const double z = normal(0), outcome = 0.4 * z + normal(1);
    for (std::size_t k = 0; k < std::size(kCuts); ++k) {
      if (z > kCuts[k].cut) above[k] += z, ++n_above[k];
    }
    const std::size_t volunteers = z > 0 ? 1 : 0,
                      drawn = luck.uniform(Stream::UserStream, s, 1, 0) < 0.5 ? 1 : 0;
    sum[volunteers] += outcome, ++count[volunteers];
    coin_sum[drawn] += outcome, ++coin_count[drawn];
  }
  for (std::size_t k = 0; k < std::size(kCuts); ++k) {
    const double mean = kCuts[k].mean, variance = 1 + kCuts[k].cut * mean - mean * mean;
    c.sampled(fmt::format("mean readiness above {}", kCuts[k].cut), above[k] / n_above[k], mean,
              std::sqrt(variance / n_above[k]));
  }
  const double within = 1 + 0.16 * (1 - kCuts[1].mean * kCuts[1].mean);
  c.sampled("volunteers minus the rest", sum[1] / count[1] - sum[0] / count[0], 0.6383076486,
            std::sqrt(within * (1 / count[0] + 1 / count[1])));
  c.sampled("drawn minus the rest", coin_sum[1] / coin_count[1] - coin_sum[0] / coin_count[0], 0,
            std::sqrt(1.16 * (1 / coin_count[0] + 1 / coin_count[1])));
}

}  // namespace

TEST_CASE("VV-M1 weeks attended with weekly drop-out") {
  const Case c("VV-M1");
  for (const DosageRow& row : kDosage) {
    const Dosage d = dosage(row.stay, row.weeks);
    const auto named = [&](const char* what) {
      return fmt::format("{}, r {} T {}", what, row.stay, row.weeks);
    };
    c.printed(named("E[D]"), d.mean, row.mean, 1e-10);
    c.printed(named("SD[D]"), d.sd, row.sd, 1e-10);
    c.printed(named("P(D = T)"), d.full, row.full, 1e-10);
    c.printed(named("expected gain"), kFullGain * d.mean / row.weeks, row.gain, 1e-10);
  }
}

TEST_CASE("VV-M2 a response that saturates with the dose") {
  const Case c("VV-M2");
  for (const ResponseRow& row : kResponse) {
    c.printed(fmt::format("exact, r {}", row.stay), mean_saturating_response(row.stay, row.weeks, row.rate),
              row.exact, 1e-12);
    c.printed(fmt::format("plug-in, r {}", row.stay),
              hazard_to_probability(row.rate * dosage(row.stay, row.weeks).mean), row.plug_in, 1e-12);
  }
}

TEST_CASE("VV-M1, VV-M2 students who drop out learn as the district's students do") { check_students(3000); }
TEST_CASE("VV-M1, VV-M2 students who drop out: 100 000 of them", "[slow]") { check_students(100000); }

TEST_CASE("VV-M3 intention to treat, compliance, and the Wald estimator") {
  const Case c("VV-M3");
  for (const TrialRow& row : kTrials) {
    const double itt = intention_to_treat(row.uptake_assigned, row.uptake_others, kEffectOnUsers);
    c.close(fmt::format("{}: intention to treat", row.name), itt, row.intention);
    c.close(fmt::format("{}: Wald", row.name), wald_estimate(itt, 0, row.uptake_assigned, row.uptake_others),
            kEffectOnUsers);
  }
  // Fade-out as the district forgets: a year keeps seven tenths.
  Params p;
  p.set(P::learning_forgetting, 0.3);
  LearningSituation x;
  x.in_session = false;
  x.so_far = 0.3;
  constexpr std::array kLeft = {0.30, 0.21, 0.147, 0.1029};
  double sum = 0;
  for (std::size_t year = 0; year < kLeft.size(); ++year) {
    c.close(fmt::format("effect after {} years", year), x.so_far, kLeft[year]);
    sum += x.so_far;
    x.so_far += learning_step(x, p);
  }
  c.close("sum of effects", sum, 0.7599);
}

TEST_CASE("VV-M3 trials with people who do not comply") { check_trials(10000); }
TEST_CASE("VV-M3 trials with people who do not comply: long", "[slow]") { check_trials(400000); }

TEST_CASE("VV-M4 whole schools are assigned: formulas") {
  const Case c("VV-M4");
  for (const ClusterRow& row : kClusters) {
    const ClusterDesign& d = row.design;
    const auto named = [&](const char* what) {
      return fmt::format("{}, J {} n {}", what, d.schools, d.students_per_school);
    };
    c.printed(named("SE of the difference"), difference_standard_error(d), row.standard_error, 1e-10);
    c.close(named("design effect"), design_effect(d), row.effect);
    c.printed(named("multiplier"), detectable_multiple(d.schools), row.multiple, 1e-8);
    c.printed(named("detectable effect"), detectable_effect(d), row.detectable, 1e-8);
  }
  const ClusterDesign as_if_independent{40 * 60, 1, 0};
  c.printed("SE as if students were independent", difference_standard_error(as_if_independent), 0.040825,
            1e-6);
}

TEST_CASE("VV-M4 whole schools are assigned: 400 trials") { check_clusters(kClusters[2], 400); }
TEST_CASE("VV-M4 whole schools are assigned: 400 trials of each design", "[slow]") {
  for (const ClusterRow& row : kClusters) check_clusters(row, 400);
}

TEST_CASE("VV-M6 schools that volunteer are readier") {
  const Case c("VV-M6");
  for (const CutRow& row : kCuts)
    c.printed(fmt::format("mean readiness above {}", row.cut), mean_above(row.cut), row.mean, 1e-10);
  c.printed("volunteers minus the rest", 0.4 * (mean_above(0) - -mean_above(0)), 0.6383076486, 1e-10);
  check_volunteers(10000);
}
TEST_CASE("VV-M6 schools that volunteer are readier: long", "[slow]") { check_volunteers(1000000); }

}  // namespace pilotwave::test
