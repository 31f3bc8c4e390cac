#include "scenario/toml_document.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "scenario/key_depth.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;

namespace {

TomlNode parsed(const std::string& text) {
  auto root = parse_toml(text, "file.toml");
  REQUIRE(root.ok());
  return std::move(root).value();
}

}  // namespace

TEST_CASE("each kind of value keeps its type, value and place") {
  const TomlNode root = parsed(
      "a = \"t\"\nb = 2\nc = 0.5\nd = true\ne = 2026-08-03\nf = 2026-08-03T07:00:00\n"
      "g = [1, 'x']\n[h]\ni = {j = 1}\n");
  using Type = TomlNode::Type;
  CHECK(root.find("a")->value.type == Type::Text);
  CHECK(root.find("a")->value.text == "t");
  CHECK(root.find("a")->value.verbatim);
  CHECK(root.find("b")->value.whole == 2);
  CHECK(root.find("b")->value.number == 2.0);
  CHECK(root.find("c")->value.number == 0.5);
  CHECK(root.find("d")->value.flag);
  CHECK(root.find("e")->value.text == "2026-08-03");
  CHECK(root.find("f")->value.type == Type::Moment);
  REQUIRE(root.find("g")->value.items.size() == 2);
  CHECK(root.find("g")->value.items[1].text == "x");
  CHECK(root.find("h")->value.find("i")->value.find("j")->value.whole == 1);
  CHECK(root.find("e")->line == 5);
  CHECK(root.find("e")->column == 1);
  CHECK(root.find("e")->value.column == 5);
  CHECK(root.find("k") == nullptr);
}

TEST_CASE("entries come in the order in which they were written") {
  const TomlNode root = parsed("zebra = 1\napple = 2\n[mango]\n");
  REQUIRE(root.entries.size() == 3);
  CHECK(root.entries[0].key == "zebra");
  CHECK(root.entries[1].key == "apple");
  CHECK(root.entries[2].key == "mango");
}

TEST_CASE("a string is verbatim only when the file shows its very characters") {
  CHECK(parsed("a = 'plain'").find("a")->value.verbatim);
  CHECK_FALSE(parsed("a = \"es\\\"caped\"").find("a")->value.verbatim);
  CHECK_FALSE(parsed("a = \"\"\"\nlong\"\"\"").find("a")->value.verbatim);
}

TEST_CASE("what is not TOML is an error at its place") {
  CHECK(errors_of(parse_toml("a = 1\nb = = 2\n", "f")).find("2:5 this is not valid TOML") == 0);
  CHECK(errors_of(parse_toml("a = 1\na = 2\n", "f")).find("2:") == 0);
  CHECK(errors_of(parse_toml("a = 99999999999999999999", "f")).find("1:") == 0);
  CHECK(errors_of(parse_toml("a = [1, 2", "f")).find("1:") == 0);
  CHECK(errors_of(parse_toml("a = 2026-02-30", "f")).find("1:") == 0);
}

TEST_CASE("keys of too many parts are refused before they can exhaust the stack") {
  std::string key = "a";
  for (int i = 1; i < kMostKeyParts; ++i) key += ".a";
  CHECK(errors_of(parse_toml(key + " = 1\n", "f")) == "loaded");
  CHECK(errors_of(parse_toml("x = 1\n[" + key + ".a]\n", "f"))
            .find("2:65 this is not valid TOML: a key of more") == 0);
  std::string endless = "a";
  for (int i = 0; i < 1'000'000; ++i) endless += ".a";
  CHECK_FALSE(parse_toml(endless + " = 1\n", "f").ok());
  CHECK_FALSE(parse_toml(std::string(1'000'000, '['), "f").ok());
  std::string braces;
  for (int i = 0; i < 100'000; ++i) braces += "{a=";
  CHECK_FALSE(parse_toml("a = " + braces, "f").ok());
}

TEST_CASE("dots inside strings and comments are no parts of keys") {
  const std::string dots(200, '.');
  CHECK(errors_of(parse_toml("a = \"" + dots + "\"\nb = '" + dots + "' # " + dots + "\n", "f")) == "loaded");
  CHECK(errors_of(parse_toml("a = \"\"\"it's " + dots + "\n" + dots + "\"\"\"\nb = '''" + dots + "''''\n",
                             "f")) == "loaded");
  CHECK(errors_of(parse_toml("a = \"\\\"" + dots + "\"\n", "f")) == "loaded");
}
