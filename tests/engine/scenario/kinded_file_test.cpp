#include "scenario/kinded_file.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::ScratchFolder;

namespace {

constexpr KeySpec kKeys[] = {{"schema", KeyType::Whole, true, 0, 1e9, "", "Version."},
                             {"kind", KeyType::Text, true, 0, 0, "", "\"recipe\"."},
                             {"name", KeyType::Text, false, 0, 0, "", "For people."}};
constexpr FileKind kRecipe{"recipe", "recipe of ours", "name a recipe", kKeys};

/// What is said of a file with this text, and the name it gives.
struct Read {
  std::string errors, name;
  bool opened = false;
};
Read read(const std::string& text) {
  const ScratchFolder folder("kinded_file");
  Findings findings;
  const auto file = KindedFile::open(folder.write("r.toml", text), kRecipe, findings);
  Read out;
  out.opened = file != nullptr;
  if (file) out.name = file->top().text("name").value_or("");
  for (const Diagnostic& d : findings.take()) out.errors += d.what + " (" + d.hint + ")\n";
  return out;
}

}  // namespace

TEST_CASE("a file of the kind asked for is read through one reader, which knows its keys") {
  const Read good = read("schema = 1\nkind = \"recipe\"\nname = \"Soup\"\n");
  CHECK(good.opened);
  CHECK(good.errors.empty());
  CHECK(good.name == "Soup");
  CHECK_THAT(read("schema = 1\nkind = \"recipe\"\nsalt = 1\n").errors, Catch::Matchers::Contains("`salt`"));
}

TEST_CASE("another kind is named, and the rest of the file is read all the same") {
  const Read other = read("schema = 1\nkind = \"plan\"\nname = 3\n");
  CHECK(other.opened);
  CHECK_THAT(other.errors,
             Catch::Matchers::Contains("this is no recipe of ours but a `plan` file (name a recipe)") &&
                 Catch::Matchers::Contains("`name`"));
}

TEST_CASE("a file that is not there, is no TOML or of another version of the language is not opened") {
  Findings findings;
  CHECK(KindedFile::open("no/such/file.toml", kRecipe, findings) == nullptr);
  CHECK(findings.size() == 1);
  CHECK_FALSE(read("= 1\n").opened);
  const Read newer = read("schema = 99\nkind = \"recipe\"\n");
  CHECK_FALSE(newer.opened);
  CHECK_THAT(newer.errors, Catch::Matchers::Contains("use a newer version of the program"));
}
