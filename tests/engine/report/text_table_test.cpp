#include "report/text_table.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("letters are counted, not bytes") { CHECK(display_width("Se\u00f1or") == 5); }

TEST_CASE("text is wrapped between words, never wider than asked") {
  CHECK(wrapped("one two three four", 9, 0, 2) == "one two\n  three\n  four\n");
  CHECK(wrapped("", 20, 2, 2) == "  \n");
}

TEST_CASE("columns line up and a long label goes on below") {
  TextTable table({"what", "A", "verdict"}, {true, false, true});
  table.add({"a label that is much too long", "12", "clear"});
  table.add({"short", "3", "likely"});
  CHECK(table.lines(30) == std::vector<std::string>{"what                A  verdict\n",
                                                    "a label that is    12  clear\n  much too long\n",
                                                    "short               3  likely\n"});
}
