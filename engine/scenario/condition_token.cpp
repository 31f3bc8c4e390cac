#include "scenario/condition_token.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace pilotwave {
namespace {

using Kind = ConditionToken::Kind;
using Scan = std::variant<ConditionToken, ConditionError>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

Scan scan_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || text[end] == '.')) ++end;
  const std::string_view word = text.substr(at, end - at);
  if (word == "and") return ConditionToken{Kind::And, at, word};
  if (word == "or") return ConditionToken{Kind::Or, at, word};
  if (word == "not") return ConditionToken{Kind::Not, at, word};
  for (const auto& [wrong, right] :
       {std::pair{"AND", "and"}, std::pair{"OR", "or"}, std::pair{"NOT", "not"}}) {
    if (word == wrong)
      return ConditionError{at, fmt::format("unknown word `{}`", word), fmt::format("write `{}`", right)};
  }
  return ConditionToken{Kind::Name, at, word};
}

Scan scan_number(std::string_view text, std::size_t at) {
  double value = 0;
  const char* begin = text.data() + at + (text[at] == '+' ? 1 : 0);
  const auto [stop, trouble] = std::from_chars(begin, text.data() + text.size(), value);
  const auto end = static_cast<std::size_t>(stop - text.data());
  if (trouble != std::errc{} || !std::isfinite(value)) {
    return ConditionError{at, "this is not a number", "write a number like 0.7 or 12"};
  }
  const std::string_view written = text.substr(at, end - at);
  if (end < text.size() && text[end] == '%') {
    return ConditionError{end, "a percent sign is not understood",
                          fmt::format("write shares from 0 to 1: {}", value / 100)};
  }
  if (end < text.size() &&
      (is_letter(text[end]) || is_digit(text[end]) || text[end] == '.' || text[end] == ',')) {
    return ConditionError{at, "this is not a number", "write a number like 0.7 or 12"};
  }
  return ConditionToken{Kind::Number, at, written, value};
}

Scan scan_sign(std::string_view text, std::size_t at) {
  constexpr std::array<std::pair<std::string_view, Condition::Op>, 6> kSigns = {
      {{"<=", Condition::Op::LessEqual},
       {">=", Condition::Op::GreaterEqual},
       {"==", Condition::Op::Equal},
       {"!=", Condition::Op::NotEqual},
       {"<", Condition::Op::Less},
       {">", Condition::Op::Greater}}};
  for (const auto& [sign, op] : kSigns) {
    if (text.substr(at, sign.size()) != sign) continue;
    // `=>`, `=<` and `<>` are slips worth their own advice; what follows a sign is no further sign.
    if (at + sign.size() < text.size() &&
        std::string_view("<>=").find(text[at + sign.size()]) != std::string_view::npos) {
      return ConditionError{at, fmt::format("unknown sign `{}`", text.substr(at, sign.size() + 1)),
                            "signs are < <= > >= == !="};
    }
    return ConditionToken{Kind::Compare, at, text.substr(at, sign.size()), 0, op};
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSlips = {
      {{"&&", "and"}, {"||", "or"}, {"=>", ">="}, {"=<", "<="}, {"=", "=="}, {"!", "not"}}};
  for (const auto& [slip, right] : kSlips) {
    if (text.substr(at, slip.size()) == slip) {
      return ConditionError{at, fmt::format("unknown sign `{}`", slip), fmt::format("write `{}`", right)};
    }
  }
  std::size_t end = at + 1;  // a whole character, should it have several bytes
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return ConditionError{
      at, fmt::format("unknown sign `{}`", text.substr(at, end - at)),
      "a condition is made of signal names, numbers, < <= > >= == !=, and, or, not and ( )"};
}

}  // namespace

Scan next_token(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
    ++at;
  if (at >= text.size()) return ConditionToken{Kind::End, text.size(), {}};
  const char c = text[at];
  if (c == '(') return ConditionToken{Kind::Open, at, text.substr(at, 1)};
  if (c == ')') return ConditionToken{Kind::Close, at, text.substr(at, 1)};
  if (is_letter(c)) return scan_word(text, at);
  if (is_digit(c) || c == '-' || c == '+' || c == '.') return scan_number(text, at);
  return scan_sign(text, at);
}

}  // namespace pilotwave
