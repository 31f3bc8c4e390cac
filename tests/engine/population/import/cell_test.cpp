#include "population/import/cell.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("a missing value is told by the codes of its own family only") {
  for (const char* code : {"-1", "-2", "-9", "M", "N", ""}) CHECK(is_absent(code, CodeFamily::Wide));
  for (const char* code : {"Not reported", "Missing", "Not applicable", "Suppressed", " "}) {
    CHECK(is_absent(code, CodeFamily::Long));
  }
  for (const char* code : {"\u2013", "\u2020", "\u2021", "N"}) CHECK(is_absent(code, CodeFamily::Elsi));
  for (const char* code : {"-999", "NOT AVAILABLE"}) CHECK(is_absent(code, CodeFamily::Hifld));
  CHECK_FALSE(is_absent("-1", CodeFamily::Long));
  CHECK_FALSE(is_absent("-999", CodeFamily::Wide));
  CHECK_FALSE(is_absent("\u2020", CodeFamily::Hifld));
  CHECK_FALSE(is_absent("0", CodeFamily::Elsi));
  CHECK_FALSE(is_absent("-", CodeFamily::Elsi));
  CHECK_FALSE(is_absent("M", CodeFamily::Clean));
}

TEST_CASE("numbers come in every published style, and nothing else is a number") {
  CHECK(parse_number("474.00000") == 474.0);
  CHECK(parse_number(" 15.0900000 ") == 15.09);
  CHECK(parse_number("1,210") == 1210.0);
  CHECK(parse_number("1,234,567.5") == 1234567.5);
  CHECK(parse_number("-81.463815") == -81.463815);
  for (const char* text :
       {"", "nan", "inf", "-inf", "1e999", "12abc", "0x10", "1,21", "12,10.5", ",5", "1.5,000", "--1"}) {
    INFO(text);
    CHECK(parse_number(text) == std::nullopt);
  }
}

TEST_CASE("leading zeros that a spreadsheet lost are put back") {
  CHECK(parse_nces_id("10000700251", kSchoolIdWidth) == "010000700251");
  CHECK(parse_nces_id("100007", kLeaIdWidth) == "0100007");
  CHECK(parse_nces_id("5303960", kLeaIdWidth) == "5303960");
  CHECK(parse_nces_id("530396000612.0", kSchoolIdWidth) == "530396000612");
  for (const char* text : {"", "53039600", "WA-17415", "530 396", "-1"}) {
    INFO(text);
    CHECK(parse_nces_id(text, kLeaIdWidth) == std::nullopt);
  }
}

TEST_CASE("an id in scientific notation is known as lost") {
  CHECK(is_rounded_id("5.30396E+11"));
  CHECK_FALSE(is_rounded_id("530396000612"));
  CHECK_FALSE(is_rounded_id("E+11"));
  CHECK_FALSE(is_rounded_id(""));
}

TEST_CASE("names lose control characters, doubled blanks and doubled quotation marks") {
  CHECK(clean_name("  The \"\"Bridge\"\"\r\n School\t ") == "The \"Bridge\" School");
  CHECK(clean_name("\x01\x02") == "");
  CHECK(clean_name("Ca\u00f1on") == "Ca\u00f1on");
}

TEST_CASE("a quoted cell is shortened between characters") {
  std::string text(59, 'x');
  text += "\u00f1\u00f1";
  CHECK(shortened(text) == std::string(59, 'x') + "...");
  CHECK(shortened("short") == "short");
}
