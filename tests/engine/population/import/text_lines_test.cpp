#include "population/import/text_lines.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

struct Lines {
  std::vector<std::string> lines;
  std::optional<Diagnostic> trouble;
};

Lines read_lines(const std::string& path) {
  TextLines text(path);
  Lines out;
  while (text.next()) out.lines.push_back(text.line());
  out.trouble = text.trouble();
  return out;
}

std::string trouble_of(const std::string& path) {
  const Lines read = read_lines(path);
  REQUIRE(read.trouble.has_value());
  return read.trouble->text();
}

std::string gzipped(const TempFolder& folder, std::string_view name, std::string_view content) {
  const std::string path = (folder.path() / name).string();
  gzFile out = gzopen(path.c_str(), "wb");
  REQUIRE(gzwrite(out, content.data(), static_cast<unsigned>(content.size())) ==
          static_cast<int>(content.size()));
  REQUIRE(gzclose(out) == Z_OK);
  return path;
}

}  // namespace

TEST_CASE("lines end with LF, CRLF or CR, and the last may lack its end") {
  const TempFolder folder;
  const std::vector<std::string> expected{"a", "", "b", "c"};
  CHECK(read_lines(folder.write("lf", "a\n\nb\nc")).lines == expected);
  CHECK(read_lines(folder.write("crlf", "a\r\n\r\nb\r\nc\r\n")).lines == expected);
  CHECK(read_lines(folder.write("cr", "a\r\rb\rc")).lines == expected);
  CHECK(read_lines(folder.write("empty", "")).lines.empty());
}

TEST_CASE("a CRLF that straddles two blocks of reading is one line end") {
  const TempFolder folder;
  for (std::size_t length = 65533; length <= 65537; ++length) {
    const Lines read = read_lines(folder.write("f", std::string(length, 'x') + "\r\nb\r\n"));
    REQUIRE(read.lines.size() == 2);
    CHECK(read.lines[0].size() == length);
    CHECK(read.lines[1] == "b");
  }
}

TEST_CASE("a byte order mark is dropped from the first line") {
  const TempFolder folder;
  CHECK(read_lines(folder.write("f", "\xef\xbb\xbfNCESSCH\n")).lines == std::vector<std::string>{"NCESSCH"});
}

TEST_CASE("gzip-compressed text reads like plain text, and a cut one is refused") {
  const TempFolder folder;
  std::string content;
  for (int i = 0; i < 5000; ++i) content += std::to_string(i * 7919) + "\n";
  const std::string whole = gzipped(folder, "t.csv.gz", content);
  CHECK(read_lines(whole).lines.size() == 5000);
  CHECK(read_lines(folder.write("plain.csv.gz", "a\nb\n")).lines.size() == 2);
  const std::string bytes = read_file(whole);
  const std::string cut = folder.write("cut.csv.gz", bytes.substr(0, bytes.size() / 2));
  CHECK_THAT(trouble_of(cut), Contains("damaged or cut short") && Contains("download the file again"));
  std::string flipped = bytes;
  flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 0x55);
  CHECK_THAT(trouble_of(folder.write("flip.csv.gz", flipped)), Contains("damaged"));
}

TEST_CASE("Windows-1252 text is refused with line, byte offset and what to do") {
  const TempFolder folder;
  const std::string path = folder.write("f.csv", "id,name\n1,A \x96 B\n");
  const Lines read = read_lines(path);
  REQUIRE(read.trouble.has_value());
  CHECK(read.trouble->trouble == Trouble::BadInput);
  CHECK(read.trouble->place.line == 2);
  CHECK(read.trouble->place.column == 5);
  CHECK_THAT(read.trouble->text(),
             Contains("byte 0x96 at byte offset 12") && Contains("en dash") && Contains("UTF-8"));
}

TEST_CASE("only well-formed UTF-8 passes") {
  const TempFolder folder;
  CHECK_FALSE(read_lines(folder.write("ok", "\u2013\u2020\u2021\U0001F3EB\n")).trouble.has_value());
  for (const char* bad : {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x80", "\x80", "\xff"}) {
    CHECK_THAT(trouble_of(folder.write("bad", bad)), Contains("is not UTF-8"));
  }
}

TEST_CASE("NUL bytes and lines over 1 MiB are refused where they stand") {
  const TempFolder folder;
  using namespace std::string_literals;
  CHECK_THAT(trouble_of(folder.write("nul", "ab\nc\0d\n"s)),
             Contains(":2:2:") && Contains("NUL byte at byte offset 4"));
  CHECK_THAT(trouble_of(folder.write("long", "a\n" + std::string(kLongestLine + 1, 'x'))),
             Contains(":2:") && Contains("longer than 1 MiB"));
  CHECK_FALSE(read_lines(folder.write("fits", std::string(kLongestLine, 'x'))).trouble.has_value());
}

TEST_CASE("what is no readable table file is refused by name") {
  const TempFolder folder;
  CHECK_THAT(trouble_of(folder.path().string()), Contains("is a folder"));
  const Lines missing = read_lines((folder.path() / "none.csv").string());
  REQUIRE(missing.trouble.has_value());
  CHECK(missing.trouble->trouble == Trouble::MissingInput);
  const std::string pipe = (folder.path() / "pipe").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THAT(trouble_of(pipe), Contains("not a regular file"));
  CHECK_THAT(trouble_of(folder.write("x.xlsx", "PK\x03\x04 and so on")),
             Contains("zip archive or an Excel workbook"));
  CHECK_THAT(trouble_of(folder.write("x.txt", "\xff\xfeN")), Contains("UTF-16"));
  if (geteuid() == 0) {
    WARN("skipped for the superuser: a file without read permission");
    return;
  }
  const std::string locked = folder.write("locked.csv", "a\n");
  REQUIRE(chmod(locked.c_str(), 0) == 0);
  const Lines denied = read_lines(locked);
  REQUIRE(denied.trouble.has_value());
  CHECK(denied.trouble->trouble == Trouble::MissingInput);
}
