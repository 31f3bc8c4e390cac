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
