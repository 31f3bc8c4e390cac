#include "base/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("A diagnostic says where, what and what to do next") {
  const Diagnostic d{Trouble::BadInput,
                     {"plan.toml", 12, 3},
                     "intervention[2]",
                     "unknown key `hous`",
                     "did you mean `hours`?"};
  CHECK(d.text() == "plan.toml:12:3: error: intervention[2]: unknown key `hous`\n  did you mean `hours`?");
}

TEST_CASE("A diagnostic leaves out what is not known") {
  CHECK(Diagnostic{Trouble::Usage, {}, "", "no plan given", ""}.text() == "error: no plan given");
  CHECK(Diagnostic{Trouble::MissingInput, {"plan.toml", 0, 7}, "", "cannot be read", ""}.text() ==
        "plan.toml: error: cannot be read");
  CHECK(Diagnostic{Trouble::BadInput, {"plan.toml", 4, 0}, "", "too long", ""}.text() ==
        "plan.toml:4: error: too long");
}
