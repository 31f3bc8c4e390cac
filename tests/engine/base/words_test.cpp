#include "base/words.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("Words are joined as people do") {
  CHECK(joined_words({}).empty());
  CHECK(joined_words({"a"}) == "a");
  CHECK(joined_words({"a", "b"}) == "a and b");
  CHECK(joined_words({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("A sentence begins with a capital, whatever it begins with") {
  CHECK(capitalised("learning difference") == "Learning difference");
  CHECK(capitalised("AI literacy") == "AI literacy");
  CHECK(capitalised("12 schools") == "12 schools");
  CHECK(capitalised("").empty());
}

TEST_CASE("Plans are lettered from A on") {
  CHECK(plan_letter(0) == "A");
  CHECK(plan_letter(5) == "F");
}
