#include "draw/text_width.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave::draw;

TEST_CASE("text is as wide as the published widths of its characters add up to") {
  CHECK(text_width("", 10) == 0);
  CHECK(text_width("W", 1000) == Approx(944));
  CHECK(text_width("mi", 1000) == Approx(833 + 222));
  CHECK(text_width(" ~", 1000) == Approx(278 + 584));
  CHECK(text_width("0123456789", 10) == Approx(55.6));
  CHECK(text_width("abc", 10, Weight::Bold) > text_width("abc", 10));
}

TEST_CASE("characters outside ASCII have one width each, combining accents none, broken bytes do no harm") {
  CHECK(text_width("\xc3\xa9", 1000) == Approx(556));
  CHECK(text_width("e\xcc\x81", 1000) == Approx(556));
  CHECK(text_width("\xe2\x80\xa6", 1000) == Approx(1000));
  CHECK(text_width("\xf0\x9f\x8d\x8e", 1000) == Approx(556));
  CHECK(text_width("\xe2", 1000) >= 0);
}

TEST_CASE("a text that is too wide ends with an ellipsis and fits") {
  CHECK(fitted("short", 12, 100) == "short");
  const std::string cut = fitted("The quite long name of a plan", 12, 80);
  CHECK(cut.size() < 29);
  CHECK(cut.substr(cut.size() - 3) == "\xe2\x80\xa6");
  CHECK(text_width(cut, 12) <= 80);
  // Never through the middle of a character.
  const std::string accents = fitted("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", 12, 35);
  CHECK((accents.size() - 3) % 2 == 0);
}

TEST_CASE("text is broken at spaces, and within a word only where it must be") {
  CHECK(broken("", 12, 100).empty());
  CHECK(broken("a few words", 12, 1000) == std::vector<std::string>{"a few words"});
  const auto lines = broken("In 83 of 100 paired runs one plan has fewer incidents than the other", 12, 120);
  REQUIRE(lines.size() > 2);
  std::string joined;
  for (const std::string& line : lines) {
    CHECK(text_width(line, 12) <= 120);
    joined += (joined.empty() ? "" : " ") + line;
  }
  CHECK(joined == "In 83 of 100 paired runs one plan has fewer incidents than the other");
  const auto pieces = broken(std::string(50, 'x'), 12, 60);
  REQUIRE(pieces.size() > 1);
  std::size_t n = 0;
  for (const std::string& piece : pieces) n += piece.size();
  CHECK(n == 50);
}
