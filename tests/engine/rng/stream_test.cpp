#include "rng/stream.hpp"

#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace pilotwave;

namespace {

constexpr std::uint32_t kStreamDraws = 1000000;
constexpr double kLargestCorrelation = 4.5e-3;

template <class Draw>
std::vector<double> uniforms(Draw draw) {
  std::vector<double> u(kStreamDraws);
  for (std::uint32_t i = 0; i < kStreamDraws; ++i) u[i] = draw(i);
  return u;
}

/// Chance of a chi-square at least as large as that of `n` uniforms of one seed in 64 cells.
double p_value(std::uint32_t seed, std::uint32_t n) {
  std::array<double, 64> seen{};
  for (std::uint32_t i = 0; i < n; ++i) {
    ++seen[static_cast<std::size_t>(64 * Luck(seed, 0).uniform(Stream::StudentUse, 1, 0, i))];
  }
  const double expected = n / 64.0;
  double chi_square = 0;
  for (const double s : seen) chi_square += (s - expected) * (s - expected) / expected;
  return boost::math::gamma_q(63 / 2.0, chi_square / 2);
}

}  // namespace

TEST_CASE(
    "VV-G6: uniforms of neighbouring agents, weeks, streams, replicates and words do not move together") {
  const Luck luck(2026, 0);
  const auto base = uniforms([&](std::uint32_t i) { return luck.uniform(Stream::TeacherUse, i, 10, 0); });
  const auto next_agent =
      uniforms([&](std::uint32_t i) { return luck.uniform(Stream::TeacherUse, i + 1, 10, 0); });
  const auto next_week =
      uniforms([&](std::uint32_t i) { return luck.uniform(Stream::TeacherUse, i, 11, 0); });
  const auto next_index =
      uniforms([&](std::uint32_t i) { return luck.uniform(Stream::TeacherUse, i, 10, 1); });
  const auto next_run =
      uniforms([&](std::uint32_t i) { return Luck(2026, 1).uniform(Stream::TeacherUse, i, 10, 0); });
  CHECK(std::abs(correlation(base, next_agent)) < kLargestCorrelation);
  CHECK(std::abs(correlation(base, next_week)) < kLargestCorrelation);
  CHECK(std::abs(correlation(base, next_index)) < kLargestCorrelation);
  CHECK(std::abs(correlation(base, next_run)) < kLargestCorrelation);
  for (const Stream purpose : {Stream::IncidentTeacher, Stream::TrainingAttendance, Stream::AdviceTies}) {
    const auto other = uniforms([&](std::uint32_t i) { return luck.uniform(purpose, i, 10, 0); });
    CHECK(std::abs(correlation(base, other)) < kLargestCorrelation);
  }
}

TEST_CASE("VV-G6: the seats of a place, drawn four to a call, do not move together") {
  const Luck luck(2026, 0);
  const auto seats =
      uniforms([&](std::uint32_t i) { return luck.seat_uniform(Stream::StudentUse, 7, 3, i); });
  for (std::uint32_t lag = 1; lag <= 4; ++lag) {
    const auto later =
        uniforms([&](std::uint32_t i) { return luck.seat_uniform(Stream::StudentUse, 7, 3, i + lag); });
    CHECK(std::abs(correlation(seats, later)) < kLargestCorrelation);
  }
}

TEST_CASE("VV-G6: over a hundred seeds, the p-values of a uniformity test are uniform themselves") {
  std::vector<double> p;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) p.push_back(p_value(seed, 10000));
  CHECK(ks_statistic(p, [](double x) { return x; }) < 1.949475);
}

TEST_CASE("Stream numbers are pinned: renumbering one would change every result that draws from it") {
  CHECK(static_cast<std::uint32_t>(Stream::TeacherTraits) == 1);
  CHECK(static_cast<std::uint32_t>(Stream::SectionStaffing) == 13);
  CHECK(static_cast<std::uint32_t>(Stream::TechnologyRelease) == 20);
  CHECK(static_cast<std::uint32_t>(Stream::ReviewWork) == 30);
  CHECK(static_cast<std::uint32_t>(Stream::TeacherUse) == 42);
  CHECK(static_cast<std::uint32_t>(Stream::SchoolDemand) == 55);
  CHECK(static_cast<std::uint32_t>(Stream::SobolScramble) == 60);
  CHECK(static_cast<std::uint32_t>(Stream::Bootstrap) == 64);
  CHECK(static_cast<std::uint32_t>(Stream::QueueRoute) == 82);
  CHECK(static_cast<std::uint32_t>(Stream::UserStream) == 1000);
}
