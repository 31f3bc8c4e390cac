#include "experiment/statistics/repeated_looks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/tools/roots.hpp>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr double kOneBySqrt2Pi = 0.39894228040143267794;
constexpr double kFarOut = 9;  ///< standard deviations beyond which there is less than 1e-18

double density(double x, double sd) {
  const double z = x / sd;
  return kOneBySqrt2Pi / sd * det_exp(-0.5 * z * z);
}

/// Nodes and weights of Gauss and Legendre's rule, in panels over an interval.
struct Nodes {
  std::vector<double> at, weight;

  Nodes(double low, double high, double panel) {
    using Rule = boost::math::quadrature::gauss<double, 20>;
    const auto panels = static_cast<int>(std::ceil((high - low) / panel));
    const double half = (high - low) / (2 * panels);
    for (int p = 0; p < panels; ++p) {
      const double middle = low + (2 * p + 1) * half;
      for (std::size_t i = 0; i < Rule::abscissa().size(); ++i) {
        for (const int side : {-1, 1}) {
          at.push_back(middle + side * half * Rule::abscissa()[i]);
          weight.push_back(half * Rule::weights()[i]);
        }
      }
    }
  }
};

/// The paths that have not stopped: mass at the nodes of where the sum of increments may stand.
struct Paths {
  std::vector<double> at{0}, mass{1};
  double information = 0;

  [[nodiscard]] double total() const {
    double sum = 0;
    for (const double m : mass) sum += m;
    return sum;
  }

  /// The paths that go on past a look. A panel spans two standard deviations of what is smeared next.
  void pass(const Look& look, double next_information, double drift) {
    const double sd = std::sqrt(look.information - information);
    const double mean = drift * (look.information - information);
    const double root = std::sqrt(look.information);
    const double bound = look.critical * root, centre = drift * look.information;
    const double low = std::max(-bound, centre - kFarOut * root);
    const double high = std::min(bound, centre + kFarOut * root);
    if (!(low < high)) {
      at.clear(), mass.clear();
      return;
    }
    const double next_sd = std::sqrt(next_information - look.information);
    const Nodes nodes(low, high, 2 * (next_sd > 0 ? std::min(sd, next_sd) : sd));
    std::vector<double> passed(nodes.at.size());
    for (std::size_t j = 0; j < passed.size(); ++j) {
      double sum = 0;
      for (std::size_t i = 0; i < at.size(); ++i) sum += mass[i] * density(nodes.at[j] - at[i] - mean, sd);
      passed[j] = sum * nodes.weight[j];
    }
    at = nodes.at;
    mass = std::move(passed);
    information = look.information;
  }
};

/// The value in [low, high] at which a falling function reaches a level.
template <class Function>
double where(Function f, double level, double low, double high) {
  if (high - low < 1e-12) return low;
  std::uintmax_t steps = 100;
  const auto bracket =
      boost::math::tools::toms748_solve([&](double x) { return f(x) - level; }, low, high,
                                        boost::math::tools::eps_tolerance<double>(40), steps);
  return (bracket.first + bracket.second) / 2;
}

/// Critical values c, one a look, from a constant.
std::vector<double> obrien_fleming_shape(int looks, double constant) {
  std::vector<double> critical;
  for (int k = 1; k <= looks; ++k) critical.push_back(constant * std::sqrt(static_cast<double>(looks) / k));
  return critical;
}

/// Looks held together lie between none held and all K held by Bonferroni's inequality.
template <class Shape>
double constant_for(int looks, double level, Shape shape) {
  PILOTWAVE_ASSERT(looks >= 1 && level > 0 && level < 1, "at least one look at a level in (0, 1)");
  const auto false_alarm = [&](double c) { return crossing_probability(equally_spaced(shape(looks, c))); };
  return where(false_alarm, level, -normal_quantile(level / 2), -normal_quantile(level / (2 * looks)));
}

}  // namespace

std::vector<Look> equally_spaced(std::span<const double> critical) {
  std::vector<Look> looks;
  for (std::size_t k = 0; k < critical.size(); ++k)
    looks.push_back({static_cast<double>(k + 1) / static_cast<double>(critical.size()), critical[k]});
  return looks;
}

std::vector<double> crossing_probabilities(std::span<const Look> looks, double drift) {
  Paths paths;
  std::vector<double> stopped;
  double going = 1;
  for (std::size_t k = 0; k < looks.size(); ++k) {
    PILOTWAVE_ASSERT(looks[k].information > paths.information && looks[k].information <= 1,
                     "information rises from look to look");
    paths.pass(looks[k], k + 1 < looks.size() ? looks[k + 1].information : looks[k].information, drift);
    const double left = paths.total();
    stopped.push_back(going - left);
    going = left;
  }
  return stopped;
}

double crossing_probability(std::span<const Look> looks, double drift) {
  double sum = 0;
  for (const double p : crossing_probabilities(looks, drift)) sum += p;
  return sum;
}

double pocock_critical(int looks, double level) {
  return constant_for(looks, level,
                      [](int n, double c) { return std::vector<double>(static_cast<std::size_t>(n), c); });
}

std::vector<double> obrien_fleming_critical(int looks, double level) {
  return obrien_fleming_shape(looks, constant_for(looks, level, obrien_fleming_shape));
}

}  // namespace pilotwave
