#include "population/import/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>

namespace pilotwave {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t from = text.find_first_not_of(kBlank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_absent(std::string_view cell, CodeFamily family) {
  const std::string word = lower_ascii(trimmed(cell));
  if (word.empty()) return true;
  switch (family) {
    case CodeFamily::Wide:
      return is_one_of(word, {"-1", "-2", "-9", "m", "n"});
    case CodeFamily::Long:
      return is_one_of(word, {"missing", "not reported", "not applicable", "suppressed", "m", "n"});
    case CodeFamily::Elsi:
      return is_one_of(word,
                       {"\u2013", "\u2020", "\u2021", "n", "not reported", "not applicable", "missing"});
    case CodeFamily::Hifld:
      return is_one_of(word, {"-999", "not available", "not reported", "not applicable", "m", "n"});
    case CodeFamily::Clean:
      return false;
  }
  return false;
}

std::optional<double> parse_number(std::string_view cell) {
  std::string digits(trimmed(cell));
  // "1,210": commas count only where thousands end.
  if (digits.find(',') != std::string::npos) {
    const std::size_t whole_end = std::min(digits.find('.'), digits.size());
    for (std::size_t i = digits.find(','); i != std::string::npos; i = digits.find(',', i + 1)) {
      if (i > whole_end || i == 0 || (whole_end - i) % 4 != 0) return std::nullopt;
    }
    std::erase(digits, ',');
  }
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::string> parse_nces_id(std::string_view cell, std::size_t width) {
  std::string_view text = trimmed(cell);
  if (text.ends_with(".0")) text.remove_suffix(2);  // a number column that had gaps
  if (text.empty() || text.size() > width || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  return std::string(width - text.size(), '0') + std::string(text);
}

bool is_rounded_id(std::string_view cell) {
  const std::string text = lower_ascii(trimmed(cell));
  const std::size_t exponent = text.find("e+");
  return exponent != std::string::npos && exponent > 0 && is_digit(text.front()) &&
         parse_number(text).has_value();
}

std::string clean_name(std::string_view cell) {
  std::string out;
  for (const char c : trimmed(cell)) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == 0x7f;
    const char last = out.empty() ? ' ' : out.back();
    if (blank && last == ' ') continue;
    if (c == '"' && last == '"') continue;
    out += blank ? ' ' : c;
  }
  return out;
}

std::string shortened(std::string_view cell) {
  constexpr std::size_t kMost = 60;
  std::string text = clean_name(cell);
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not inside a character
  return text.substr(0, end) + "...";
}

}  // namespace pilotwave
