#include "report/text_table.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("letters are counted, not bytes") {
  CHECK(display_width("Se\u00f1or") == 5);
  CHECK(shortened("Se\u00f1orita", 5) == "Se\u00f1o\u2026");
  CHECK(shortened("short", 5) == "short");
}

TEST_CASE("text is wrapped between words, never wider than asked") {
  CHECK(wrapped("one two three four", 9, 0, 2) == "one two\n  three\n  four\n");
  CHECK(wrapped("", 20, 2, 2) == "  \n");
}

TEST_CASE("columns line up and a long label gives way") {
  TextTable table({"what", "A", "verdict"}, {true, false, true});
  table.add({"a label that is much too long for this", "12", "clear"});
  table.add({"short", "3", "likely"});
  const std::vector<std::string> lines = table.lines(30);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "what                A  verdict\n");
  for (const std::string& line : lines) CHECK(display_width(line) <= 30 + 1);  // and the line feed
  CHECK(lines[1].find("\u2026") != std::string::npos);
  CHECK(lines[2].find(" 3  likely") != std::string::npos);
}
