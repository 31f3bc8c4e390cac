#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {

/// The points at which something is run: a row a point, a column a factor, values in [0, 1]; what 0 and 1
/// stand for is the caller's affair.
class DesignMatrix {
 public:
  DesignMatrix() = default;
  DesignMatrix(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), values_(rows * columns) {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::span<const double> row(std::size_t i) const {
    PILOTWAVE_ASSERT(i < rows_, "a row of the design");
    return {values_.data() + i * columns_, columns_};
  }
  [[nodiscard]] std::span<double> row(std::size_t i) {
    PILOTWAVE_ASSERT(i < rows_, "a row of the design");
    return {values_.data() + i * columns_, columns_};
  }
  [[nodiscard]] double at(std::size_t i, std::size_t column) const { return row(i)[column]; }

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<double> values_;
};

/// One number that comes out at a point.
using Response = std::function<double(std::span<const double> point)>;

/// The response at every row, in order.
[[nodiscard]] inline std::vector<double> responses(const DesignMatrix& design, const Response& response) {
  std::vector<double> out;
  out.reserve(design.rows());
  for (std::size_t i = 0; i < design.rows(); ++i) out.push_back(response(design.row(i)));
  return out;
}

}  // namespace pilotwave
