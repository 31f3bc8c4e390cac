#include "golden/frozen_results.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave::test;

namespace {

FrozenResults some_results() {
  return {
      {{"all", "abc"}, {"runs.csv", "def"}}, {"one", "two"}, {{"cost", {"100", "0"}}, {"use", {"0.5", "-"}}}};
}

}  // namespace

TEST_CASE("frozen results are the same after writing and reading") {
  CHECK(parse_frozen(frozen_text(some_results())) == some_results());
  CHECK(what_moved(some_results(), some_results()).empty());
}

TEST_CASE("what moved is named, with the plan and by how much") {
  FrozenResults now = some_results();
  now.numbers["cost"][0] = "110";
  now.digests["runs.csv"] = "fed";
  CHECK(what_moved(some_results(), now) == std::vector<std::string>{"cost of one: was 100, is 110 (+10.00%)",
                                                                    "digest of runs.csv: was def, is fed"});
}

TEST_CASE("what is new, gone or without a number is named too") {
  FrozenResults now = some_results();
  now.numbers.erase("use");
  now.numbers["trust"] = {"0.4", "0.5"};
  now.digests["pairs.csv"] = "123";
  CHECK(what_moved(some_results(), now) ==
        std::vector<std::string>{"trust of one: was absent, is 0.4", "trust of two: was absent, is 0.5",
                                 "use of one: was 0.5, is absent (-100.00%)", "use of two: was -, is absent",
                                 "digest of pairs.csv: was absent, is 123"});
}
