#include "experiment/statistics/mean_tests.hpp"

#include <cmath>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "base/assert.hpp"
#include "base/no_number.hpp"

namespace pilotwave {
namespace {

using boost::math::students_t_distribution;

MeanTest nothing_to_say(double difference) { return {difference, kNaN, kNaN, kNaN, {-kInfinity, kInfinity}}; }

MeanTest judged(double difference, double standard_error, double df, double confidence) {
  if (standard_error == 0) {
    const bool equal = difference == 0;
    const double t = equal ? 0 : std::copysign(kInfinity, difference);
    return {difference, t, df, equal ? 1.0 : 0.0, {difference, difference}};
  }
  const double t = difference / standard_error;
  const students_t_distribution<> student(df);
  const double p = 2 * boost::math::cdf(boost::math::complement(student, std::abs(t)));
  const double half = student_t_quantile((1 + confidence) / 2, df) * standard_error;
  return {difference, t, df, p, {difference - half, difference + half}};
}

}  // namespace

double student_t_quantile(double share, double df) {
  return boost::math::quantile(students_t_distribution<>(df), share);
}

Interval mean_interval(const Moments& of, double confidence) {
  if (of.n < 2) return {-kInfinity, kInfinity};
  const auto n = static_cast<double>(of.n);
  const double half = student_t_quantile((1 + confidence) / 2, n - 1) * of.sd / std::sqrt(n);
  return {of.mean - half, of.mean + half};
}

MeanTest paired_t_test(std::span<const double> first, std::span<const double> second, double confidence) {
  PILOTWAVE_ASSERT(first.size() == second.size(), "pairs have two sides");
  std::vector<double> differences(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) differences[i] = first[i] - second[i];
  const Moments m = moments(differences);
  if (m.n < 2) return nothing_to_say(m.mean);
  const auto n = static_cast<double>(m.n);
  return judged(m.mean, m.sd / std::sqrt(n), n - 1, confidence);
}

MeanTest welch_t_test(const Moments& first, const Moments& second, double confidence) {
  const double difference = first.mean - second.mean;
  if (first.n < 2 || second.n < 2) return nothing_to_say(difference);
  const auto n1 = static_cast<double>(first.n), n2 = static_cast<double>(second.n);
  const double v1 = first.sd * first.sd / n1, v2 = second.sd * second.sd / n2;
  const double v = v1 + v2;
  const double df = v == 0 ? n1 + n2 - 2 : v * v / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
  return judged(difference, std::sqrt(v), df, confidence);
}

MeanTest pooled_t_test(const Moments& first, const Moments& second, double confidence) {
  const double difference = first.mean - second.mean;
  if (first.n < 2 || second.n < 2) return nothing_to_say(difference);
  const auto n1 = static_cast<double>(first.n), n2 = static_cast<double>(second.n);
  const double df = n1 + n2 - 2;
  const double variance = ((n1 - 1) * first.sd * first.sd + (n2 - 1) * second.sd * second.sd) / df;
  return judged(difference, std::sqrt(variance * (1 / n1 + 1 / n2)), df, confidence);
}

}  // namespace pilotwave
