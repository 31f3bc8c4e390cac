#include "experiment/group_size.hpp"

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

TEST_CASE("groups are counted from the district's table") {
  const Scenario s = fake_scenario("a", "A");
  const std::vector<GroupDef> groups{
      {"all", ""}, {"elementary", ""}, {"low_income", ""}, {"school:pine", ""}, {"odd", ""}};
  const std::vector<GroupSize> sizes = group_sizes(s.district, groups);
  CHECK(sizes[0].teachers == 60);
  CHECK(sizes[0].students == 900);
  CHECK(sizes[1].teachers == 40);
  CHECK(sizes[2].students == 450);
  CHECK_FALSE(sizes[2].teachers);
  CHECK(sizes[3].students == 300);
  CHECK_FALSE(sizes[4].students);
}

TEST_CASE("fewer than ten people are not shown, by the people a metric counts") {
  const GroupSize small{9, 200};
  CHECK_FALSE(may_show(small, MetricScope::Schools));
  CHECK(may_show(small, MetricScope::Students));
  CHECK(may_show(small, MetricScope::District));
  CHECK(may_show({10, 9}, MetricScope::Schools));
  CHECK_FALSE(may_show({10, 9}, MetricScope::Students));
  CHECK(may_show({}, MetricScope::Students));
}
