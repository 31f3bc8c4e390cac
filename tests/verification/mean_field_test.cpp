// Section A: adoption in a mixed crowd (Bass).
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "network/generators/lattice.hpp"
#include "rng/samplers.hpp"
#include "spread/bass.hpp"
#include "spread/event_driven.hpp"
#include "spread/run_spread.hpp"
#include "verification/case.hpp"
#include "verification/copies.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

constexpr BassCurve kAverage{0.03, 0.38};

SteppedBass stepped(StepMode mode, double dt = 1) { return {0.03, 0.38, 0, dt, mode, {}}; }

SpreadPlan run_of(const Case& c, std::uint32_t replicate, int steps) {
  SpreadPlan plan;
  plan.luck = {c.luck(replicate)};
  plan.steps = steps;
  return plan;
}

double mean_share(const std::vector<double>& x) {
  double sum = 0;
  for (const double v : x) sum += v;
  return sum / static_cast<double>(x.size());
}

double deviation_of(const std::vector<double>& x) {
  const double mean = mean_share(x);
  double sum = 0;
  for (const double v : x) sum += (v - mean) * (v - mean);
  return std::sqrt(sum / static_cast<double>(x.size() - 1));
}

/// Shares of adopters of several runs at one step.
using Runs = std::vector<std::vector<double>>;

template <class Chance>
Runs shares_of_runs(const Case& c, std::uint32_t n, const Chance& chance, int steps, std::uint32_t n_runs) {
  Runs by_step(static_cast<std::size_t>(steps) + 1);
  for (std::uint32_t r = 0; r < n_runs; ++r) {
    const SpreadHistory run = run_spread(MixedCrowd(n), chance, run_of(c, r, steps));
    for (std::size_t t = 0; t < by_step.size(); ++t) {
      by_step[t].push_back(static_cast<double>(run.adopting[t]) / n);
    }
  }
  return by_step;
}

}  // namespace

TEST_CASE("VV-A1 Bass's closed form with the average coefficients") {
  const Case c("VV-A1");
  c.printed("peak time", kAverage.peak_time(), 6.192619197703, 1e-12);
  c.printed("F at the peak", kAverage.peak_share(), 0.460526315789, 1e-12);
  c.printed("f at the peak", kAverage.peak_density(), 0.110592105263, 1e-12);
  struct Row {
    double t, share, density;
  };
  constexpr std::array<Row, 20> kRows{
      {{0, 0.000000000000, 0.030000000000},  {1, 0.035758164256, 0.042029471892},
       {2, 0.085056281402, 0.057020561508},  {3, 0.150500071964, 0.074067921956},
       {4, 0.233150471732, 0.090946190968},  {5, 0.331198642491, 0.104236359372},
       {6, 0.439235217873, 0.110419847140},  {7, 0.549009741658, 0.107616964935},
       {8, 0.651737585959, 0.096698640324},  {9, 0.740727106336, 0.080757361714},
       {10, 0.812803221221, 0.063434478385}, {11, 0.868067704212, 0.047477911618},
       {12, 0.908687563139, 0.034269673885}, {13, 0.937624932930, 0.024095330882},
       {14, 0.957783890364, 0.016631368984}, {15, 0.971609639811, 0.011333762908},
       {18, 0.991544246089, 0.003439689189}, {20, 0.996259414502, 0.001528323102},
       {25, 0.999516997140, 0.000197942522}, {30, 0.999937796412, 0.000025502001}}};
  for (const Row& row : kRows) {
    c.printed(fmt::format("F({})", row.t), kAverage.share(row.t), row.share, 1e-12);
    c.printed(fmt::format("f({})", row.t), kAverage.density(row.t), row.density, 1e-12);
  }
  c.printed("F(10) without imitation", BassCurve{0.03, 0}.share(10), 0.259181779318, 1e-12);
  c.exact("F(0)", kAverage.share(0), 0);
}

