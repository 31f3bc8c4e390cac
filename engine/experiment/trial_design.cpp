#include "experiment/trial_design.hpp"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

/// Calls visit(weeks, chance) for every possible number of weeks attended.
template <class Visit>
void for_each_dose(double stay, int weeks, Visit visit) {
  PILOTWAVE_ASSERT(stay >= 0 && stay <= 1 && weeks >= 1, "a chance to stay, and at least one week");
  double here = 1;  // chance to have come so far
  for (int d = 1; d < weeks; ++d, here *= stay) visit(d, here * (1 - stay));
  visit(weeks, here);
}

}  // namespace

Dosage dosage(double stay, int weeks) {
  Dosage out;
  for_each_dose(stay, weeks, [&](int d, double chance) {
    out.mean += d * chance;
    if (d == weeks) out.full = chance;
  });
  double variance = 0;
  for_each_dose(stay, weeks,
                [&](int d, double chance) { variance += (d - out.mean) * (d - out.mean) * chance; });
  out.sd = std::sqrt(variance);
  return out;
}

double mean_saturating_response(double stay, int weeks, double rate) {
  double mean = 0;
  for_each_dose(stay, weeks, [&](int d, double chance) { mean -= chance * std::expm1(-rate * d); });
  return mean;
}

double intention_to_treat(double uptake_assigned, double uptake_others, double effect_on_users) {
  return (uptake_assigned - uptake_others) * effect_on_users;
}

double wald_estimate(double outcome_assigned, double outcome_others, double uptake_assigned,
                     double uptake_others) {
  PILOTWAVE_ASSERT(uptake_assigned != uptake_others, "assignment changes uptake");
  return (outcome_assigned - outcome_others) / (uptake_assigned - uptake_others);
}

double design_effect(const ClusterDesign& design) {
  return 1 + (design.students_per_school - 1) * design.intraclass;
}

double difference_standard_error(const ClusterDesign& design) {
  PILOTWAVE_ASSERT(design.schools >= 2 && design.students_per_school >= 1, "two schools with a student each");
  const double of_a_mean = design.intraclass + (1 - design.intraclass) / design.students_per_school;
  return std::sqrt(4 * of_a_mean / design.schools);
}

double detectable_multiple(int schools, double power, double level) {
  PILOTWAVE_ASSERT(schools > 2, "degrees of freedom are left");
  const boost::math::students_t t(schools - 2);
  return boost::math::quantile(t, 1 - level / 2) + boost::math::quantile(t, power);
}

double detectable_effect(const ClusterDesign& design, double power, double level) {
  return detectable_multiple(design.schools, power, level) * difference_standard_error(design);
}

double intraclass_estimate(std::span<const std::vector<double>> outcomes) {
  const auto groups = static_cast<double>(outcomes.size());
  const auto n = static_cast<double>(outcomes.front().size());
  PILOTWAVE_ASSERT(groups >= 2 && n >= 2, "two schools with two students each");
  double grand = 0, between = 0, within = 0;
  std::vector<double> means;
  for (const std::vector<double>& school : outcomes) {
    PILOTWAVE_ASSERT(school.size() == outcomes.front().size(), "schools of one size");
    double mean = 0;
    for (const double x : school) mean += x / n;
    for (const double x : school) within += (x - mean) * (x - mean);
    means.push_back(mean);
    grand += mean / groups;
  }
  for (const double mean : means) between += n * (mean - grand) * (mean - grand);
  between /= groups - 1;
  within /= groups * (n - 1);
  return (between - within) / (between + (n - 1) * within);
}

double mean_above(double cut) {
  const boost::math::normal standard;
  return boost::math::pdf(standard, cut) / boost::math::cdf(boost::math::complement(standard, cut));
}

}  // namespace pilotwave
