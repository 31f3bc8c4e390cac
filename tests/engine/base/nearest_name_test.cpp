#include "base/nearest_name.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {
const std::vector<std::string> kNames{"hours", "hold", "start", "schools"};
}

TEST_CASE("A misspelt name finds the one that was meant") {
  CHECK(nearest_name("hous", kNames) == "hours");
  CHECK(nearest_name("shcools", kNames) == "schools");
  CHECK(nearest_name("start", kNames) == "start");
  CHECK(suggest_name("strat", kNames) == "did you mean `start`?");
}

TEST_CASE("A name like none of ours gets the list instead") {
  CHECK(nearest_name("budget", kNames).empty());
  CHECK(suggest_name("budget", kNames) == "valid: hours, hold, start, schools");
  CHECK(suggest_name("budget", std::vector<std::string>{}).empty());
  CHECK(nearest_name(std::string(1000, 'x'), kNames).empty());
}

TEST_CASE("A long list is cut after twelve names") {
  std::vector<std::string> many;
  for (int i = 10; i < 30; ++i) many.push_back("name_" + std::to_string(i));
  CHECK(suggest_name("zzzzzzzzzzzz", many) ==
        "valid: name_10, name_11, name_12, name_13, name_14, name_15, name_16, name_17, name_18, name_19, "
        "name_20, "
        "name_21, ...");
}

TEST_CASE("Of two names equally near, the earlier one is offered") {
  CHECK(nearest_name("hop", std::vector<std::string>{"hot", "hog"}) == "hot");
}
