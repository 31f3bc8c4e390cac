#include "population/import/csv_table.hpp"

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"
#include "population/import/text_lines.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;
using Fields = std::vector<std::string>;

namespace {

std::vector<CsvRow> rows_of(std::string_view content, char delimiter = ',') {
  const TempFolder folder;
  auto rows = read_csv_table(folder.write("t.csv", content), delimiter);
  INFO(texts(rows.errors()));
  REQUIRE(rows.ok());
  return std::move(rows).value();
}

std::string table_error(std::string_view content) {
  const TempFolder folder;
  const auto rows = read_csv_table(folder.write("t.csv", content));
  REQUIRE_FALSE(rows.ok());
  REQUIRE(rows.errors().size() == 1);
  return rows.errors().front().text();
}

}  // namespace

TEST_CASE("quoted cells keep commas, doubled quotation marks, line breaks and blanks") {
  const auto rows = rows_of("a,\"b, c\",\"412 West \"\"E\"\" St\"\r\n\" x \",\"two\r\nlines\", bare \r\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fields == Fields{"a", "b, c", "412 West \"E\" St"});
  CHECK(rows[1].fields == Fields{" x ", "two\nlines", "bare"});
}

TEST_CASE("rows know their line and fields their byte column, past blank lines and line breaks in cells") {
  const auto rows = rows_of("h1,h2\n\n\"a\nb\",c\n\"x,y\",,z\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].line == 1);
  CHECK(rows[1].line == 3);
  CHECK(rows[2].line == 5);
  CHECK(rows[2].fields == Fields{"x,y", "", "z"});
  CHECK(rows[2].columns == std::vector<int>{1, 7, 8});
}

TEST_CASE("Excel's protected text is opened, quoted or not") {
  const auto rows = rows_of("=\"0100007\",\"=\"\"010000700251\"\"\",=\"\",=1\n");
  CHECK(rows[0].fields == Fields{"0100007", "010000700251", "", "=1"});
}

TEST_CASE("stray quotation marks inside bare cells are kept, and columns stay in step") {
  const auto rows = rows_of("1,The \"\"Bridge\"\" School,x\n2,6\" Rule,y\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fields == Fields{"1", "The \"\"Bridge\"\" School", "x"});
  CHECK(rows[1].fields == Fields{"2", "6\" Rule", "y"});
  // A cell that begins with one is a quoted cell, which this one never ends.
  CHECK_THAT(table_error("1,\"Bridge\" School,x\n2,y,z\n"), Contains(":1:") && Contains("never closed"));
}

TEST_CASE("other delimiters part cells too") {
  CHECK(rows_of("a\tb,c\t d\n", '\t')[0].fields == Fields{"a", "b,c", "d"});
  CHECK(rows_of("a;b\n", ';')[0].fields == Fields{"a", "b"});
}

TEST_CASE("a missing field reads as empty") {
  const CsvRow row{1, {"a"}, {1}};
  CHECK(row.at(0) == "a");
  CHECK(row.at(1).empty());
}

TEST_CASE("a quotation mark that is never closed is an error at the row that opens it") {
  CHECK_THAT(table_error("a,b\n1,\"x\n2,y\n"), Contains(":2:") && Contains("never closed"));
  // Far from the end too: the row may not swallow the file.
  std::string content = "a\n\"";
  for (int i = 0; i < 300000; ++i) content += "12345\n";
  CHECK_THAT(table_error(content), Contains(":2:") && Contains("never closed"));
}

TEST_CASE("troubles with the text come through with their place") {
  CHECK_THAT(table_error("a,b\n\x93quoted\x94,c\n"), Contains(":2:1:") && Contains("curly quotation mark"));
}

TEST_CASE("reading stops when the taker has enough") {
  const TempFolder folder;
  int taken = 0;
  const auto trouble = for_each_row(folder.write("t.csv", "a\nb\n\xff\n"), ',', [&taken](const CsvRow&) {
    ++taken;
    return taken < 2;
  });
  CHECK_FALSE(trouble.has_value());
  CHECK(taken == 2);
}

TEST_CASE("any text reads back from the cell it was written to") {
  for (const std::string text :
       {"", "plain", "a,b", "say \"x\"", " edge ", "two\nlines", "\"", ",", "Ca\u00f1on"}) {
    const auto rows = rows_of("first," + csv_cell(text) + ",last\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].fields == Fields{"first", text, "last"});
  }
  CHECK(csv_cell("plain") == "plain");
}