TEST_CASE("VV-A2 the recursion of a step, and how it nears the curve") {
  const Case c("VV-A2");
  struct Row {
    std::size_t step;
    double linear, exponential, curve;
  };
  constexpr std::array<Row, 11> kRows{{{1, 0.030000000000, 0.029554466451, 0.035758164256},
                                       {2, 0.070158000000, 0.068752968786, 0.085056281402},
                                       {3, 0.122842884914, 0.119580539477, 0.150500071964},
                                       {5, 0.272906838664, 0.261067615443, 0.331198642491},
                                       {8, 0.588090177788, 0.548599129821, 0.651737585959},
                                       {10, 0.782642569242, 0.729836548363, 0.812803221221},
                                       {12, 0.905624129667, 0.857806729251, 0.908687563139},
                                       {15, 0.978159530321, 0.953233873561, 0.971609639811},
                                       {20, 0.998387693895, 0.993690898175, 0.996259414502},
                                       {25, 0.999884460796, 0.999182727032, 0.999516997140},
                                       {30, 0.999991738429, 0.999894703744, 0.999937796412}}};
  const auto linear = expected_path(stepped(StepMode::Linear), 30),
             exponential = expected_path(stepped(StepMode::Exponential), 30);
  for (const Row& row : kRows) {
    c.printed(fmt::format("mode L, step {}", row.step), linear[row.step].share, row.linear, 1e-12);
    c.printed(fmt::format("mode E, step {}", row.step), exponential[row.step].share, row.exponential, 1e-12);
    c.printed(fmt::format("curve, t = {}", row.step), kAverage.share(static_cast<double>(row.step)),
              row.curve, 1e-12);
  }
  struct ErrorRow {
    double dt, linear, exponential;
  };
  constexpr std::array<ErrorRow, 5> kErrors{{{1, 7.140078e-02, 1.031385e-01},
                                             {0.5, 3.547401e-02, 5.317564e-02},
                                             {0.25, 1.789082e-02, 2.726697e-02},
                                             {0.125, 8.973005e-03, 1.379436e-02},
                                             {0.0625, 4.491975e-03, 6.936035e-03}}};
  const auto largest_error = [](StepMode mode, double dt) {
    const int per_unit = static_cast<int>(1 / dt);
    const auto path = expected_path(stepped(mode, dt), 30 * per_unit);
    double error = 0;
    for (std::size_t t = 0; t <= 30; ++t) {
      const double step = path[t * static_cast<std::size_t>(per_unit)].share;
      error = std::max(error, std::abs(step - kAverage.share(static_cast<double>(t))));
    }
    return error;
  };
  std::array<double, 2> before{};
  for (const ErrorRow& row : kErrors) {
    const std::array<double, 2> error{largest_error(StepMode::Linear, row.dt),
                                      largest_error(StepMode::Exponential, row.dt)};
    c.close(fmt::format("largest error of mode L, dt {}", row.dt), error[0], row.linear, 1e-6);
    c.close(fmt::format("largest error of mode E, dt {}", row.dt), error[1], row.exponential, 1e-6);
    for (std::size_t m = 0; m < 2 && before[m] > 0; ++m) {
      c.between(fmt::format("ratio of errors, mode {}, dt {}", m == 0 ? "L" : "E", row.dt),
                before[m] / error[m], 1.85, 2.10);
    }
    before = error;
  }
}

namespace {

struct NoiseRow {
  std::size_t step;
  double share, spread, bias;
};
constexpr std::array<NoiseRow, 15> kNoise{{{1, 0.0300000000, 5.3944e-04, 0.00e+00},
                                           {2, 0.0701580000, 9.4739e-04, -1.11e-07},
                                           {3, 0.1228428849, 1.4164e-03, -4.84e-07},
                                           {4, 0.1901035524, 1.9465e-03, -1.37e-06},
                                           {5, 0.2729068387, 2.5000e-03, -3.09e-06},
                                           {6, 0.3701225380, 3.0002e-03, -5.91e-06},
                                           {7, 0.4776089629, 3.3425e-03, -9.74e-06},
                                           {8, 0.5880901778, 3.4286e-03, -1.39e-05},
                                           {9, 0.6924987183, 3.2196e-03, -1.70e-05},
                                           {10, 0.7826425692, 2.7695e-03, -1.79e-05},
                                           {12, 0.9056241297, 1.6493e-03, -1.34e-05},
                                           {15, 0.9781595303, 5.9752e-04, -4.48e-06},
                                           {20, 0.9983876939, 1.3076e-04, -4.09e-07},
                                           {25, 0.9998844608, 3.4078e-05, -3.32e-08},
                                           {30, 0.9999917384, 9.0912e-06, -2.64e-09}}};
constexpr std::uint32_t kManyPeople = 100'000;

/// What the last of so many printed digits is worth; nothing for 0, which is exact.
double last_digit(double value, int n_digits) {
  return value == 0 ? 0 : std::pow(10, std::floor(std::log10(std::abs(value))) - (n_digits - 1));
}
const PeerHazard kLinearBass{0.03, 0.38, 1, StepMode::Linear, {}};

}  // namespace

