#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rng/draw.hpp"

/// Cases with a known answer: what was expected, what the engine gave, and how far apart they may be.
namespace pilotwave::test {

/// How a case is judged.
enum class Tolerance : std::uint8_t {
  Exact,          ///< equal to the bit
  Deterministic,  ///< relative error bound
  Sampled,  ///< at most 4.5 standard errors, from the theoretical spread, plus a stated allowance for bias
  Banded,   ///< within a stated band
};

struct CheckedValue {
  std::string case_id;   ///< "VV-A1"
  std::string quantity;  ///< "F(5)"
  double expected = 0, got = 0;
  Tolerance tolerance = Tolerance::Exact;
  double bound = 0;      ///< relative error; standard error; half the width of the band
  double allowance = 0;  ///< of sampled values: for finite size or time step
  bool passed = false;

  /// (got - expected) / standard error of sampled values, else NaN.
  [[nodiscard]] double z() const;
};

/// Judges one value. Exact: got == expected, NaN equals NaN. Deterministic: |got - expected| <=
/// bound * |expected|, or 1e-14 near 0. Sampled: |got - expected| <= 4.5 bound + allowance. Banded: |got -
/// expected| <= bound.
[[nodiscard]] bool is_within(const CheckedValue& value);

/// One case of the list. Every check is a row of the table and an assertion of the test that makes it.
class Case {
 public:
  explicit Case(std::string_view id) : id_(id) {}

  void exact(std::string_view quantity, double got, double expected) const;
  /// @param relative  1e-12 unless the case widens it
  void close(std::string_view quantity, double got, double expected, double relative = 1e-12) const;
  /// For printed numbers: to half a unit of the last printed digit. @param digit  e.g. 1e-6
  void printed(std::string_view quantity, double got, double expected, double digit) const;
  /// @param standard_error  from the theoretical spread   @param allowance  for finite size or time step
  void sampled(std::string_view quantity, double got, double expected, double standard_error,
               double allowance = 0) const;
  void between(std::string_view quantity, double got, double low, double high) const;

  /// Luck for the case's replicates: the fixed seed, or a fresh one where PILOTWAVE_VERIFICATION_SEED says
  /// so.
  [[nodiscard]] Luck luck(std::uint32_t replicate) const;

 private:
  void record(CheckedValue value) const;

  std::string id_;
};

/// All rows so far, in the order of their checks.
[[nodiscard]] const std::vector<CheckedValue>& checked_values();

/// The rows as a table for people: case, quantity, expected, got, tolerance, z, verdict; then what z-scores
/// look like together.
[[nodiscard]] std::string verification_table(const std::vector<CheckedValue>& rows);

}  // namespace pilotwave::test
