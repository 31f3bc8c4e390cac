// Section H, of spread: two runs on the same luck.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "network/generators/lattice.hpp"
#include "spread/run_spread.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {

TEST_CASE("VV-H3 a thousand people under a lower and a higher weekly chance") {
  const Case c("VV-H3");
  constexpr std::uint32_t kPeople = 1000, kRuns = 400;
  constexpr int kWeeks = 36;
  const auto run = [&](double chance, std::uint32_t replicate, std::uint32_t place) {
    SpreadPlan plan;
    plan.luck = {c.luck(replicate), user_stream(1), place};
    plan.steps = kWeeks;
    return run_spread(MixedCrowd(kPeople), PeerHazard{chance, 0, 1, StepMode::Linear, {}}, plan);
  };
  double low = 0, high = 0;
  std::vector<double> paired, apart;
  bool no_later = true;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const SpreadHistory slow = run(0.020, r, 0), fast = run(0.025, r, 0), other = run(0.025, r, 1);
    for (std::uint32_t i = 0; i < kPeople; ++i) {
      const int late = slow.adopted_at[i] < 0 ? kWeeks + 1 : slow.adopted_at[i],
                early = fast.adopted_at[i] < 0 ? kWeeks + 1 : fast.adopted_at[i];
      no_later = no_later && early <= late;
    }
    const auto at_end = [](const SpreadHistory& h) { return static_cast<double>(h.adopting.back()); };
    low += at_end(slow) / kPeople / kRuns;
    high += at_end(fast) / kPeople / kRuns;
    paired.push_back(at_end(fast) - at_end(slow));
    apart.push_back(at_end(other) - at_end(slow));
  }
  c.exact("nobody adopts later under the higher chance", no_later ? 1 : 0, 1);
  const auto share_error = [](double p) { return std::sqrt(p * (1 - p) / kPeople / kRuns); };
  c.sampled("share at 0.020", low, 0.5167868718, share_error(0.5167868718));
  c.sampled("share at 0.025", high, 0.5980554308, share_error(0.5980554308));
  const auto check = [&](const char* name, const std::vector<double>& x, double deviation) {
    double mean = 0, squares = 0;
    for (const double v : x) mean += v / kRuns;
    for (const double v : x) squares += (v - mean) * (v - mean) / (kRuns - 1);
    c.sampled(fmt::format("mean difference, {}", name), mean, 81.26855901,
              deviation / std::sqrt(double{kRuns}));
    // Differences of counts this large are nearly normal: the error of an SD is SD / sqrt(2 n).
    c.sampled(fmt::format("SD of the difference, {}", name), std::sqrt(squares), deviation,
              deviation / std::sqrt(2.0 * kRuns));
    return squares;
  };
  const double variance_paired = check("same luck", paired, 8.64083215),
               variance_apart = check("independent luck", apart, 22.13827756);
  c.sampled("ratio of the variances", variance_apart / variance_paired, 6.564120,
            6.564120 * std::sqrt(4.0 / kRuns));
}

TEST_CASE("VV-H4 an intervention is felt only inside its light cone") {
  const Case c("VV-H4");
  constexpr std::uint32_t kPeople = 201, kCentre = 100, kReach = 2;
  constexpr int kForced = 10, kSteps = 70;
  const TiedCrowd ring(ring_lattice(kPeople, 2 * kReach));
  const Adoption rule(PeerHazard{0.01, 0.3}, SteadyChance{0.08});
  const auto executor = make_serial_executor();
  std::uint64_t n_differ = 0, n_outside = 0;
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const SpreadLuck luck{c.luck(seed)};
    Spread plain(ring, rule, luck, *executor), forced(ring, rule, luck, *executor);
    for (int step = 1; step <= kSteps; ++step) {
      plain.step();
      forced.step();
      if (step == kForced) forced.set_level(kCentre, plain.levels()[kCentre] == 1 ? 0 : 1);
      for (std::uint32_t i = 0; i < kPeople; ++i) {
        if (plain.levels()[i] == forced.levels()[i]) continue;
        ++n_differ;
        const int distance = std::abs(static_cast<int>(i) - static_cast<int>(kCentre));
        n_outside += step < kForced || distance > static_cast<int>(kReach) * (step - kForced) ? 1U : 0U;
      }
    }
  }
  c.exact("agents who differ outside the cone", static_cast<double>(n_outside), 0);
  c.exact("the change is felt inside it", n_differ > 1000 ? 1 : 0, 1);
}

}  // namespace pilotwave::test