TEST_CASE("VV-A3 how a run scatters around the recursion") {
  const Case c("VV-A3");
  const auto path = expected_path(stepped(StepMode::Linear), 30);
  for (const NoiseRow& row : kNoise) {
    c.printed(fmt::format("expected F, step {}", row.step), path[row.step].share, row.share, 1e-10);
    c.printed(fmt::format("SD of a run, step {}", row.step), path[row.step].spread / std::sqrt(1e5),
              row.spread, last_digit(row.spread, 5));
    c.printed(fmt::format("bias of the mean, step {}", row.step), path[row.step].bias / 1e5, row.bias,
              last_digit(row.bias, 3));
  }
}

TEST_CASE("VV-A3 agents on the complete graph follow the discrete recursion") {
  const Case c("VV-A3");
  constexpr std::uint32_t kRuns = 20;
  const Runs runs = shares_of_runs(c, kManyPeople, kLinearBass, 30, kRuns);
  for (const NoiseRow& row : kNoise) {
    c.sampled(fmt::format("mean F of 20 runs, step {}", row.step), mean_share(runs[row.step]), row.share,
              row.spread / std::sqrt(double{kRuns}), std::abs(row.bias));
  }
}

TEST_CASE("VV-A3 single runs scatter more than binomially", "[slow]") {
  const Case c("VV-A3");
  const Runs runs = shares_of_runs(c, kManyPeople, kLinearBass, 10, 200);
  for (const std::size_t step : {5U, 8U, 10U}) {
    const double spread = kNoise[step - 1].spread;  // rows 1 to 10 are steps 1 to 10
    c.between(fmt::format("SD of 200 runs over the table's, step {}", step),
              deviation_of(runs[step]) / spread, 0.78, 1.22);
  }
}

TEST_CASE("VV-A3 event by event in continuous time") {
  const Case c("VV-A3");
  constexpr std::uint32_t kRuns = 20;
  struct Row {
    double t, spread;
  };
  constexpr std::array<Row, 7> kRows{{{1, 7.0619e-04},
                                      {2, 1.2580e-03},
                                      {5, 3.0639e-03},
                                      {8, 3.2722e-03},
                                      {10, 2.3711e-03},
                                      {15, 6.6193e-04},
                                      {20, 2.0187e-04}}};
  std::array<double, 7> mean{};
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const EventTimes run = run_events(MixedCrowd(kManyPeople), {0.03, 0.38}, 0, {c.luck(r)}, 20);
    for (std::size_t i = 0; i < kRows.size(); ++i) {
      mean[i] += static_cast<double>(run.adopting(kRows[i].t, 0)) / kManyPeople / kRuns;
    }
  }
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    c.sampled(fmt::format("event-driven F({})", kRows[i].t), mean[i], kAverage.share(kRows[i].t),
              kRows[i].spread / std::sqrt(double{kRuns}), 2e-5);
  }
}

