#include "sweep/store/packed_series.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <fmt/format.h>
#include <boost/endian/conversion.hpp>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t kMissingBits = 0x7ff8000000000000;
constexpr std::size_t kNumberBytes = 8, kMostNarrow = 256;

std::uint64_t bits_of(double value) {
  return std::isnan(value) ? kMissingBits : std::bit_cast<std::uint64_t>(value);
}

/// Writes the series behind its first byte with places of `kWidth` bytes. One pass without branches: what a
/// value is that stays is written again at the same place. Whether that is enough is seen afterwards.
/// @param bytes  room for all values as numbers
/// @return       numbers; more than places of this width can tell: what was written is useless
template <std::size_t kWidth>
std::size_t pack_with(std::span<const double> series, unsigned char* bytes) {
  unsigned char *place = bytes + 1, *number = place + series.size() * kWidth;
  std::uint64_t last = bits_of(series.front());
  std::size_t rank = 0;
  for (const double value : series) {
    const std::uint64_t bits = bits_of(value);
    rank += bits != last;
    last = bits;
    boost::endian::store_big_u64(number + rank * kNumberBytes, bits);
    if constexpr (kWidth == 2) *place++ = static_cast<unsigned char>(rank >> 8);
    *place++ = static_cast<unsigned char>(rank);
  }
  return rank + 1;
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

bool pack_series(std::span<const double> series, std::string& out) {
  PILOTWAVE_ASSERT(!series.empty() && series.size() <= std::numeric_limits<std::uint16_t>::max(),
                   "a place takes two bytes at most");
  out.resize(1 + series.size() * (2 + kNumberBytes));
  auto* const bytes = reinterpret_cast<unsigned char*>(out.data());
  std::size_t width = 1, numbers = pack_with<1>(series, bytes);
  if (numbers > kMostNarrow) width = 2, numbers = pack_with<2>(series, bytes);
  bytes[0] = static_cast<unsigned char>(width);
  out.resize(1 + series.size() * width + numbers * kNumberBytes);
  return numbers > 1;
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
