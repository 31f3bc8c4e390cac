#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pilotwave {

// The values of one metric and group over the periods of a run, as a store keeps them. Most values are those
// of the period before, so each stands once for all periods in a row that have it:
//
//   1 byte            width of a place, 1 or 2
//   periods * width   for each period the place of its number, from 0, high byte first
//   8 bytes each      numbers as IEEE 754 doubles, high byte first; a missing one is the NaN
//   0x7ff8000000000000
//
// The bytes depend on the values alone. A series of one value throughout is not packed, it is that value.

/// Packs a series of 1 to 65,535 values; false where all are the same, or all missing: then nothing is
/// packed.
[[nodiscard]] bool pack_series(std::span<const double> series, std::string& out);
/// The value of one period; NaN where it is missing, and where the bytes are damaged.
[[nodiscard]] double unpacked_value(std::string_view packed, std::size_t period, std::size_t periods);
/// The same as an SQL expression, for programs that know SQLite and not us. Reads table `powers`.
/// @param packed, period, periods  SQL expressions
[[nodiscard]] std::string unpacked_value_sql(std::string_view packed, std::string_view period,
                                             std::string_view periods);
/// SQL that makes table `powers`: what a double's mantissa is multiplied by, for each of its exponents.
[[nodiscard]] std::string powers_sql();

}  // namespace pilotwave
