#include "viz/session/captions.hpp"

#include <catch2/catch.hpp>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

Rehearsal& rehearsal() {
  static const auto executor = make_serial_executor();
  static Rehearsal r(viz::test::small_pair(), 0, *executor);
  return r;
}

std::vector<std::string> said(int week) {
  rehearsal().run_to_end();
  const auto frame = rehearsal().frame({week, {}});
  return captions(*frame, stops_of(*frame));
}

}  // namespace

TEST_CASE("The first picture says what is compared") {
  const auto lines = said(0);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].find("same luck") != std::string::npos);
}

TEST_CASE("The week in which schools open under one plan says under which") {
  const auto lines = said(11);
  REQUIRE(!lines.empty());
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  INFO(all);
  CHECK(all.find("All 6 schools open today under A.") != std::string::npos);
  CHECK(all.find("open today under B") == std::string::npos);
}

TEST_CASE("A week never says more than asked, and a quiet one says where the plans stand") {
  for (int week = 0; week <= 80; ++week) {
    const auto lines = said(week);
    CHECK(!lines.empty());
    CHECK(lines.size() <= 2);
    for (const std::string& line : lines) CHECK(line.back() == '.');
  }
}
