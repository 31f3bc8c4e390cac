#include "scenario/parameter_reader.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

double value_of(const Scenario& scenario, const std::string& key) {
  return scenario.params[static_cast<std::size_t>(find_param(key))];
}

}  // namespace

TEST_CASE("parameters may be nested, dotted or quoted, and all others keep their defaults") {
  const PlanFolder folder("parameters_forms");
  const auto loaded = folder.load(
      "[parameters]\n\"technology.doubling_time\" = 19\ntool.tutor.guardrails = "
      "0.5\n[parameters.trust]\nloss = 0.1\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const Scenario& plan = loaded.value();
  CHECK(value_of(plan, "technology.doubling_time") == 19);
  CHECK(value_of(plan, "tool.tutor.guardrails") == 0.5);
  CHECK(value_of(plan, "trust.loss") == 0.1);
  CHECK(plan.origin.at("parameters.trust.loss") == folder.file("plan.toml") + ":8");
  std::size_t changed = 0;
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    if (plan.params[i] != param_catalogue()[i].default_value) ++changed;
  }
  CHECK(changed == 3);
}

TEST_CASE("a tool's numbers follow the parameters of its kind") {
  const PlanFolder folder("parameters_tool");
  const auto loaded = folder.load("[parameters]\ntool.tutor.seat_price = 20\n");
  REQUIRE(errors_of(loaded) == "loaded");
  CHECK(loaded.value().tools.at(0).seat_price_usd == 20);
}

TEST_CASE("unknown parameters are refused with the nearest one") {
  const PlanFolder folder("parameters_unknown");
  CHECK(errors_of(folder.load("[parameters]\ntechnology.doubling_tme = 19\n")) ==
        "5:12 unknown parameter `technology.doubling_tme` (did you mean `technology.doubling_time`?)");
  CHECK(errors_of(folder.load("[parameters]\nzzzz = 1\n")) ==
        "5:1 unknown parameter `zzzz` (the parameters are listed in docs/reference/parameters.md)");
  CHECK(errors_of(folder.load("[parameters]\nzzzz.a = {b = 1}\n")).find("5:1 unknown parameter `zzzz`") == 0);
}

TEST_CASE("values out of range, of a wrong type or not finite are refused") {
  const PlanFolder folder("parameters_values");
  const auto with = [&](const std::string& value) {
    return errors_of(folder.load("[parameters]\n\"tool.tutor.guardrails\" = " + value + "\n"));
  };
  CHECK(with("60") ==
        "5:27 `guardrails` must lie between 0 and 1 (score), found 60 (for 60 percent write 0.6)");
  CHECK(with("-0.1") == "5:27 `guardrails` must lie between 0 and 1 (score), found -0.1");
  CHECK(with("nan").find("5:27 `guardrails` must be a finite number, found nan") == 0);
  CHECK(with("-inf").find("5:27 `guardrails` must be a finite number, found inf") == 0);
  CHECK(with("\"0.5\"") ==
        "5:27 `guardrails` must be a number, found a string (numbers stand without quotes)");
  CHECK(with("true") == "5:27 `guardrails` must be a number, found true or false");
  CHECK(with("9223372036854775807").find("5:27 `guardrails` must lie between 0 and 1") == 0);
  CHECK(with("{ low = 0 }") == "5:27 `guardrails` must be a number, found a table");
}

TEST_CASE("a parameter given twice in one file is refused, whichever way it is written") {
  const PlanFolder folder("parameters_twice");
  CHECK(errors_of(folder.load("[parameters]\ntrust.loss = 0.1\n\"trust.loss\" = 0.2\n")) ==
        "6:16 parameter `trust.loss` is given twice (it stands in line 5 already; keep one)");
}
