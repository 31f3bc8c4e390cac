#include "model/trust.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "support/small_world.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr double kSuccess = 0.9;

// Asymmetric updating is the district's rule with its own numbers: a success moves trust toward full trust, a
// failure takes a share of it.
double after_success(double trust) { return trust_step(trust, 1, 0, 0.05, Params()[P::trust_most_lost]); }
double after_failure(double trust) { return trust_step(trust, 1, 0.3, 0, Params()[P::trust_most_lost]); }

struct TrustRow {
  int t;
  double mean, sd;
};
constexpr TrustRow kTrust[] = {{1, 0.5075000000, 0.0525000000},  {2, 0.5144375000, 0.0720378319},
                               {5, 0.5322812920, 0.1045633031},  {10, 0.5541417659, 0.1302241902},
                               {20, 0.5789702236, 0.1498085641}, {50, 0.5979719127, 0.1601701316}};

/// Both moves are straight lines in trust; slope and offset read off the kernel.
struct Line {
  double slope, offset;
};
Line line_of(double (*move)(double)) { return {move(1) - move(0), move(0)}; }

void check_people(std::uint32_t n) {
  const Case c("VV-L7");
  const Luck luck = c.luck(0);
  std::vector<double> trust(n, 0.5);
  std::size_t row = 0;
  std::uint64_t outside = 0;
  for (int t = 1; t <= 50; ++t) {
    double sum = 0, squares = 0;
    for (std::uint32_t who = 0; who < n; ++who) {
      const bool success = luck.uniform(Stream::UserStream, who, static_cast<std::uint32_t>(t), 0) < kSuccess;
      trust[who] = success ? after_success(trust[who]) : after_failure(trust[who]);
      outside += trust[who] > 0 && trust[who] < 1 ? 0U : 1U;
      sum += trust[who];
      squares += trust[who] * trust[who];
    }
    if (row == std::size(kTrust) || kTrust[row].t != t) continue;
    const double mean = sum / n, sd = std::sqrt(squares / n - mean * mean);
    c.sampled(fmt::format("mean at {}", t), mean, kTrust[row].mean, kTrust[row].sd / std::sqrt(n));
    // The error of a standard deviation needs the fourth moment; within (0, 1) the kurtosis stays below 6.
    c.sampled(fmt::format("SD at {}", t), sd, kTrust[row].sd, kTrust[row].sd * std::sqrt(5.0 / 4 / n));
    ++row;
  }
  c.exact("values outside (0, 1)", static_cast<double>(outside), 0);
}

}  // namespace

TEST_CASE("VV-L7 trust by asymmetric updating: moments from the rule itself") {
  const Case c("VV-L7");
  const Line up = line_of(after_success), down = line_of(after_failure);
  double mean = 0.5, square = 0.25;
  const auto step = [&] {
    const auto next_square = [&](const Line& l) {
      return l.slope * l.slope * square + 2 * l.slope * l.offset * mean + l.offset * l.offset;
    };
    square = kSuccess * next_square(up) + (1 - kSuccess) * next_square(down);
    mean = kSuccess * after_success(mean) + (1 - kSuccess) * after_failure(mean);
  };
  int t = 0;
  for (const TrustRow& row : kTrust) {
    for (; t < row.t; ++t) step();
    c.printed(fmt::format("mean at {}", t), mean, row.mean, 1e-10);
    c.printed(fmt::format("SD at {}", t), std::sqrt(square - mean * mean), row.sd, 1e-10);
  }
  for (; t < 2000; ++t) step();
  c.printed("mean in the long run", mean, 0.6, 1e-10);
  c.printed("SD in the long run", std::sqrt(square - mean * mean), 0.1610774533, 1e-10);
  // Successes to repair one failure: five are too few, six enough; in between distances shrink as they do.
  double before = after_failure(0.5);
  for (int i = 0; i < 5; ++i) before = after_success(before);
  const double after = after_success(before);
  c.printed("successes that repair one failure",
            5 + std::log((1 - before) / (1 - 0.5)) / std::log((1 - before) / (1 - after)), 5.1150, 1e-4);
}

TEST_CASE("VV-L7 trust by asymmetric updating: people") { check_people(5000); }
TEST_CASE("VV-L7 trust by asymmetric updating: 200 000 people", "[slow]") { check_people(200000); }

TEST_CASE("VV-O8 trust stays within its bounds without being held there") {
  const Case c("VV-O8");
  const Luck luck = c.luck(0);
  double worst = 0;
  for (std::uint32_t i = 0; i < 200000; ++i) {
    const auto u = [&](std::uint32_t k) { return luck.uniform(Stream::UserStream, k, 0, i); };
    const double trust = u(0), level = u(1), loss = 2 * u(2), recovery = u(3), most = u(4);
    const double fallen = trust - trust * std::min(loss, most);
    worst = std::max(worst, std::abs(trust_step(trust, level, loss, recovery, most) -
                                     (fallen * (1 - recovery) + level * recovery)));
  }
  c.between("largest correction", worst, 0, 1e-15);
}

TEST_CASE("VV-L8 colleagues' trust settles by averaging: the engine's own kind of it") {
  // Every week a teacher moves a share of the way to the mean of the school: DeGroot's averaging with weight
  // 1 - s + s/n on oneself and s/n on each colleague. The mean is the consensus, the second eigenvalue 1 - s.
  const Case c("VV-L8");
  SmallWeek w(small_district(1, 300));
  const double spread = 0.3;
  w.plan.params.set(P::trust_spread, spread);
  w.plan.params.set(P::trust_recovery, 0);
  w.plan.params.set(P::trust_loss, 0);
  std::vector<float>& trust = w.state.teachers.trust;
  REQUIRE(trust.size() == 20);
  for (std::size_t t = 0; t < trust.size(); ++t) trust[t] = 0.1F + 0.04F * static_cast<float>(t * t % 19);
  const auto mean_of = [&] {
    return std::accumulate(trust.begin(), trust.end(), 0.0) / static_cast<double>(trust.size());
  };
  const double consensus = mean_of(), first = static_cast<double>(trust[3]) - consensus;
  for (int week = 1; week <= 8; ++week) {
    w.state.schools[0].trust_mean = static_cast<float>(mean_of());
    w.settle();
    step_trust_of_teachers(w.context(), 0, w.state.teachers);
    // Trust is kept in single precision.
    c.between(fmt::format("mean after {} weeks", week), mean_of(), consensus - 1e-6, consensus + 1e-6);
    const double left = first * std::pow(1 - spread, week);
    c.between(fmt::format("distance from it after {} weeks", week), static_cast<double>(trust[3]) - consensus,
              left - 1e-6, left + 1e-6);
  }
}

}  // namespace pilotwave::test
