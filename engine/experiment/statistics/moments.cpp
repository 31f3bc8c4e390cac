#include "experiment/statistics/moments.hpp"

#include <cmath>

#include "base/no_number.hpp"

namespace pilotwave {

Moments moments(std::span<const double> sample) {
  Moments out{sample.size(), kNaN, kNaN};
  if (sample.empty()) return out;
  const auto n = static_cast<double>(sample.size());
  // Sums about the first value keep the digits that large, nearly equal numbers would lose.
  const double origin = sample.front();
  double sum = 0;
  for (const double x : sample) sum += x - origin;
  const double shift = sum / n;
  out.mean = origin + shift;
  if (sample.size() < 2) return out;
  double squares = 0, residue = 0;
  for (const double x : sample) {
    const double d = (x - origin) - shift;
    squares += d * d;
    residue += d;
  }
  out.sd = std::sqrt((squares - residue * residue / n) / (n - 1));
  return out;
}

void RunningMoments::add(double value) {
  if (n_ == 0) origin_ = value;
  ++n_;
  const double before = (value - origin_) - shift_;
  shift_ += before / static_cast<double>(n_);
  squares_ += before * ((value - origin_) - shift_);
}

void RunningMoments::merge(const RunningMoments& other) {
  if (other.n_ == 0) return;
  if (n_ == 0) {
    *this = other;
    return;
  }
  const auto here = static_cast<double>(n_), there = static_cast<double>(other.n_);
  const double apart = (other.origin_ - origin_) + (other.shift_ - shift_);
  shift_ += apart * (there / (here + there));
  squares_ += other.squares_ + apart * apart * (here * there / (here + there));
  n_ += other.n_;
}

Moments RunningMoments::value() const {
  return {n_, n_ == 0 ? kNaN : origin_ + shift_,
          n_ < 2 ? kNaN : std::sqrt(squares_ / static_cast<double>(n_ - 1))};
}

double lag1_autocorrelation(std::span<const double> series) {
  if (series.size() < 2) return kNaN;
  const double origin = series.front();
  double sum = 0;
  for (const double x : series) sum += x - origin;
  const double shift = sum / static_cast<double>(series.size());
  double products = 0, squares = 0, last = 0;  // the first has nobody before it
  for (const double x : series) {
    const double d = (x - origin) - shift;
    products += d * last;
    squares += d * d;
    last = d;
  }
  return squares == 0 ? kNaN : products / squares;
}

}  // namespace pilotwave
