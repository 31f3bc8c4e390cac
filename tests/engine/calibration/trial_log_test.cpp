#include "calibration/trial_log.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

const char* const kPlan = "start = 2023-01-02\nweeks = 40\n";
const char* const kSurvey = "date,measure,group,value,band\n2023-09-18,teacher_any_use,all,0.1,0.05\n";
const char* const kFit =
    "schema = 1\nkind = \"calibration\"\nname = \"Own survey\"\nscenario = \"plan.toml\"\nsurvey = "
    "\"survey.csv\"\n"
    "[[parameter]]\nkey = \"teacher_use.try_rate\"\nfrom = 0.005\nto = 0.2\nby_factor = true\n";

class FitFolder : public PlanFolder {
 public:
  FitFolder() : PlanFolder("trial_log") {
    REQUIRE(load(kPlan).ok());
    write("survey.csv", kSurvey);
  }
  CalibrationDef fit(const std::string& more = "") const {
    Result<CalibrationDef> def = load_calibration(write("fit.toml", kFit + more));
    REQUIRE(errors_of(def) == "loaded");
    return std::move(def).value();
  }
};

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

FitTrial trial(double value, double figure) { return {{value}, {figure}, figure * 2}; }

}  // namespace

TEST_CASE("trials are taken up to the bit, and a line that was cut short is dropped") {
  const FitFolder folder;
  const CalibrationDef def = folder.fit();
  const std::string path = folder.file("trials.csv");
  {
    auto log = TrialLog::open(path, def, false);
    REQUIRE(errors_of(log) == "loaded");
    CHECK(log.value()->done().empty());
    REQUIRE(log.value()->append(trial(0.1234567890123456789, 1.0 / 3)));
    REQUIRE(log.value()->append(trial(1e-7, std::nan(""))));
  }
  const std::string whole = text_of(path);
  std::ofstream(path, std::ios::app) << whole.substr(whole.size() - 20,
                                                     12);  // a crash in the middle of a line
  {
    auto log = TrialLog::open(path, def, false);
    REQUIRE(errors_of(log) == "loaded");
    REQUIRE(log.value()->done().size() == 2);
    CHECK(log.value()->done()[0].values[0] == 0.1234567890123456789);
    CHECK(log.value()->done()[0].figures[0] == 1.0 / 3);
    CHECK(std::isnan(log.value()->done()[1].figures[0]));
  }
  CHECK(text_of(path) == whole);
}

TEST_CASE("a table of another fit is neither taken up nor overwritten without force") {
  const FitFolder folder;
  const std::string path = folder.file("trials.csv");
  {
    auto log = TrialLog::open(path, folder.fit(), false);
    REQUIRE(log.value()->append(trial(0.1, 0.2)));
  }
  const CalibrationDef other = folder.fit("[search]\nseed = 7\n");
  CHECK(errors_of(TrialLog::open(path, other, false)).find("trials of another fit") != std::string::npos);
  CHECK(text_of(path).find("0.1") != std::string::npos);
  auto log = TrialLog::open(path, other, true);
  REQUIRE(errors_of(log) == "loaded");
  CHECK(log.value()->done().empty());
}

TEST_CASE("only one fit writes into a table at a time") {
  // Locks are per process: a second process is tried by the program tests.
  const FitFolder folder;
  CHECK(errors_of(TrialLog::open(folder.file("no/such/folder/trials.csv"), folder.fit(), false))
            .find("No such file") != std::string::npos);
}

TEST_CASE("fitted values are an assumptions file that a scenario takes") {
  const FitFolder folder;
  const CalibrationDef def = folder.fit();
  FitResult result;
  result.best = trial(0.0625, 0.11);
  result.n_trials = 9;
  folder.write("fitted.toml", fitted_text(def, result));
  const auto plan = folder.load(std::string("assumptions = \"fitted.toml\"\n") + kPlan);
  REQUIRE(errors_of(plan) == "loaded");
  CHECK(plan.value().params[def.parameters[0].index] == 0.0625);
}

TEST_CASE("every error of a calibration file is told in one pass") {
  const FitFolder folder;
  folder.write("late.csv", "date,measure,group,value,band\n2030-01-01,teacher_any_use,all,0.1,0.05\n");
  const std::string wrong = errors_of(load_calibration(folder.write(
      "fit.toml",
      "schema = 1\nkind = \"calibration\"\nname = \"x\"\nscenario = \"plan.toml\"\nsurvey = \"late.csv\"\n"
      "[[parameter]]\nkey = \"teacher_use.tri_rate\"\nfrom = 0.1\nto = 0.2\n"
      "[[parameter]]\nkey = \"teacher_use.try_rate\"\nfrom = 0.3\nto = 0.2\n")));
  CHECK(wrong.find("unknown parameter `teacher_use.tri_rate` (did you mean `teacher_use.try_rate`?") !=
        std::string::npos);
  CHECK(wrong.find("`from` and `to` must rise") != std::string::npos);
  CHECK(wrong.find("2030-01-01 lies outside the run") != std::string::npos);
}
