#include "scenario/condition_parser.hpp"

#include <array>
#include <string>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

/// Values of all signals: zero but for those named.
std::array<double, kSignals> signals(std::initializer_list<std::pair<Signal, double>> given) {
  std::array<double, kSignals> values{};
  for (const auto& [signal, value] : given) values[static_cast<std::size_t>(signal)] = value;
  return values;
}

bool holds(const std::string& text, std::initializer_list<std::pair<Signal, double>> given) {
  const auto parsed = parse_condition(text);
  const auto* condition = std::get_if<Condition>(&parsed);
  REQUIRE(condition != nullptr);
  CHECK(condition->text == text);
  return condition->holds(signals(given));
}

/// A condition inside so many pairs of parentheses.
std::string nested(std::size_t depth) {
  std::string text(depth, '(');
  text.append("vendor_failed == 1").append(depth, ')');
  return text;
}

/// "OFFSET: what (hint)".
std::string error(const std::string& text) {
  const auto parsed = parse_condition(text);
  const auto* wrong = std::get_if<ConditionError>(&parsed);
  if (wrong == nullptr) return "parsed";
  return std::to_string(wrong->offset) + ": " + wrong->what +
         (wrong->hint.empty() ? "" : " (" + wrong->hint + ")");
}

}  // namespace

TEST_CASE("each comparison sign means what it says") {
  const auto at = [](const std::string& comparison, double value) {
    return holds("trained_share " + comparison, {{Signal::TrainedShare, value}});
  };
  CHECK(at(">= 0.7", 0.7));
  CHECK_FALSE(at("> 0.7", 0.7));
  CHECK(at("<= 0.7", 0.7));
  CHECK_FALSE(at("< 0.7", 0.7));
  CHECK(at("== 0.7", 0.7));
  CHECK_FALSE(at("!= 0.7", 0.7));
  CHECK(at("!= 0.7", 0.5));
}

TEST_CASE("not binds closer than and, and closer than or") {
  CHECK(holds("vendor_failed == 1 or trained_share >= 0.5 and review_backlog > 3",
              {{Signal::VendorFailed, 1}}));
  CHECK_FALSE(holds("(vendor_failed == 1 or trained_share >= 0.5) and review_backlog > 3",
                    {{Signal::VendorFailed, 1}}));
  CHECK(holds("not vendor_failed == 1 and review_backlog == 0", {}));
  CHECK_FALSE(holds("not (vendor_failed == 0 or review_backlog == 1)", {}));
  CHECK(holds("not not vendor_failed == 0", {}));
}

TEST_CASE("every signal of the catalogue can be asked for under its name") {
  REQUIRE(signal_catalogue().size() == kSignals);
  for (std::size_t i = 0; i < kSignals; ++i) {
    const SignalSpec& spec = signal_catalogue()[i];
    CHECK(static_cast<std::size_t>(spec.signal) == i);
    CHECK_FALSE(spec.text.empty());
    CHECK(holds(std::string(spec.name) + " > 0", {{spec.signal, 1}}));
    CHECK_FALSE(holds(std::string(spec.name) + " > 0", {}));
  }
}

TEST_CASE("an empty program always holds") {
  CHECK(Condition{}.empty());
  CHECK(Condition{}.holds(signals({})));
}

TEST_CASE("an unknown signal is answered with the nearest one, at its place") {
  CHECK(error("trained_share >= 0.7 and pilot.incident_90d <= 1") ==
        "25: unknown signal `pilot.incident_90d` (did you mean `pilot.incidents_90d`?)");
}

TEST_CASE("chained comparisons are refused with the two comparisons they stand for") {
  CHECK(error("0.2 <= trained_share <= 0.8") ==
        "21: comparisons cannot be chained (write two, joined: `trained_share >= 0.2 and trained_share <= "
        "...`)");
  CHECK(error("trained_share <= 0.8 <= 1") ==
        "21: comparisons cannot be chained (write two, joined: `trained_share <= 0.8 and trained_share <= "
        "...`)");
}

TEST_CASE("slips of other languages are answered with the right sign") {
  CHECK(error("vendor_failed = 1") == "14: unknown sign `=` (write `==`)");
  CHECK(error("trained_share => 0.7") == "14: unknown sign `=>` (write `>=`)");
  CHECK(error("trained_share >=> 0.7") == "14: unknown sign `>=>` (signs are < <= > >= == !=)");
  CHECK(error("vendor_failed == 1 && review_backlog > 2") == "19: unknown sign `&&` (write `and`)");
  CHECK(error("vendor_failed == 1 || review_backlog > 2") == "19: unknown sign `||` (write `or`)");
  CHECK(error("vendor_failed == 1 AND review_backlog > 2") == "19: unknown word `AND` (write `and`)");
  CHECK(error("!vendor_failed == 1") == "0: unknown sign `!` (write `not`)");
  CHECK(error("0.7 <= trained_share") ==
        "0: the signal stands on the left of a comparison (write `trained_share >= 0.7`)");
}

TEST_CASE("numbers that decide nothing are refused") {
  CHECK(error("trained_share >= 70") ==
        "17: `trained_share` lies between 0 and 1, so 70 decides nothing (for 70 percent write 0.7)");
  CHECK(error("trained_share >= 70%") ==
        "19: a percent sign is not understood (write shares from 0 to 1: 0.7)");
  CHECK(error("trained_share >= -0.5") ==
        "17: `trained_share` lies between 0 and 1, so -0.5 decides nothing");
  CHECK(error("incidents_90d > 1e999") == "16: this is not a number (write a number like 0.7 or 12)");
  CHECK(error("incidents_90d > nan").find("16: the right side of a comparison must be a number") == 0);
  CHECK(error("incidents_90d > 12x") == "16: this is not a number (write a number like 0.7 or 12)");
}

TEST_CASE("incomplete conditions say what is missing where") {
  CHECK(error("") == "0: the condition is empty (write one like `trained_share >= 0.7`)");
  CHECK(error("trained_share").find("13: `trained_share` is not compared with anything") == 0);
  CHECK(error("trained_share >=").find("16: the right side of a comparison must be a number") == 0);
  CHECK(error("trained_share >= 0.7 and").find("24: the condition ends too soon") == 0);
  CHECK(error("(trained_share >= 0.7") == "0: this `(` is never closed (add the missing `)`)");
  CHECK(error("trained_share >= 0.7)") == "20: this `)` closes nothing");
  CHECK(error("trained_share >= 0.7 review_backlog > 2").find("21: `review_backlog` stands where `and`") ==
        0);
  CHECK(error("trained_share >= guidance_reach").find("two signals cannot be compared") != std::string::npos);
  CHECK(error("trained_share >= 0.7 \xE2\x89\xA5").find("21: unknown sign `\xE2\x89\xA5`") == 0);
}

TEST_CASE("nesting and length are bounded") {
  CHECK(error(nested(32)) == "parsed");
  CHECK(error(nested(33)) == "32: too many nested parentheses (write it more simply)");
  std::string many = "vendor_failed == 1";
  for (int i = 0; i < 100; ++i) many += " or vendor_failed == 1";
  CHECK(error(many).find("too many comparisons") != std::string::npos);
  CHECK(error(std::string(5000, ' ')).find("the condition is too long") != std::string::npos);
}
