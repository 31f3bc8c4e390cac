#include "experiment/statistics/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "base/no_number.hpp"

namespace pilotwave {
namespace {

/// Values in ascending order, so that the order given cannot change a sum's rounding, and their mean.
struct Spread {
  std::vector<double> sorted;
  double mean = kNaN;

  explicit Spread(std::span<const double> values) : sorted(values.begin(), values.end()) {
    std::sort(sorted.begin(), sorted.end());
    PILOTWAVE_ASSERT(sorted.empty() || sorted.front() >= 0, "shares of a total are not negative");
    double sum = 0;
    for (const double x : sorted) sum += x;
    if (sum > 0) mean = sum / n();
  }
  [[nodiscard]] double n() const { return static_cast<double>(sorted.size()); }

  /// Mean of a term of x / mean.
  template <class Term>
  [[nodiscard]] double mean_of(Term term) const {
    if (std::isnan(mean)) return kNaN;
    double sum = 0;
    for (const double x : sorted) sum += term(x / mean);
    return sum / n();
  }
};

double entropy(double share) { return share > 0 ? share * det_log(share) : 0; }
double log_deviation(double share) { return share > 0 ? -det_log(share) : kInfinity; }

std::vector<double> all_of(std::span<const std::vector<double>> groups) {
  std::vector<double> all;
  for (const std::vector<double>& group : groups) all.insert(all.end(), group.begin(), group.end());
  return all;
}

}  // namespace

double gini(std::span<const double> values) {
  const Spread spread(values);
  if (std::isnan(spread.mean)) return kNaN;
  // Sum over all pairs: the value of rank i, from 1, is the larger in i - 1 pairs and the smaller in n - i.
  double sum = 0;
  for (std::size_t i = 0; i < spread.sorted.size(); ++i) {
    const double rank = static_cast<double>(i + 1);
    sum += (2 * rank - spread.n() - 1) * spread.sorted[i];
  }
  return sum / (spread.n() * spread.n() * spread.mean);
}

double gini_corrected(std::span<const double> values) {
  if (values.size() < 2) return kNaN;
  const auto n = static_cast<double>(values.size());
  return gini(values) * n / (n - 1);
}

double theil_t(std::span<const double> values) { return Spread(values).mean_of(entropy); }

double theil_l(std::span<const double> values) { return Spread(values).mean_of(log_deviation); }

double atkinson(std::span<const double> values, double aversion) {
  PILOTWAVE_ASSERT(aversion >= 0, "aversion to inequality is not negative");
  const Spread spread(values);
  if (std::isnan(spread.mean) || aversion == 0) return spread.mean_of([](double share) { return share - 1; });
  if (aversion >= 1 && spread.sorted.front() == 0) return 1;
  if (aversion == 1) return -det_expm1(-spread.mean_of(log_deviation));
  const double power = 1 - aversion;
  const double mean = spread.mean_of([&](double share) { return share > 0 ? det_pow(share, power) : 0; });
  return 1 - det_pow(mean, 1 / power);
}

double hoover(std::span<const double> values) {
  return Spread(values).mean_of([](double share) { return std::abs(share - 1); }) / 2;
}

TheilParts theil_t_parts(std::span<const std::vector<double>> groups) {
  const Spread all(all_of(groups));
  TheilParts parts{all.mean_of(entropy), 0, 0};
  if (std::isnan(all.mean)) return {kNaN, kNaN, kNaN};
  for (const std::vector<double>& group : groups) {
    const Spread spread(group);
    if (std::isnan(spread.mean)) continue;  // without a share of the total
    const double people = spread.n() / all.n(), relative_mean = spread.mean / all.mean;
    parts.within += people * relative_mean * spread.mean_of(entropy);
    parts.between += people * entropy(relative_mean);
  }
  return parts;
}

TheilParts theil_l_parts(std::span<const std::vector<double>> groups) {
  const Spread all(all_of(groups));
  TheilParts parts{all.mean_of(log_deviation), 0, 0};
  if (std::isnan(all.mean)) return {kNaN, kNaN, kNaN};
  for (const std::vector<double>& group : groups) {
    if (group.empty()) continue;
    const Spread spread(group);
    const double people = spread.n() / all.n();
    // Of a group that has nothing at all, the deviation is between groups, and infinite.
    parts.within += std::isnan(spread.mean) ? 0 : people * spread.mean_of(log_deviation);
    parts.between += people * log_deviation(std::isnan(spread.mean) ? 0 : spread.mean / all.mean);
  }
  return parts;
}

}  // namespace pilotwave
