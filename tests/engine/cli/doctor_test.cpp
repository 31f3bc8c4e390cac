#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/program.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

const std::string kQuick =
    "pilotwave doctor --quick --model $PLANS/staged-pilot.toml --district $DISTRICTS/stone_creek.toml ";

}  // namespace

TEST_CASE("doctor says that the installation is sound, and with which build") {
  const Program program;
  const Ended ended = program.shell("pilotwave doctor");
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out, Contains("pilotwave 0.") && Contains("Philox4x32-10 gives 3 of its authors' 3") &&
                            Contains("This installation is sound."));
  const auto json = nlohmann::json::parse(program.shell("pilotwave doctor --json --threads 2").out);
  CHECK(json["checks"].size() == 4);
  for (const auto& check : json["checks"]) CHECK(check["good"] == true);
}

TEST_CASE(
    "a certificate names scenario, seed, digest and every promise, and is the same at any number of "
    "threads") {
  const Program program;
  const Ended ended = program.shell(kQuick + "--threads 2");
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out, Contains("Certificate for Staged pilot") && Contains("seed 20260803") &&
                            Contains("Stone Creek School District: 5 schools") &&
                            Contains("7 of 7 promises are kept"));
  for (const char* promise : {"Threads change nothing.", "What does nothing changes nothing.",
                              "Names and order do not matter.", "More never gives less.",
                              "Nobody and nothing is lost.", "Extremes hold.", "Plans share their luck."}) {
    INFO(promise);
    CHECK_THAT(ended.out, Contains(promise));
  }
  CHECK(std::count(ended.out.begin(), ended.out.end(), '\n') < 60);  // a page
  CHECK(ended.out == program.shell(kQuick + "--threads 1").out);
}

TEST_CASE("the certificate as data") {
  const Program program;
  const Ended ended = program.shell(kQuick + "--json --seed 3 --against $PLANS/no-plan.toml");
  CHECK(ended.code == 0);
  const auto json = nlohmann::json::parse(ended.out);
  CHECK(json["seed"] == 3);
  CHECK(json["scenario"] == "staged-pilot");
  CHECK(json["scenario_sha256"].get<std::string>().size() == 64);
  CHECK(json["broken"] == 0);
  CHECK(json["promises"].size() == 7);
  for (const auto& promise : json["promises"]) {
    INFO(promise["promise"]);
    CHECK(promise["finding"] != "broken");
    CHECK(promise["runs"] > 0);
    CHECK(promise["first_broken"].is_null());
  }
  CHECK_THAT(json["promises"][6]["measured"].get<std::string>(), Contains("In 6 pairs with the second plan"));
}

TEST_CASE("a doctor without a patient, or with one that cannot be read, says so") {
  const Program program;
  for (const char* alone :
       {"--quick", "--against $PLANS/ban.toml", "--district $DISTRICTS/stone_creek.toml"}) {
    const Ended ended = program.shell(fmt::format("pilotwave doctor {}", alone));
    INFO(alone);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Contains("no scenario was given") && Contains("--model SCENARIO"));
  }
  CHECK(program.shell("pilotwave doctor --model nowhere.toml").code == 66);
  program.write("wrong.toml", "schema = 1\nname = 7\n");
  CHECK(program.shell("pilotwave doctor --model wrong.toml").code == 65);
  CHECK(program.shell("pilotwave doctor > /dev/full").code == 74);
}
