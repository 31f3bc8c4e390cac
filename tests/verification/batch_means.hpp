#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace pilotwave::test {

/// Means of long batches of one run, nearly independent of each other: the mean of all and its standard
/// error.
class BatchMeans {
 public:
  void add(double batch) { batches_.push_back(batch); }
  [[nodiscard]] double mean() const {
    double sum = 0;
    for (const double x : batches_) sum += x;
    return sum / n();
  }
  [[nodiscard]] double standard_error() const {
    double squares = 0;
    const double centre = mean();
    for (const double x : batches_) squares += (x - centre) * (x - centre);
    return std::sqrt(squares / (n() - 1) / n());
  }

 private:
  [[nodiscard]] double n() const { return static_cast<double>(batches_.size()); }
  std::vector<double> batches_;
};

}  // namespace pilotwave::test
