#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How one cell of a public school table is to be read, whatever layout it stands in.
namespace pilotwave {

/// Families of published tables, by the codes with which they say that a value is absent.
enum class CodeFamily : std::uint8_t {
  Wide,   ///< CCD to 2015-16: -1 missing, -2 not applicable, -9 fails data-quality standards; texts M and N
  Long,   ///< CCD from 2016-17: an empty cell (DMS_FLAG says why); `Not reported` and the like in texts
  Elsi,   ///< ELSI and School Search: en dash missing, dagger not applicable, double dagger fails standards
  Hifld,  ///< -999 and `NOT AVAILABLE`
  Clean,  ///< empty cells only
};

/// True when the cell says "no value" in the words of its family. An empty cell always does.
[[nodiscard]] bool is_absent(std::string_view cell, CodeFamily family);

/// A finite decimal number; thousands may be set off with commas. Nothing for anything else.
[[nodiscard]] std::optional<double> parse_number(std::string_view cell);

/// An NCES number of `width` digits; leading zeros that a spreadsheet lost are put back.
[[nodiscard]] std::optional<std::string> parse_nces_id(std::string_view cell, std::size_t width);
inline constexpr std::size_t kSchoolIdWidth = 12, kLeaIdWidth = 7;

/// True for an id that a spreadsheet turned into scientific notation (`5.30396E+11`): its digits are lost.
[[nodiscard]] bool is_rounded_id(std::string_view cell);

/// A name for people: control characters and runs of blanks become one blank, doubled quotation marks one.
[[nodiscard]] std::string clean_name(std::string_view cell);

/// The start of a cell, cleaned, for quoting in a message.
[[nodiscard]] std::string shortened(std::string_view cell);

[[nodiscard]] std::string lower_ascii(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace pilotwave
