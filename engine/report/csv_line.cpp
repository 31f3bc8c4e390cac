#include "report/csv_line.hpp"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace pilotwave {
namespace {

template <class Float>
void append_number(std::string& out, Float value) {
  if (!std::isfinite(value)) return;
  fmt::format_to(std::back_inserter(out), "{}", value == 0 ? Float{0} : value);  // no "-0"
}

}  // namespace

void CsvLine::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

CsvLine& CsvLine::text(std::string_view value) {
  separate();
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
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
  fmt::format_to(std::back_inserter(out_), "{}", value);
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

}  // namespace pilotwave
