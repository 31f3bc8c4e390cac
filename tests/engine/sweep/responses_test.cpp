#include "sweep/analysis/responses.hpp"

#include <cmath>

#include "engine/sweep/small_sweep.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::Assembled;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

TEST_CASE("an outcome is read point by point, over the replicates that every point has") {
  const SweepFolder folder("responses");
  const Assembled sweep(folder.sweep(
      "method = \"grid\"\nreplicates = 3\n[parameters]\n\"training.hours_per_teacher\" = [2, 12]\n"
      "[outputs]\nmetrics = [\"cost_usd\"]\nevery = \"month\"\n"));
  const auto serial = make_serial_executor();
  const std::string path = folder.file("s.sqlite");
  static_cast<void>(sweep.run(path, *serial, 5));  // the last point lacks its last replicate
  ResponseQuery query;
  query.metric = "cost_usd", query.scenario = "course";
  const auto read = [&] { return read_responses(path, query, sweep.design.points(), sweep.def.replicates); };
  auto responses = read();
  REQUIRE(errors_of(responses) == "loaded");
  CHECK(responses.value().common_replicates() == std::vector<std::uint32_t>{0, 1});
  CHECK(std::isnan(responses.value().values[1][2]));
  query.date = "2026-08-31";
  query.other = "open";
  responses = read();
  REQUIRE(errors_of(responses) == "loaded");
  CHECK(responses.value().means()[1] > responses.value().means()[0]);
  CHECK(responses.value().first[0][0] - responses.value().second[0][0] == responses.value().values[0][0]);
  query.metric = "cost_us";
  CHECK_THAT(errors_of(read()), Contains("did you mean `cost_usd`?"));
  query.metric = "cost_usd", query.date = "2026-09-01";
  CHECK_THAT(errors_of(read()), Contains("has no date"));
  query.date.clear(), query.scenario.clear(), query.other.clear();
  CHECK_THAT(errors_of(read()), Contains("which scenario") && Contains("--difference"));
}