TEST_CASE("VV-A4 four people: exact probabilities, with oneself among those looked at and without") {
  const Case c("VV-A4");
  constexpr std::uint32_t kRuns = 100'000;
  struct Row {
    int t;
    std::array<double, 5> chance;
    double mean;
  };
  constexpr std::array<Row, 3> kAll{
      {{1, {0.6561, 0.2916, 0.0486, 0.0036, 0.0001}, 2.0 / 5},
       {2, {0.43046721, 0.32705400375, 0.17064097875, 0.06068719125, 0.01115061625}, 179.0 / 200},
       {3,
        {0.282429536481, 0.277762766963, 0.225611367354, 0.149547380979, 0.0646489482231},
        919183.0 / 640000}}};
  constexpr std::array<Row, 3> kOthers{
      {{1, {0.6561, 0.2916, 0.0486, 0.0036, 0.0001}, 2.0 / 5},
       {2, {0.43046721, 0.30631716, 0.17294526, 0.07328916, 0.01698121}, 47.0 / 50},
       {3,
        {0.282429536481, 0.246326650276, 0.208239800286, 0.163722302676, 0.099281710281},
        15511.0 / 10000}}};
  const PeerHazard rule{0.1, 0.5, 1, StepMode::Linear, {}};
  std::array<std::array<double, 5>, 4> all{}, others{};
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const SpreadHistory run = run_spread(MixedCrowd(4), rule, run_of(c, r, 3));
    for (std::size_t t = 1; t <= 3; ++t) all[t][run.adopting[t]] += 1.0 / kRuns;
  }
  // Those who look at others alone: as many complete networks side by side.
  const TiedCrowd fours(copies_of(complete_network(4), kRuns));
  const SpreadHistory run = run_spread(fours, rule, run_of(c, 0, 3));
  for (std::uint32_t copy = 0; copy < kRuns; ++copy) {
    for (int t = 1; t <= 3; ++t) {
      std::size_t adopting = 0;
      for (std::uint32_t i = 0; i < 4; ++i) {
        const int at = run.adopted_at[4 * copy + i];
        adopting += at >= 0 && at <= t ? 1U : 0U;
      }
      others[static_cast<std::size_t>(t)][adopting] += 1.0 / kRuns;
    }
  }
  const auto check = [&](const char* who, const std::array<Row, 3>& rows, const auto& got) {
    for (const Row& row : rows) {
      double mean = 0, square = 0, expected = 0;
      for (std::size_t k = 0; k < 5; ++k) {
        const double share = got[static_cast<std::size_t>(row.t)][k], number = static_cast<double>(k);
        c.sampled(fmt::format("P(A({}) = {}), {}", row.t, k, who), share, row.chance[k],
                  share_error(row.chance[k], kRuns));
        mean += number * share;
        expected += number * row.chance[k];
        square += number * number * row.chance[k];
      }
      c.close(fmt::format("mean of the exact chances, t = {}, {}", row.t, who), expected, row.mean, 1e-10);
      c.sampled(fmt::format("mean A({}), {}", row.t, who), mean, row.mean,
                std::sqrt((square - expected * expected) / kRuns));
    }
  };
  check("all", kAll, all);
  check("others", kOthers, others);
}

TEST_CASE("VV-A4 a hundred people: exact means and spreads of both conventions", "[slow]") {
  const Case c("VV-A4");
  constexpr std::uint32_t kRuns = 20'000, kPeople = 100;
  struct Row {
    std::size_t t;
    double mean, spread, everyone, mean_others, spread_others;
  };
  constexpr std::array<Row, 9> kRows{{{1, 3.00000000, 1.70587221, 5.15378e-153, 3.00000000, 1.70587221},
                                      {2, 7.00474200, 2.98896356, 8.61145e-78, 7.01580000, 2.99525022},
                                      {5, 26.98571748, 7.78126262, 6.94761e-26, 27.14884064, 7.83239865},
                                      {8, 57.45971633, 10.74807235, 8.42672e-11, 57.90108575, 10.78442589},
                                      {10, 76.47861508, 9.17949870, 4.09211e-06, 76.96582663, 9.13192436},
                                      {12, 89.15241969, 5.96625574, 1.79906e-03, 89.52094826, 5.86282106},
                                      {15, 97.30275019, 2.31456015, 1.34555e-01, 97.45123686, 2.23518176},
                                      {20, 99.78940315, 0.48380394, 8.18460e-01, 99.80770048, 0.46083302},
                                      {25, 99.98437831, 0.12560992, 9.84575e-01, 99.98619080, 0.11804336}}};
  for (const Looks looks : {Looks::AtAll, Looks::AtOthers}) {
    const bool all = looks == Looks::AtAll;
    std::array<double, 26> mean{}, everyone{};
    for (std::uint32_t r = 0; r < kRuns; ++r) {
      const SpreadHistory run = run_spread(MixedCrowd(kPeople, looks), kLinearBass, run_of(c, r, 25));
      for (std::size_t t = 0; t <= 25; ++t) {
        mean[t] += static_cast<double>(run.adopting[t]) / kRuns;
        everyone[t] += run.adopting[t] == kPeople ? 1.0 / kRuns : 0.0;
      }
    }
    for (const Row& row : kRows) {
      c.sampled(fmt::format("mean A({}), {}", row.t, all ? "all" : "others"), mean[row.t],
                all ? row.mean : row.mean_others,
                (all ? row.spread : row.spread_others) / std::sqrt(double{kRuns}));
      if (all) {
        c.sampled(fmt::format("P(A({}) = 100)", row.t), everyone[row.t], row.everyone,
                  share_error(row.everyone, kRuns));
      }
    }
  }
}

