#include <catch2/catch.hpp>

#include "engine/scenario/scratch_folder.hpp"
#include "engine/scenario/small_files.hpp"
#include "fuzz/corpus.hpp"
#include "scenario/scenario.hpp"

using namespace pilotwave;
using namespace pilotwave::testing;

TEST_CASE("every broken scenario ends with the errors that it was broken for, and no others") {
  const auto files = broken_toml_files("scenarios");
  CHECK(files.size() >= 85);
  for (const BrokenFile& file : files) {
    INFO(file.path);
    const auto loaded = load_scenario(file.path);
    REQUIRE_FALSE(file.errors.empty());
    REQUIRE_FALSE(loaded.ok());
    CHECK(mismatch(file, loaded.errors()) == "");
  }
}

TEST_CASE("every broken district ends with the errors that it was broken for, and no others") {
  const auto files = broken_toml_files("districts");
  CHECK(files.size() >= 25);
  for (const BrokenFile& file : files) {
    INFO(file.path);
    const auto loaded = load_district(file.path);
    REQUIRE_FALSE(file.errors.empty());
    REQUIRE_FALSE(loaded.ok());
    CHECK(mismatch(file, loaded.errors()) == "");
  }
}

TEST_CASE("every broken table of schools ends with the errors that it was broken for, and no others") {
  const ScratchFolder folder("fuzz_tables");
  const auto files = broken_tables();
  CHECK(files.size() >= 14);
  for (const BrokenFile& file : files) {
    INFO(file.path);
    const auto loaded = load_district(folder.write(
        "d.toml", "schema = 1\nid = \"d\"\nname = \"D\"\nschools_table = \"" + file.path + "\"\n"));
    REQUIRE_FALSE(loaded.ok());
    CHECK(mismatch(file, loaded.errors()) == "");
    CHECK(loaded.errors().front().place.file == file.path);
  }
}

TEST_CASE("every error names its file and says something") {
  for (const char* folder : {"scenarios", "districts"}) {
    for (const BrokenFile& file : broken_toml_files(folder)) {
      const auto loaded = load_scenario(file.path);
      REQUIRE_FALSE(loaded.ok());
      for (const Diagnostic& error : loaded.errors()) {
        INFO(error.text());
        CHECK_FALSE(error.place.file.empty());
        CHECK(error.what.size() > 5);
      }
    }
  }
}

TEST_CASE("the good files from which the broken ones were made are good") {
  CHECK(errors_of(load_scenario(corpus_folder() + "/good/plan.toml")) == "loaded");
  CHECK(errors_of(load_scenario(corpus_folder() + "/good/base.toml")) == "loaded");
  CHECK(errors_of(load_district(corpus_folder() + "/good/district.toml")) == "loaded");
}

TEST_CASE("folders, missing files and devices are missing input") {
  const ScratchFolder folder("fuzz_no_files");
  for (const std::string& path :
       {folder.file("."), folder.file("none.toml"), folder.file("none/none.toml"), std::string("/dev/null"),
        std::string("/dev/zero"), std::string(""), std::string(5000, 'x')}) {
    INFO(path);
    const auto plan = load_scenario(path);
    REQUIRE_FALSE(plan.ok());
    CHECK(plan.errors().front().trouble == Trouble::MissingInput);
    const auto district = load_district(path);
    REQUIRE_FALSE(district.ok());
    CHECK(district.errors().front().trouble == Trouble::MissingInput);
  }
}
