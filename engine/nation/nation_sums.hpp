#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "nation/area.hpp"
#include "nation/district_sums.hpp"

namespace pilotwave {

/// Everything that is known of a nation's run so far. Districts are taken in in one order, whatever order
/// they finish in, so the sums are the same to the last bit.
class NationSums {
 public:
  NationSums(std::size_t areas, std::size_t periods);

  /// Takes in the next district.
  void add(const std::vector<std::size_t>& areas, const DistrictSums& district);
  /// Notes that the next district failed.
  void add_failed(std::string why);

  /// Districts taken in, failed ones included: the next one has this number.
  [[nodiscard]] std::size_t taken() const { return at_end_.size(); }
  /// A number of an area; NaN where there is none.
  [[nodiscard]] double value(std::size_t area, Split split, int metric, std::size_t period) const;
  [[nodiscard]] const Heads& heads(std::size_t area, Split split) const;
  /// Values of a district at the end, by metric; empty where it failed.
  [[nodiscard]] const std::vector<double>& at_end(std::size_t district) const { return at_end_[district]; }
  struct Failed {
    std::size_t district = 0;
    std::string why;
  };
  [[nodiscard]] const std::vector<Failed>& failed() const { return failed_; }

  /// As bytes, and back. False (and nothing changed) when they are of other areas or periods.
  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] bool restore(std::string_view bytes);

 private:
  std::size_t periods_;
  std::vector<WeightedSum> sums_;  ///< [area][split][metric][period]
  std::vector<Heads> heads_;       ///< [area][split]
  std::vector<std::vector<double>> at_end_;
  std::vector<Failed> failed_;
};

}  // namespace pilotwave