TEST_CASE("VV-A5 Bass's consumer durables") {
  const Case c("VV-A5");
  struct Row {
    const char* product;
    double p, q, market, peak_time, peak_sales, share, paper_time, paper_sales;
  };
  constexpr std::array<Row, 7> kRows{
      {{"refrigerators", 0.0026167, 0.21566, 40001, 20.211910, 2.209307, 0.08622001, 20.1, 2.2},
       {"freezers", 0.018119, 0.1711, 21973, 11.866076, 1.149500, 0.35043096, 11.6, 1.2},
       {"television", 0.027877, 0.25105, 96717, 7.879661, 7.493138, 0.60412571, 7.8, 7.5},
       {"softeners", 0.017703, 0.29695, 5793, 8.961712, 0.482863, 0.55597455, 8.9, 0.5},
       {"conditioners", 0.010399, 0.41861, 16895, 8.613409, 1.857041, 0.63564772, 8.6, 1.8},
       {"dryers", 0.017206, 0.35688, 15092, 8.105466, 1.479475, 0.65421358, 8.1, 1.5},
       {"lawnmowers", 0.0091837, 0.3379, 44751, 10.387465, 3.988623, 0.45192810, 10.3, 4.0}}};
  for (const Row& row : kRows) {
    const BassCurve curve{row.p, row.q};
    const double sales = row.market * curve.peak_density() / 1000;
    c.printed(fmt::format("T* of {}", row.product), curve.peak_time(), row.peak_time, 1e-6);
    c.printed(fmt::format("S* of {}", row.product), sales, row.peak_sales, 1e-6);
    c.printed(fmt::format("F(10) of {}", row.product), curve.share(10), row.share, 1e-8);
    c.between(fmt::format("the paper's T* of {}", row.product), curve.peak_time(), row.paper_time - 0.3,
              row.paper_time + 0.3);
    c.between(fmt::format("the paper's S* of {}", row.product), sales, row.paper_sales - 0.15,
              row.paper_sales + 0.15);
  }
  const BassCurve colour{0.005, 0.84};
  c.printed("T* of colour television", colour.peak_time(), 6.063863, 1e-6);
  c.printed("F(T*) of colour television", colour.share(colour.peak_time()), 0.497024, 1e-6);
}

namespace {

struct TimedShare {
  double t, share;
};

/// Agents in steps of 0.05 against a curve: within 4.5 standard errors of the step's own recursion, plus the
/// bias that the case allows the step.
template <class Rule>
void check_agents(const Case& c, const Rule& rule, const SteppedBass& bass, std::span<const TimedShare> rows,
                  double allowed_bias, double until) {
  constexpr std::uint32_t kPeople = 20'000, kRuns = 4;
  const int steps = static_cast<int>(std::lround(until / bass.dt));
  const auto path = expected_path(bass, steps);
  const Runs runs = shares_of_runs(c, kPeople, rule, steps, kRuns);
  for (const TimedShare& row : rows) {
    const auto step = static_cast<std::size_t>(std::lround(row.t / bass.dt));
    if (step >= runs.size()) continue;
    const double error = path[step].spread / std::sqrt(double{kPeople} * kRuns);
    c.sampled(fmt::format("agents, F({})", row.t), mean_share(runs[step]), row.share, error, allowed_bias);
    c.sampled(fmt::format("agents, own recursion, t = {}", row.t), mean_share(runs[step]), path[step].share,
              error, std::abs(path[step].bias) / kPeople);
  }
}

}  // namespace

TEST_CASE("VV-A6 adoption with abandonment") {
  const Case c("VV-A6");
  constexpr AbandonedBassCurve kCurve{0.03, 0.38, 0.1};
  c.printed("steady share", kCurve.steady_share(), 0.761560058494, 1e-12);
  c.printed("relaxation rate", kCurve.relaxation_rate(), 0.328785644455, 1e-12);
  constexpr std::array<TimedShare, 6> kRows{{{1, 0.0339369531},
                                             {2, 0.0763576099},
                                             {5, 0.2539463277},
                                             {10, 0.5753334492},
                                             {20, 0.7527904586},
                                             {40, 0.7615477103}}};
  for (const TimedShare& row : kRows) {
    c.printed(fmt::format("F({})", row.t), kCurve.share(row.t), row.share, 1e-10);
    c.close(fmt::format("F({}) without abandonment", row.t), AbandonedBassCurve{0.03, 0.38, 0}.share(row.t),
            kAverage.share(row.t));
  }
  constexpr std::array<std::array<double, 2>, 3> kBias{{{0.1, 5.49e-3}, {0.05, 2.76e-3}, {0.025, 1.38e-3}}};
  for (const auto& [dt, bias] : kBias) {
    const int steps = static_cast<int>(std::lround(40 / dt));
    const auto path = expected_path({0.03, 0.38, 0.1, dt, StepMode::Exponential, {}}, steps);
    double largest = 0;
    for (std::size_t k = 0; k < path.size(); ++k) {
      largest = std::max(largest, std::abs(path[k].share - kCurve.share(static_cast<double>(k) * dt)));
    }
    c.printed(fmt::format("largest bias of a step of {}", dt), largest, bias, 1e-5);
  }
  const double leaves = chance_in_step(0.1, 0.05, StepMode::Exponential);
  check_agents(c, Adoption(PeerHazard{0.03, 0.38, 0.05}, SteadyChance{leaves}),
               {0.03, 0.38, 0.1, 0.05, StepMode::Exponential, {}}, kRows, 2.76e-3, 20);
}

