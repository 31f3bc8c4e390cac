#include "chart/dot_rows.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "engine/chart/picture_bounds.hpp"
#include "support/golden_text.hpp"

using namespace pilotwave::chart;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

DotRows three_rows() {
  std::vector<double> spread(100);
  std::iota(spread.begin(), spread.end(), -20.0);
  DotRows data{"Staged pilot is ahead on 1 of 3 outcomes", {0, "Staged pilot"}, {1, "Launch everywhere"}, {}};
  data.rows = {
      {"Privacy incidents", "Launch everywhere typically 4 more", spread, 20, 79, 1, "likely for B"},
      {"Weeks until the goal", "", {INFINITY, INFINITY, -3, 0, NAN}, 1, 2, 1, "too close to call"},
      {"Money spent", "typically no difference", std::vector<double>(50, 0.0), 0, 0, 50, "the same"}};
  return data;
}

int dots_in(const pilotwave::draw::Picture& picture, std::size_t row) {
  std::size_t seen = 0;
  for (const auto& item : picture.items) {
    const auto* group = std::get_if<pilotwave::draw::Group>(&item.what);
    if (group != nullptr && seen++ == row) return static_cast<int>(group->items.size());
  }
  return -1;
}

}  // namespace

TEST_CASE("quantile dots stand for all values in equal parts") {
  std::vector<double> hundred(100);
  std::iota(hundred.begin(), hundred.end(), 0.0);
  CHECK(quantile_dots(hundred, 4) == std::vector<double>{12, 37, 62, 87});
  CHECK(quantile_dots(std::vector<double>{7}, 3) == std::vector<double>{7, 7, 7});
  CHECK(quantile_dots(std::vector<double>{2, 1}, 2) == std::vector<double>{1, 2});
  CHECK(quantile_dots(std::vector<double>{}, 20).empty());
  CHECK(quantile_dots(std::vector<double>{NAN, NAN}, 20).empty());
  CHECK(quantile_dots(std::vector<double>{NAN, 5}, 2) == std::vector<double>{5, 5});
}

TEST_CASE("stacks lie side by side and hold every dot") {
  const auto stacks = stacked(std::vector<double>{0, 1, 2, 10, 10, 17}, 5);
  CHECK(stacks == std::vector<DotStack>{{1, 3}, {10, 2}, {17, 1}});
  CHECK(stacked(std::vector<double>{}, 5).empty());
}

TEST_CASE("every row has its dots, whatever its values; nothing leaves the picture") {
  for (const double width : {720.0, 340.0}) {
    const auto picture = dot_rows(three_rows(), {width, 14});
    INFO(width);
    CHECK(stays_inside(picture));
    CHECK(dots_in(picture, 0) == 20);
    CHECK(dots_in(picture, 1) == 20);
    CHECK(dots_in(picture, 2) == 20);
  }
}

TEST_CASE("the words for those who cannot see it and the table say the same counts") {
  const auto picture = dot_rows(three_rows(), {});
  CHECK_THAT(picture.description,
             Contains("Privacy incidents: better under Staged pilot in 20 pairs, under Launch everywhere "
                      "in 79, the same in 1; Launch everywhere typically 4 more; likely for B."));
  CHECK(dot_rows_table(three_rows()).rows.front() ==
        std::vector<std::string>{"Privacy incidents", "20", "79", "1", "Launch everywhere typically 4 more",
                                 "likely for B"});
}

TEST_CASE("a chart without rows, and one with a name as long as a paragraph, are pictures all the same") {
  CHECK(dot_rows({"Nothing", {0, "A"}, {1, "B"}, {}}, {}).height > 0);
  DotRows data = three_rows();
  data.first.name = std::string(300, 'x');
  data.rows[0].label.append(200, 'y');
  CHECK(stays_inside(dot_rows(data, {340, 13})));
  CHECK(stays_inside(dot_rows(data, {720, 14})));
}

TEST_CASE("a dotplot is the frozen one, item by item") {
  check_golden("engine/chart/golden/dot-rows.txt", picture_text(dot_rows(three_rows(), {})));
}
