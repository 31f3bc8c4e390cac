#include <algorithm>

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
  CHECK(validation.value().facts.facts.size() == 15);
  for (int i = 0; i < 15; ++i) CHECK(validation.value().facts.facts[static_cast<std::size_t>(i)].number == i + 1);
  const auto& rows = validation.value().survey;
  for (const std::string id : {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C13", "C14"}) {
    CAPTURE(id);
    CHECK(std::any_of(rows.begin(), rows.end(), [&](const SurveyRow& row) { return row.id == id; }));
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
