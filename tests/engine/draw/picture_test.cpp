#include "draw/picture.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave::draw;

namespace {

Picture everything() {
  Picture p{200, 100, "A title", "What is \"seen\"", {}};
  p.items = {
      {Rect{{1, 2.5, 30, 40}, 4, Fill{Role::BlueFill, 0.5, Pattern::Hatch, Role::Paper}, Stroke{}}},
      {Circle{{10, 20}, 3, Fill{Role::GreenFill}, std::nullopt}},
      {Polyline{{{0, 0}, {10, 5.125}}, {Role::Rule, 1.5, Dash::Dashed, 0.4}}},
      {Group{"part", Box{0, 0, 50, 50}, {{Polygon{{{0, 0}, {1, 0}, {0, 1}}, std::nullopt, Stroke{}}}}}},
      {Text{{5, 6}, "two\nlines", 12, Anchor::End, Weight::Bold, Role::Soft, true}}};
  return p;
}

}  // namespace

TEST_CASE("a picture's text says every item with all that it has, a line each") {
  CHECK(picture_text(everything()) ==
        "picture 200 100 \"A title\"\n"
        "describes \"What is \"seen\"\"\n"
        "rect 1 2.5 30 40 round 4 fill blue-fill at 0.5 hatch paper stroke ink 1\n"
        "circle 10,20 3 fill green-fill\n"
        "polyline 0,0 10,5.13 stroke rule 1.5 dashed at 0.4\n"
        "group \"part\" clip 0 0 50 50\n"
        "  polygon 0,0 1,0 0,1 stroke ink 1\n"
        "text 5,6 12 end bold soft halo \"two\\nlines\"\n");
}

TEST_CASE("pictures are values: equal when built alike, unequal in any part, however deep") {
  const Picture a = everything();
  CHECK(a == everything());
  Picture deep = everything();
  std::get<Polygon>(std::get<Group>(deep.items[3].what).items[0].what).points[1].x = 2;
  CHECK_FALSE(a == deep);
  CHECK(picture_text(a) != picture_text(deep));
  Picture said = everything();
  said.description += ".";
  CHECK_FALSE(a == said);
}

TEST_CASE("lengths have at most two decimals, no trailing zeros and no minus nought") {
  CHECK(length_text(3) == "3");
  CHECK(length_text(3.10) == "3.1");
  CHECK(length_text(3.149) == "3.15");
  CHECK(length_text(3.05) == "3.05");
  CHECK(length_text(-0.001) == "0");
  CHECK(length_text(-0.25) == "-0.25");
  CHECK(length_text(-12.004) == "-12");
  CHECK(length_text(0.995) == "1");
}
