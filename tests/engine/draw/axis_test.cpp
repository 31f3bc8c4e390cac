#include "draw/axis.hpp"

#include <catch2/catch.hpp>

#include "draw/text_width.hpp"

using namespace pilotwave::draw;

namespace {

std::vector<Text> texts(const Group& group) {
  std::vector<Text> out;
  for (const Item& item : group.items) {
    if (const Text* t = std::get_if<Text>(&item.what)) out.push_back(*t);
  }
  return out;
}

}  // namespace

TEST_CASE("words under an axis never run into each other") {
  std::vector<TickMark> ticks;
  for (int i = 0; i <= 20; ++i) ticks.push_back({10.0 * i, "September"});
  const std::vector<Text> words = texts(bottom_axis({0, 0, 200, 100}, ticks, 12, false));
  REQUIRE(words.size() > 1);
  CHECK(words.size() < ticks.size());
  for (std::size_t i = 1; i < words.size(); ++i) {
    CHECK(words[i - 1].at.x + text_width(words[i - 1]) / 2 < words[i].at.x - text_width(words[i]) / 2);
  }
}

TEST_CASE("an axis has a tick at every mark, and a line through the plot where one is asked for") {
  const std::vector<TickMark> ticks = {{0, "0"}, {100, "50"}, {200, "100"}};
  CHECK(bottom_axis({0, 0, 200, 100}, ticks, 12, false).items.size() == 1 + 2 * 3);
  CHECK(bottom_axis({0, 0, 200, 100}, ticks, 12, true).items.size() == 1 + 3 * 3);
  const Group left = left_axis({50, 0, 200, 100}, {{20, "high"}}, 12);
  const std::vector<Text> words = texts(left);
  REQUIRE(words.size() == 1);
  CHECK(words[0].anchor == Anchor::End);
  CHECK(words[0].at.x < 50);
}

TEST_CASE("placed ticks lie where their scale puts them") {
  const auto marks =
      placed_ticks(nice_ticks(0, 10, 3), {0, 10, 100, 0}, [](double v) { return tick_text(v, 5); });
  REQUIRE(marks.size() == 3);
  CHECK(marks[1].at == 50);
  CHECK(marks[1].text == "5");
}
