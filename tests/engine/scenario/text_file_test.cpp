#include "scenario/text_file.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "engine/scenario/scratch_folder.hpp"
#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::ScratchFolder;

namespace {

/// What stands in the way of reading a file with this content.
std::string trouble_with(const ScratchFolder& folder, const std::string& content) {
  return errors_of(read_text_file(folder.write("file.toml", content)));
}

}  // namespace

TEST_CASE("a text file is read whole") {
  const ScratchFolder folder("text_file_whole");
  const std::string content = "name = \"Schule f\xC3\xBCr alle \xF0\x9F\x8E\x93\"\r\n# end";
  const auto text = read_text_file(folder.write("file.toml", content));
  REQUIRE(text.ok());
  CHECK(text.value() == content);
}

TEST_CASE("what is no file says so") {
  const ScratchFolder folder("text_file_none");
  const auto absent = read_text_file(folder.file("absent.toml"));
  REQUIRE_FALSE(absent.ok());
  CHECK(absent.errors().front().trouble == Trouble::MissingInput);
  CHECK(absent.errors().front().what == "no such file");
  const auto directory = read_text_file(folder.file("."));
  REQUIRE_FALSE(directory.ok());
  CHECK(directory.errors().front().trouble == Trouble::MissingInput);
  CHECK(directory.errors().front().what == "is a folder, not a file");
  const auto device = read_text_file("/dev/null");
  REQUIRE_FALSE(device.ok());
  CHECK(device.errors().front().what == "is not a regular file");
  CHECK_FALSE(read_text_file(folder.write("file.toml", "x") + "/beneath.toml").ok());
  CHECK_FALSE(read_text_file("").ok());
}

TEST_CASE("a file without permission is missing input") {
  if (::geteuid() == 0) {
    WARN("skipped: the superuser may read everything");
    return;
  }
  const ScratchFolder folder("text_file_permission");
  const std::string file = folder.write("secret.toml", "schema = 1\n");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  const auto text = read_text_file(file);
  REQUIRE_FALSE(text.ok());
  CHECK(text.errors().front().trouble == Trouble::MissingInput);
  CHECK(text.errors().front().what.find("cannot be opened") == 0);
}

TEST_CASE("bytes that are not UTF-8 are found at line and column") {
  const ScratchFolder folder("text_file_utf8");
  CHECK(trouble_with(folder, "a = 1\nb = \"\xFC\"\n").find("2:6 byte 0xfc is not UTF-8 text") == 0);
  CHECK(trouble_with(folder, "\xC3\xA4\xC3\xA4\xC3").find("1:3 byte 0xc3 is not UTF-8 text") == 0);
  CHECK(trouble_with(folder, "\xC0\xAF").find("1:1 byte 0xc0") == 0);          // overlong
  CHECK(trouble_with(folder, "\xE0\x80\xAF").find("1:1 byte 0xe0") == 0);      // overlong
  CHECK(trouble_with(folder, "\xED\xA0\x80").find("1:1 byte 0xed") == 0);      // surrogate
  CHECK(trouble_with(folder, "\xF4\x90\x80\x80").find("1:1 byte 0xf4") == 0);  // beyond U+10FFFF
  CHECK(trouble_with(folder, "\xFF\xFEs\0c\0").find("1:1 byte 0xff") == 0);    // UTF-16
  CHECK(trouble_with(folder, std::string("a = 1\n\0", 7)).find("2:1 the file holds a NUL byte") == 0);
}

TEST_CASE("empty and huge files are refused") {
  const ScratchFolder folder("text_file_size");
  CHECK(trouble_with(folder, "").find("0:0 the file is empty") == 0);
  CHECK(trouble_with(folder, "\n \r\n\t").find("0:0 the file is empty") == 0);
  const std::string file = folder.write("huge.toml", "#");
  std::filesystem::resize_file(file, kLargestTextFile + 1);
  CHECK(errors_of(read_text_file(file)).find("0:0 the file has 16777217 bytes") == 0);
}
