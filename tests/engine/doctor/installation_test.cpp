#include "doctor/installation.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;
using Catch::Matchers::Contains;

TEST_CASE("this build passes the checks of an installation") {
  const auto checks = check_installation(2);
  CHECK(checks.size() == 4);
  for (const InstallationCheck& check : checks) {
    INFO(check.name << ": " << check.found);
    CHECK(check.good);
  }
  CHECK_THAT(checks[0].found, Contains("3 of its authors' 3 known answers"));
  CHECK_THAT(checks[3].found, Contains("2 threads will be"));
}
