#include "scenario/condition_parser.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "scenario/condition_token.hpp"

namespace pilotwave {
namespace {

using Kind = ConditionToken::Kind;
using Op = Condition::Op;

constexpr std::size_t kLongestCondition = 4000;
constexpr int kDeepestNesting = 32;
constexpr int kMostComparisons = 100;

std::optional<SignalSpec> find_signal(std::string_view name) {
  for (const SignalSpec& spec : signal_catalogue()) {
    if (spec.name == name) return spec;
  }
  return std::nullopt;
}

std::string suggest_signal(std::string_view name) {
  std::vector<std::string> names;
  for (const SignalSpec& spec : signal_catalogue()) names.emplace_back(spec.name);
  return suggest_name(name, names);
}

/// The same comparison read from the other side.
std::string_view mirrored(std::string_view sign) {
  if (sign == "<") return ">";
  if (sign == "<=") return ">=";
  if (sign == ">") return "<";
  if (sign == ">=") return "<=";
  return sign;
}

/// Recursive descent; stops at the first error.
class ConditionParser {
 public:
  explicit ConditionParser(std::string_view text) : text_(text) { advance(); }

  std::variant<Condition, ConditionError> run() {
    if (token_.kind == Kind::End && !error_)
      fail(0, "the condition is empty", "write one like `trained_share >= 0.7`");
    or_expression(0);
    if (!error_ && token_.kind == Kind::Close) fail(token_.offset, "this `)` closes nothing", "");
    if (!error_ && token_.kind != Kind::End) fail_trailing();
    if (error_) return *std::move(error_);
    condition_.text = std::string(text_);
    return std::move(condition_);
  }

 private:
  void fail(std::size_t offset, std::string what, std::string hint) {
    if (!error_) error_ = ConditionError{offset, std::move(what), std::move(hint)};
    token_ = {};  // End: every loop stops
  }

  void advance() {
    if (error_) return;
    auto scanned = next_token(text_, next_);
    if (auto* wrong = std::get_if<ConditionError>(&scanned)) {
      fail(wrong->offset, std::move(wrong->what), std::move(wrong->hint));
      return;
    }
    token_ = std::get<ConditionToken>(scanned);
    next_ = token_.offset + token_.text.size();
  }

  void fail_trailing() {
    fail(token_.offset, fmt::format("`{}` stands where `and`, `or` or the end was expected", token_.text),
         "join comparisons with `and` or `or`");
  }

  void or_expression(int depth) {
    and_expression(depth);
    while (!error_ && token_.kind == Kind::Or) {
      advance();
      and_expression(depth);
      condition_.program.push_back({Op::Or});
    }
  }

  void and_expression(int depth) {
    term(depth);
    while (!error_ && token_.kind == Kind::And) {
      advance();
      term(depth);
      condition_.program.push_back({Op::And});
    }
  }

  void term(int depth) {
    if (error_) return;
    bool negated = false;
    while (token_.kind == Kind::Not) {
      negated = !negated;
      advance();
    }
    if (error_) return;
    if (token_.kind == Kind::Open)
      parenthesis(depth);
    else
      comparison();
    if (negated && !error_) condition_.program.push_back({Op::Not});
  }

  void parenthesis(int depth) {
    const std::size_t opened = token_.offset;
    if (depth >= kDeepestNesting) return fail(opened, "too many nested parentheses", "write it more simply");
    advance();
    or_expression(depth + 1);
    if (error_) return;
    if (token_.kind == Kind::End) return fail(opened, "this `(` is never closed", "add the missing `)`");
    if (token_.kind != Kind::Close) return fail_trailing();
    advance();
  }

  void comparison() {
    const ConditionToken name = token_;
    if (name.kind == Kind::Number) return fail_number_first();
    if (name.kind != Kind::Name) {
      return fail(name.offset,
                  name.kind == Kind::End ? "the condition ends too soon"
                                         : fmt::format("`{}` stands where a signal was expected", name.text),
                  "write a comparison like `trained_share >= 0.7`");
    }
    const auto signal = find_signal(name.text);
    if (!signal)
      return fail(name.offset, fmt::format("unknown signal `{}`", name.text), suggest_signal(name.text));
    advance();
    if (error_) return;
    if (token_.kind != Kind::Compare) {
      return fail(
          token_.offset, fmt::format("`{}` is not compared with anything", name.text),
          fmt::format("write for example `{} {}`", name.text, signal->unit == "flag" ? "== 1" : ">= 0.5"));
    }
    const ConditionToken sign = token_;
    advance();
    if (error_) return;
    if (token_.kind != Kind::Number) {
      return fail(token_.offset, "the right side of a comparison must be a number",
                  token_.kind == Kind::Name ? "two signals cannot be compared with each other" : "");
    }
    const ConditionToken number = token_;
    finish_comparison(*signal, sign, number);
  }

  void finish_comparison(const SignalSpec& signal, const ConditionToken& sign, const ConditionToken& number) {
    const bool is_share = signal.unit == "share" || signal.unit == "score" || signal.unit == "flag";
    if (is_share && (number.number < 0 || number.number > 1)) {
      const bool percent = number.number > 1 && number.number <= 100 && signal.unit != "flag";
      return fail(number.offset,
                  fmt::format("`{}` lies between 0 and 1, so {} decides nothing", signal.name, number.text),
                  percent ? fmt::format("for {} percent write {}", number.text, number.number / 100) : "");
    }
    if (++n_comparisons_ > kMostComparisons)
      return fail(number.offset, "too many comparisons", "at most 100 are read");
    condition_.program.push_back({sign.op, signal.signal, number.number == 0 ? 0.0 : number.number});
    advance();
    if (!error_ && token_.kind == Kind::Compare) fail_chain(signal, sign, number);
  }

  void fail_chain(const SignalSpec& signal, const ConditionToken& sign, const ConditionToken& number) {
    fail(token_.offset, "comparisons cannot be chained",
         fmt::format("write two, joined: `{} {} {} and {} {} ...`", signal.name, sign.text, number.text,
                     signal.name, token_.text));
  }

  /// `0.2 <= trained_share`, perhaps `... <= 0.8`.
  void fail_number_first() {
    const ConditionToken number = token_;
    advance();
    if (error_) return;
    const ConditionToken sign = token_;
    advance();
    if (error_) return;
    const ConditionToken name = token_;
    if (sign.kind != Kind::Compare || name.kind != Kind::Name) {
      return fail(number.offset, fmt::format("`{}` stands where a signal was expected", number.text),
                  "write the signal first: `trained_share >= 0.7`");
    }
    advance();
    if (error_) return;
    const std::string turned = fmt::format("{} {} {}", name.text, mirrored(sign.text), number.text);
    if (token_.kind == Kind::Compare) {
      return fail(token_.offset, "comparisons cannot be chained",
                  fmt::format("write two, joined: `{} and {} {} ...`", turned, name.text, token_.text));
    }
    fail(number.offset, "the signal stands on the left of a comparison", fmt::format("write `{}`", turned));
  }

  std::string_view text_;
  std::size_t next_ = 0;
  ConditionToken token_;
  Condition condition_;
  std::optional<ConditionError> error_;
  int n_comparisons_ = 0;
};

}  // namespace

std::variant<Condition, ConditionError> parse_condition(std::string_view text) {
  if (text.size() > kLongestCondition) {
    return ConditionError{0, "the condition is too long",
                          fmt::format("at most {} characters are read", kLongestCondition)};
  }
  return ConditionParser(text).run();
}

}  // namespace pilotwave