TEST_CASE("VV-A7 adopter categories") {
  const Case c("VV-A7");
  const double first = kAverage.first_inflection(), last = kAverage.second_inflection();
  c.printed("T1", first, 2.9805267662, 1e-10);
  c.printed("T2", last, 9.4047116292, 1e-10);
  c.printed("f(T1)", kAverage.density(first), 0.073728070175, 1e-12);
  c.printed("f(T2)", kAverage.density(last), 0.073728070175, 1e-12);
  const double before = kAverage.share(first), middle = kAverage.share(kAverage.peak_time()),
               after = kAverage.share(last);
  c.printed("before T1", before, 0.1490610390, 1e-10);
  c.printed("T1 to T*", middle - before, 0.3114652768, 1e-10);
  c.printed("T* to T2", after - middle, 0.3114652768, 1e-10);
  c.printed("after T2", 1 - after, 0.2280084074, 1e-10);
  constexpr std::array<double, 5> kRogers{0.02275013, 0.13590512, 0.34134475, 0.34134475, 0.15865525};
  double below = 0;
  for (std::size_t i = 0; i < kRogers.size(); ++i) {
    const double to = i + 1 < kRogers.size() ? normal_cdf(static_cast<double>(i) - 2) : 1.0;
    c.printed(fmt::format("Rogers' category {}", i + 1), to - below, kRogers[i], 1e-8);
    below = to;
  }
}

TEST_CASE("VV-A8 a campaign for a while") {
  const Case c("VV-A8");
  struct Row {
    double t, bent, share, plain;
  };
  constexpr std::array<Row, 6> kRows{{{5, 5.0, 0.331198642491, 0.331198642491},
                                      {6, 6.5, 0.494475284607, 0.439235217873},
                                      {7.5, 8.75, 0.720004283621, 0.601747051119},
                                      {10, 12.5, 0.924427087040, 0.812803221221},
                                      {12, 14.5, 0.965357521310, 0.908687563139},
                                      {15, 17.5, 0.989638825381, 0.971609639811}}};
  std::vector<TimedShare> shares;
  for (const Row& row : kRows) {
    const double bent = campaign_time(row.t, 1.5, 5, 10);
    c.close(fmt::format("X({})", row.t), bent, row.bent);
    c.printed(fmt::format("F({})", row.t), kAverage.share(bent), row.share, 1e-12);
    c.printed(fmt::format("F({}) without campaign", row.t), kAverage.share(row.t), row.plain, 1e-12);
    shares.push_back({row.t, row.share});
  }
  // Step k runs from (k - 1) / 20 to k / 20: steps 101 to 200 lie in [5, 10).
  std::vector<double> campaign(200, 1.0);
  std::fill(campaign.begin() + 100, campaign.end(), 1.5);
  check_agents(c, PeerHazard{0.03, 0.38, 0.05, StepMode::Exponential, campaign},
               {0.03, 0.38, 0, 0.05, StepMode::Exponential, campaign}, shares, 6.2e-3, 15);
}

TEST_CASE("VV-A9 coefficients are recovered from a curve without noise") {
  const Case c("VV-A9");
  std::vector<double> sales;
  double before = 0;
  for (int t = 0; t < 20; ++t) {
    sales.push_back((0.03 + 0.38 * before / 1000) * (1000 - before));
    before += sales.back();
  }
  const BassFit fit = fit_bass(sales);
  c.close("a", fit.constant, 30, 1e-8);
  c.close("b", fit.linear, 0.35, 1e-8);
  c.close("c", fit.square, -0.00038, 1e-8);
  c.close("m", fit.market, 1000, 1e-8);
  c.close("p", fit.p, 0.03, 1e-8);
  c.close("q", fit.q, 0.38, 1e-8);
}

}  // namespace pilotwave::test
