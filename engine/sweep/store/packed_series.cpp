#include "sweep/store/packed_series.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t kMissingBits = 0x7ff8000000000000;
constexpr std::size_t kNumberBytes = 8, kMostNarrow = 256;

std::uint64_t bits_of(double value) {
  return std::isnan(value) ? kMissingBits : std::bit_cast<std::uint64_t>(value);
}

void put_number(char* at, std::uint64_t bits) {
  for (std::size_t i = 0; i < kNumberBytes; ++i)
    at[i] = static_cast<char>(bits >> (8 * (kNumberBytes - 1 - i)));
}

struct Shape {
  std::size_t periods, numbers;
  [[nodiscard]] std::size_t width() const { return numbers <= kMostNarrow ? 1 : 2; }
  [[nodiscard]] std::size_t bytes() const { return 1 + periods * width() + numbers * kNumberBytes; }
};

Shape shape_of(std::span<const double> series) {
  Shape shape{series.size(), 1};
  for (std::size_t i = 1; i < series.size(); ++i)
    shape.numbers += bits_of(series[i]) != bits_of(series[i - 1]);
  return shape;
}

/// Hexadecimal digits `from` to `to` of `h`, from 1, as a number.
std::string digits_sql(int from, int to) {
  std::string out;
  for (int at = from; at <= to; ++at) {
    const std::string digit = fmt::format("instr('123456789ABCDEF', substr(h, {}, 1))", at);
    out = out.empty() ? digit : fmt::format("({} << 4 | {})", out, digit);
  }
  return out;
}

}  // namespace

bool is_constant(std::span<const double> series) {
  for (std::size_t i = 1; i < series.size(); ++i) {
    if (bits_of(series[i]) != bits_of(series.front())) return false;
  }
  return true;
}

std::size_t packed_size(std::span<const double> series) { return shape_of(series).bytes(); }

void pack_series(std::span<const double> series, std::string& out) {
  PILOTWAVE_ASSERT(!series.empty() && series.size() <= std::numeric_limits<std::uint16_t>::max(),
                   "a place takes two bytes at most");
  const Shape shape = shape_of(series);
  const std::size_t width = shape.width();
  out.resize(shape.bytes());
  char *place = out.data(), *number = out.data() + 1 + series.size() * width - kNumberBytes;
  *place++ = static_cast<char>(width);
  std::uint64_t last = 0;
  std::size_t rank = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::uint64_t bits = bits_of(series[i]);
    if (i == 0 || bits != last) {
      rank += i > 0;
      put_number(number += kNumberBytes, bits);
      last = bits;
    }
    if (width == 2) *place++ = static_cast<char>(rank >> 8);
    *place++ = static_cast<char>(rank);
  }
}

double unpacked_value(std::string_view packed, std::size_t period, std::size_t periods) {
  const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(packed[at])}; };
  const std::size_t width = packed.empty() ? 0 : byte(0), place = 1 + period * width;
  if (width < 1 || width > 2 || period >= periods || place + width > packed.size()) return kMissing;
  const std::size_t rank = width == 1 ? byte(place) : byte(place) << 8 | byte(place + 1);
  const std::size_t number = 1 + periods * width + rank * kNumberBytes;
  if (number + kNumberBytes > packed.size()) return kMissing;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kNumberBytes; ++i) bits = bits << 8 | byte(number + i);
  return std::bit_cast<double>(bits);
}

// Each step is a subquery without FROM: SQLite works such a one out once, and puts no other in the place of
// its name again and again.
std::string unpacked_value_sql(std::string_view packed, std::string_view period, std::string_view periods) {
  const std::string width = fmt::format("(1 + (substr({}, 1, 1) <> x'01'))", packed);
  const std::string rank =
      fmt::format("(SELECT {} FROM (SELECT substr('00' || hex(substr({}, 2 + {} * {}, {})), -4) AS h))",
                  digits_sql(1, 4), packed, width, period, width);
  // Sign and exponent, mantissa: a product of whole numbers and powers of two is exact.
  return fmt::format(
      "(SELECT (SELECT (1 - (s >> 10 & 2)) * CASE s & 2047 WHEN 2047 THEN CASE m WHEN 0 THEN 9e999 END "
      "ELSE (m + (s & 2047 > 0) * 4503599627370496) * (SELECT power FROM powers WHERE exponent = s & 2047) "
      "END "
      "FROM (SELECT {} AS s, {} AS m)) FROM (SELECT hex(substr({}, 2 + {} * {} + 8 * {}, 8)) AS h))",
      digits_sql(1, 3), digits_sql(4, 16), packed, width, periods, rank);
}

std::string powers_sql() {
  constexpr int kExponents = 2047, kBias = 1075;
  std::string out = "CREATE TABLE powers(exponent INTEGER PRIMARY KEY, power REAL); INSERT INTO powers ";
  // Halved and doubled: no function of SQLite's is exact everywhere.
  out += fmt::format(
      "WITH RECURSIVE up(e, p) AS (SELECT {0}, 1.0 UNION ALL SELECT e + 1, p * 2 FROM up WHERE e + 1 < {1}), "
      "down(e, p) AS (SELECT {0}, 1.0 UNION ALL SELECT e - 1, p / 2 FROM down WHERE e > 1) "
      "SELECT e, p FROM down WHERE e < {0} UNION ALL SELECT e, p FROM up UNION ALL "
      "SELECT 0, min(p) FROM down;",
      kBias, kExponents);
  return out;
}

}  // namespace pilotwave
