// Sections J and M, of spread: groups with different hazards, people with different readiness.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "rng/samplers.hpp"
#include "spread/run_spread.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {

TEST_CASE("VV-J12 the gap between two groups with different hazards") {
  const Case c("VV-J12");
  constexpr double kFast = 0.08, kSlow = 0.04;
  const auto gap = [](double t) {
    return chance_in_step(kFast, t, StepMode::Exponential) - chance_in_step(kSlow, t, StepMode::Exponential);
  };
  const double peak = std::log(kFast / kSlow) / (kFast - kSlow);
  c.printed("when the gap peaks", peak, 17.3286795140, 1e-10);
  c.close("gap at its peak", gap(peak), 0.25);
  c.exact("the gap is smaller before and after", gap(peak - 0.1) < 0.25 && gap(peak + 0.1) < 0.25 ? 1 : 0, 1);
  constexpr std::uint32_t kPeople = 100'000;
  const auto run = [&](double hazard, std::uint32_t place) {
    SpreadPlan plan;
    plan.luck = {c.luck(0), user_stream(1), place};
    plan.steps = 36;
    return run_spread(MixedCrowd(kPeople), PeerHazard{hazard}, plan);
  };
  const SpreadHistory fast = run(kFast, 0), slow = run(kSlow, 1);
  constexpr std::array<std::array<double, 2>, 3> kRows{
      {{4, 0.1259947519}, {8, 0.1988566130}, {36, 0.1807929958}}};
  for (const auto& [t, expected] : kRows) {
    c.printed(fmt::format("gap after {} weeks", t), gap(t), expected, 1e-10);
    const auto week = static_cast<std::size_t>(t);
    const double a = std::exp(-kFast * t), b = std::exp(-kSlow * t);
    c.sampled(fmt::format("agents: gap after {} weeks", t),
              (static_cast<double>(fast.adopting[week]) - static_cast<double>(slow.adopting[week])) / kPeople,
              expected, std::sqrt((a * (1 - a) + b * (1 - b)) / kPeople));
  }
}

TEST_CASE("VV-M7 adoption by people whose readiness differs") {
  const Case c("VV-M7");
  constexpr double kMean = -0.5;
  constexpr std::uint32_t kPeople = 200'000;
  constexpr std::array<std::array<double, 2>, 3> kRows{
      {{0, 0.3085375387}, {1, 0.3618368049}, {2, 0.4115316369}}};
  for (const auto& [spread, expected] : kRows) {
    c.printed(fmt::format("P, sigma = {}", spread), normal_cdf(kMean / std::sqrt(1 + spread * spread)),
              expected, 1e-10);
    std::vector<double> readiness(kPeople);
    for (std::uint32_t i = 0; i < kPeople; ++i) {
      readiness[i] = spread * normal_quantile(c.luck(0).seat_uniform(user_stream(2), 0, 0, i));
    }
    SpreadPlan plan;
    plan.luck = {c.luck(0)};
    plan.steps = 1;
    const auto probit = [&](const Situation& x) { return normal_cdf(kMean + readiness[x.person]); };
    const SpreadHistory run = run_spread(MixedCrowd(kPeople), probit, plan);
    c.sampled(fmt::format("agents, sigma = {}", spread), static_cast<double>(run.adopting[1]) / kPeople,
              expected, std::sqrt(expected * (1 - expected) / kPeople));
  }
}

}  // namespace pilotwave::test
