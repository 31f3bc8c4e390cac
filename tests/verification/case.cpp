#include "verification/case.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace pilotwave::test {
namespace {

constexpr double kStandardErrors = 4.5;  ///< two-sided false alarms: 7 in a million comparisons
constexpr double kNearZero = 1e-14;

std::vector<CheckedValue>& rows() {
  static std::vector<CheckedValue> all;
  return all;
}

std::string tolerance_text(const CheckedValue& v) {
  switch (v.tolerance) {
    case Tolerance::Exact:
      return "exact";
    case Tolerance::Deterministic:
      return fmt::format("rel {:.0e}", v.bound);
    case Tolerance::Sampled:
      return v.allowance > 0 ? fmt::format("4.5 x {:.2e} + {:.0e}", v.bound, v.allowance)
                             : fmt::format("4.5 x {:.2e}", v.bound);
    case Tolerance::Banded:
      return fmt::format("+- {:.3g}", v.bound);
  }
  return "";
}

}  // namespace

double CheckedValue::z() const {
  return tolerance == Tolerance::Sampled && bound > 0 ? (got - expected) / bound
                                                      : std::numeric_limits<double>::quiet_NaN();
}

bool is_within(const CheckedValue& v) {
  const double off = std::abs(v.got - v.expected);
  switch (v.tolerance) {
    case Tolerance::Exact:
      return v.got == v.expected || (std::isnan(v.got) && std::isnan(v.expected));
    case Tolerance::Deterministic:
      return off <= std::max(v.bound * std::abs(v.expected), kNearZero);
    case Tolerance::Sampled:
      return off <= kStandardErrors * v.bound + v.allowance;
    case Tolerance::Banded:
      return off <= v.bound;
  }
  return false;
}

void Case::record(CheckedValue value) const {
  value.case_id = id_;
  value.passed = is_within(value);
  INFO(fmt::format("{} {}: expected {:.15g}, got {:.15g}, {}", value.case_id, value.quantity, value.expected,
                   value.got, tolerance_text(value)));
  CHECK(value.passed);
  rows().push_back(std::move(value));
}

void Case::exact(std::string_view quantity, double got, double expected) const {
  record({"", std::string(quantity), expected, got, Tolerance::Exact, 0, 0, false});
}

void Case::close(std::string_view quantity, double got, double expected, double relative) const {
  record({"", std::string(quantity), expected, got, Tolerance::Deterministic, relative, 0, false});
}

void Case::printed(std::string_view quantity, double got, double expected, double digit) const {
  record({"", std::string(quantity), expected, got, Tolerance::Banded, 0.5000001 * digit, 0, false});
}

void Case::sampled(std::string_view quantity, double got, double expected, double standard_error,
                   double allowance) const {
  record({"", std::string(quantity), expected, got, Tolerance::Sampled, standard_error, allowance, false});
}

void Case::between(std::string_view quantity, double got, double low, double high) const {
  record({"", std::string(quantity), (low + high) / 2, got, Tolerance::Banded, (high - low) / 2, 0, false});
}

Luck Case::luck(std::uint32_t replicate) const {
  const char* fresh = std::getenv("PILOTWAVE_VERIFICATION_SEED");
  return Luck(fresh ? static_cast<std::uint32_t>(std::strtoul(fresh, nullptr, 10)) : 2026U, replicate);
}

const std::vector<CheckedValue>& checked_values() { return rows(); }

std::string verification_table(const std::vector<CheckedValue>& all) {
  std::string text = fmt::format("{:<8} {:<44} {:>20} {:>20} {:>24} {:>7}  {}\n", "case", "quantity",
                                 "expected", "got", "tolerance", "z", "");
  double n = 0, sum = 0, squares = 0;
  std::size_t missed = 0;
  for (const CheckedValue& v : all) {
    const double z = v.z();
    const std::string z_text = std::isnan(z) ? "" : fmt::format("{:.2f}", z);
    text += fmt::format("{:<8} {:<44} {:>20.12g} {:>20.12g} {:>24} {:>7}  {}\n", v.case_id, v.quantity,
                        v.expected, v.got, tolerance_text(v), z_text, v.passed ? "ok" : "MISSED");
    missed += v.passed ? 0 : 1;
    // A step or size bias is no chance: only values without an allowance tell whether luck behaves.
    if (std::isnan(z) || v.allowance > 0) continue;
    ++n, sum += z, squares += z * z;
  }
  text += fmt::format("{} values checked, {} missed\n", all.size(), missed);
  if (n > 1)
    text += fmt::format(
        "z of {} sampled values without allowance: mean {:.3f}, variance {:.3f} (0 and 1 by chance alone)\n",
        n, sum / n, (squares - sum * sum / n) / (n - 1));
  return text;
}

}  // namespace pilotwave::test
