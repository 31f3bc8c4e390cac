#include "model/adoption_order.hpp"

#include <algorithm>
#include <cmath>

#include "base/fmath.hpp"
#include "model/param_keys.hpp"
#include "model/teacher_use.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr double kEuler = 0.57721566490153286;          // mean of a standard Gumbel shock
constexpr double kGumbelVariance = 1.6449340668482264;  // pi^2 / 6
constexpr double kFullTurn = 6.2831853071795865;        // 2 pi
constexpr double kEverybody = -60, kNobody = 60;        // scores beyond anyone's
constexpr double kNever = 1e-9;                         // shares of 0 and 1 have no quantile
constexpr double kFirstStep = 0.5, kClose = 1e-9;       // of the search for a score
constexpr int kMostSteps = 20;

// Gauss-Hermite nodes and weights for a standard normal (half of them: the other half mirrors).
constexpr std::array<double, 5> kNode = {0, 1.0232556637891326, 2.0768479786778302, 3.2054290028564700,
                                         4.5127458633997830};
// Weights of the same.
constexpr std::array<double, 5> kWeight = {0.40634920634920635, 0.24409750289493909, 0.049916406765217869,
                                           0.0027891413212317633, 0.000022345844007746629};

/// P(influence + Gumbel shock > score) for a normal influence.
double tail(double score, double mean, double sd) {
  const auto at = [&](double z) { return hazard_to_probability(det_exp(mean + sd * z - score)); };
  double sum = kWeight[0] * at(0);
  for (std::size_t i = 1; i < kNode.size(); ++i) sum += kWeight[i] * (at(kNode[i]) + at(-kNode[i]));
  return sum;
}

/// On this scale the tail of a Gumbel distribution is a straight line of slope -1.
double straightened(double tail) { return det_log(-det_log1p(-std::clamp(tail, kNever, 1 - kNever))); }

/// The score that `share` exceed, by secants.
template <class Tail>
double where(const Tail& tail_of, double share, double mean) {
  const double goal = straightened(share);
  double x = mean - goal, off = straightened(tail_of(x)) - goal, step = kFirstStep;
  for (int i = 0; i < kMostSteps; ++i) {
    const double next = x + step, there = straightened(tail_of(next)) - goal;
    const double slope = (there - off) / (next - x);
    x = next, off = there;
    if (slope == 0) break;  // beyond what shares can tell
    step = -off / slope;
    if (std::abs(step) < kClose) break;
  }
  return x;
}

}  // namespace

AdoptionOrder::AdoptionOrder(const WorldDef& world, const TeacherPosts& posts, const Params& p)
    : params_(p), refusers_(world.refuser_share) {
  double mean = 0, square = 0;
  for (std::size_t i = 0; i < kSubjects; ++i) {
    const double term = subject_term(static_cast<Subject>(i), p);
    mean += posts.subject_share[i] * term;
    square += posts.subject_share[i] * term * term;
  }
  // Experience is exponential: its SD is its mean.
  const double staff = experience_term(world.staff_experience, p), years = staff - experience_term(0, p);
  const double school = p[P::today_school_spread];
  const double beside_trait = std::max(0.0, square - mean * mean) + years * years + school * school;
  mean += staff;
  // The trait of those whose disposition, correlated with it, falls in the lower `refusers_` of a normal.
  const double q = std::clamp(refusers_, kNever, 1 - kNever), cut = normal_quantile(q);
  const double density = det_exp(-cut * cut / 2) / std::sqrt(kFullTurn);
  const double r = world.refuser_innovativeness, innovativeness = p[P::teacher_use_w_innovativeness];
  const double below = -density / q, over = density / (1 - q);
  // Variance of a truncated normal: 1 - m (m - cut) with m its mean.
  const auto sd = [&](double m) {
    const double trait = innovativeness * innovativeness * (1 - r * r * m * (m - cut));
    return std::sqrt(trait + beside_trait);
  };
  mean_ = {mean + innovativeness * r * over, mean + innovativeness * r * below - p[P::today_refuser_lag]};
  sd_ = {sd(over), sd(below)};
  score_mean_ = (1 - refusers_) * mean_[0] + refusers_ * mean_[1] + kEuler;
  const double between = mean_[0] - mean_[1];
  score_sd_ = std::sqrt((1 - refusers_) * sd_[0] * sd_[0] + refusers_ * sd_[1] * sd_[1] +
                        refusers_ * (1 - refusers_) * between * between + kGumbelVariance);
}

double AdoptionOrder::score(const TeacherPerson& person, Subject subject, double school_luck,
                            double u) const {
  const Params& p = params_;
  return p[P::teacher_use_w_innovativeness] * static_cast<double>(person.innovativeness) +
         experience_term(static_cast<double>(person.experience), p) + subject_term(subject, p) +
         p[P::today_school_spread] * school_luck - (person.refuser ? p[P::today_refuser_lag] : 0.0) +
         gumbel_shock(u);
}

double AdoptionOrder::above(double score, bool refusers) const {
  return tail(score, mean_[refusers], sd_[refusers]);
}

double AdoptionOrder::exceeded_by(double share) const {
  if (share <= 0) return kNobody;
  if (share >= 1) return kEverybody;
  return where([&](double x) { return (1 - refusers_) * above(x, false) + refusers_ * above(x, true); },
               share, score_mean_);
}

double AdoptionOrder::refusing_below(double share) const {
  if (share <= 0 || refusers_ <= 0) return kEverybody;
  if (share >= refusers_) return kNobody;
  return where([&](double x) { return above(x, true); }, 1 - share / refusers_, mean_[1]);
}

double AdoptionOrder::standardised(double score) const { return (score - score_mean_) / score_sd_; }

}  // namespace pilotwave
