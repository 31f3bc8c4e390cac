#include "report/csv_line.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/compile.h>
#include <fmt/format.h>

namespace pilotwave {
namespace {

/// The shortest text of a double has 24 characters, that of a whole number 20.
constexpr std::size_t kMostDigits = 32;

template <class Number>
void append_digits(std::string& out, Number value) {
  std::array<char, kMostDigits> text;
  out.append(text.data(), fmt::format_to(text.data(), FMT_COMPILE("{}"), value));
}

template <class Float>
void append_number(std::string& out, Float value) {
  if (!std::isfinite(value)) return;
  append_digits(out, value == 0 ? Float{0} : value);  // no "-0"
}

bool needs_quotes(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; }

}  // namespace

void CsvLine::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

CsvLine& CsvLine::text(std::string_view value) {
  separate();
  if (std::none_of(value.begin(), value.end(), needs_quotes)) {
    out_ += value;
    return *this;
  }
  out_ += '"';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvLine& CsvLine::integer(std::int64_t value) {
  separate();
  append_digits(out_, value);
  return *this;
}

CsvLine& CsvLine::number(double value) {
  separate();
  append_number(out_, value);
  return *this;
}

CsvLine& CsvLine::number(float value) {
  separate();
  append_number(out_, value);
  return *this;
}

CsvLine& CsvLine::day(Date value) { return text(date_text(value)); }

CsvLine& CsvLine::cells(std::string_view written) {
  separate();
  out_ += written;
  return *this;
}

}  // namespace pilotwave
