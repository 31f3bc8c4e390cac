// Fitting and validating as a person would: own survey, wrong survey, a kill in the middle.
#include <csignal>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/running.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

const char* const kPlan =
    "schema = 1\nname = \"Since 2024\"\ndistrict = \"%s\"\nstart = 2024-08-05\nweeks = 60\n";
const char* const kSurvey =
    "date,measure,group,value,band\n2025-03-17,teacher_any_use,all,0.5,0.05\n2025-06-02,student_any_use,high,"
    "0.6,0.06\n";
const char* const kFit =
    "schema = 1\nkind = \"calibration\"\nname = \"Our survey\"\nscenario = \"plan.toml\"\nsurvey = "
    "\"survey.csv\"\n"
    "[search]\nevaluations = 24\npopulation = 6\n"
    "[[parameter]]\nkey = \"teacher_use.try_rate\"\nfrom = 0.002\nto = 0.3\nby_factor = true\n"
    "[[parameter]]\nkey = \"student_use.base_high\"\nfrom = 0.001\nto = 0.1\nby_factor = true\n";

/// A folder with a plan on the five-school district, a survey and a calibration of two parameters.
class FitProgram : public Program {
 public:
  FitProgram() {
    std::string plan = kPlan;
    plan.replace(plan.find("%s"), 2,
                 std::string(PILOTWAVE_SOURCE_DIR) + "/scenarios/districts/stone_creek.toml");
    write("plan.toml", plan);
    write("survey.csv", kSurvey);
    write("fit.toml", kFit);
  }
};

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a district fits its own survey, and a plan takes the fitted values") {
  const FitProgram program;
  const Ended fit = program.shell("pilotwave calibrate fit.toml -o fit --json -q");
  INFO(fit.err);
  REQUIRE(fit.code == 0);
  const auto json = nlohmann::json::parse(fit.out);
  CHECK(json["trials"] == 24);
  CHECK(json["figures"].size() == 2);
  CHECK(lines_of(program.read("fit/trials.csv")) == 25);
  const double first = json["misfit"];
  program.write("plan2.toml", program.read("plan.toml") + "assumptions = \"fit/fitted.toml\"\n");
  CHECK(program.shell("pilotwave check plan2.toml").code == 0);
  const auto more = nlohmann::json::parse(
      program.shell("pilotwave calibrate fit.toml -o fit --json -q --evaluations 40").out);
  CHECK(more["trials"] == 40);
  CHECK(more["misfit"] <= first);
}

TEST_CASE("a fit that was killed goes on where it was, to the same table") {
  const FitProgram program;
  REQUIRE(program.shell("pilotwave calibrate fit.toml -o straight -q").code == 0);
  {
    Running running(program, {"calibrate", "fit.toml", "-o", "killed", "-q"});
    REQUIRE(running.made("killed/trials.csv"));
    while (lines_of(program.read("killed/trials.csv")) < 6) usleep(20'000);
    running.signal(SIGKILL);
    CHECK(running.wait().code == -1);
  }
  const std::size_t kept = lines_of(program.read("killed/trials.csv"));
  CHECK(kept >= 6);
  const Ended again = program.shell("pilotwave calibrate fit.toml -o killed");
  INFO(again.err);
  REQUIRE(again.code == 0);
  if (kept < 25) CHECK_THAT(again.err, Contains("parameter sets tried before"));
  CHECK(program.read("killed/trials.csv") == program.read("straight/trials.csv"));
  CHECK(program.read("killed/fitted.toml") == program.read("straight/fitted.toml"));
}

TEST_CASE("a wrong survey, a missing folder and another fit's table are told with what to do") {
  const FitProgram program;
  CHECK(program.shell("pilotwave calibrate fit.toml").code == 2);
  program.write("wrong.csv", "date,measure,group,value,band\n2025-03-17,teacher_any_us,all,50%,0.05\n");
  const Ended wrong = program.shell("pilotwave calibrate fit.toml -o fit --targets wrong.csv");
  CHECK(wrong.code == 65);
  CHECK_THAT(wrong.err, Contains("wrong.csv:2:12") && Contains("did you mean `teacher_any_use`") &&
                            Contains("shares are written 0.25, not 25%"));
  REQUIRE(program.shell("pilotwave calibrate fit.toml -o fit -q --evaluations 6").code == 0);
  program.write("survey.csv", "date,measure,group,value,band\n2025-03-17,teacher_any_use,all,0.4,0.05\n");
  const Ended other = program.shell("pilotwave calibrate fit.toml -o fit -q");
  CHECK(other.code == 65);
  CHECK_THAT(other.err, Contains("another fit") && Contains("--force"));
  CHECK(program.shell("pilotwave calibrate fit.toml -o fit -q --force --evaluations 6").code == 0);
  CHECK(program.shell("pilotwave validate fit.toml").code == 65);
  CHECK(program.shell("pilotwave validate nothing.toml").code == 66);
}
