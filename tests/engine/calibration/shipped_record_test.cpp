#include <algorithm>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "calibration/calibration_file.hpp"
#include "calibration/validation_file.hpp"
#include "engine/scenario/small_files.hpp"
#include "model/params.hpp"
#include "model/varied_by.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;

TEST_CASE("the shipped calibration and validation load, and ask for every target of the record") {
  const auto validation = load_validation(PILOTWAVE_SOURCE_DIR "/scenarios/record/validation.toml");
  REQUIRE(errors_of(validation) == "loaded");
  int number = 0;
  std::vector<std::string> ids;
  for (const FactDef& fact : validation.value().facts.facts) {
    if (fact.target.empty()) CHECK(fact.number == ++number);
    ids.push_back(fact.target);
  }
  CHECK(number == 15);
  const auto& rows = validation.value().survey;
  for (const SurveyRow& row : rows) ids.push_back(row.id);
  for (int target = 1; target <= 15; ++target) {
    CAPTURE(target);
    CHECK(std::find(ids.begin(), ids.end(), fmt::format("C{}", target)) != ids.end());
  }
}

TEST_CASE("the parameters that say they are fitted are those of the shipped calibration") {
  const auto calibration = load_calibration(PILOTWAVE_SOURCE_DIR "/scenarios/record/calibration.toml");
  REQUIRE(errors_of(calibration) == "loaded");
  const auto& fitted = calibration.value().parameters;
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    CAPTURE(param_catalogue()[i].key);
    const bool in_file =
        std::any_of(fitted.begin(), fitted.end(), [&](const FitParameter& p) { return p.index == i; });
    CHECK(in_file == (varied_by(i) == VariedBy::Calibration));
  }
}

TEST_CASE("what the shipped fit found is what ships: defaults are its values, rounded to three digits") {
  pilotwave::testing::PlanFolder folder("shipped_fit");
  const auto plan = folder.load("start = 2023-01-02\nweeks = 40\nassumptions = \"" PILOTWAVE_SOURCE_DIR
                                "/scenarios/record/fitted.toml\"\n");
  REQUIRE(errors_of(plan) == "loaded");
  const auto calibration = load_calibration(PILOTWAVE_SOURCE_DIR "/scenarios/record/calibration.toml");
  REQUIRE(errors_of(calibration) == "loaded");
  for (const FitParameter& fitted : calibration.value().parameters) {
    CAPTURE(param_catalogue()[fitted.index].key);
    CHECK(param_catalogue()[fitted.index].default_value ==
          Approx(plan.value().params[fitted.index]).epsilon(0.005));
  }
}
