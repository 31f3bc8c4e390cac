#include "experiment/statistics/pairing.hpp"

#include <limits>
#include <vector>

#include "base/assert.hpp"
#include "experiment/statistics/moments.hpp"

namespace pilotwave {
namespace {

constexpr double kLeastGain = 1.2;  ///< below it pairing is not worth calling effective

struct Variances {
  double a = 0, b = 0, difference = 0;
};

Variances variances(std::span<const double> a, std::span<const double> b) {
  PILOTWAVE_ASSERT(a.size() == b.size(), "pairs have two sides");
  std::vector<double> difference(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) difference[i] = a[i] - b[i];
  const auto square = [](double x) { return x * x; };
  return {square(moments(a).sd), square(moments(b).sd), square(moments(difference).sd)};
}

}  // namespace

double variance_reduction(std::span<const double> a, std::span<const double> b) {
  if (a.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const Variances v = variances(a, b);
  const double apart = v.a + v.b;
  if (apart == 0) return std::numeric_limits<double>::quiet_NaN();
  return v.difference == 0 ? std::numeric_limits<double>::infinity() : apart / v.difference;
}

double correlation(std::span<const double> a, std::span<const double> b) {
  if (a.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  PILOTWAVE_ASSERT(a.size() == b.size(), "pairs have two sides");
  const Moments of_a = moments(a), of_b = moments(b);
  if (of_a.sd == 0 || of_b.sd == 0) return std::numeric_limits<double>::quiet_NaN();
  double products = 0;
  for (std::size_t i = 0; i < a.size(); ++i) products += (a[i] - of_a.mean) * (b[i] - of_b.mean);
  return products / (static_cast<double>(a.size() - 1) * of_a.sd * of_b.sd);
}

std::string_view pairing_word(Pairing pairing) {
  switch (pairing) {
    case Pairing::Effective:
      return "effective";
    case Pairing::Ineffective:
      return "ineffective";
    case Pairing::Harmful:
      break;
  }
  return "harmful";
}

PairingGain pairing_gain(std::span<const double> a, std::span<const double> b, double confidence,
                         const BootstrapDef& def) {
  PairingGain gain;
  gain.factor = variance_reduction(a, b);
  std::vector<double> x(a.size()), y(b.size());
  const auto of_resample = [&](std::span<const std::size_t> pairs) {
    for (std::size_t i = 0; i < pairs.size(); ++i) x[i] = a[pairs[i]], y[i] = b[pairs[i]];
    return variance_reduction(x, y);
  };
  gain.interval = percentile_interval(bootstrap(a.size(), def, of_resample), confidence);
  if (gain.interval.high < 1) {
    gain.pairing = Pairing::Harmful;
  } else if (gain.factor < kLeastGain) {
    gain.pairing = Pairing::Ineffective;
  }
  return gain;
}

}  // namespace pilotwave
