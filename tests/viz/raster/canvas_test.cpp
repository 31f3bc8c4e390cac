#include "viz/raster/canvas.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

/// Dots with names in a group each, over a chart's axis; one of them is filled, at a place.
draw::Picture dots(std::size_t filled, double moved = 0) {
  draw::Picture p{400, 300, "dots", "", {}};
  p.items.push_back({draw::Rect{{0, 0, 400, 300}, 0, draw::Fill{draw::Role::Paper}, std::nullopt}});
  draw::Items panes;
  for (std::size_t i = 0; i < 40; ++i) {
    const draw::Point at{20.3 + 40 * static_cast<double>(i % 10), 33.7 + 60 * static_cast<double>(i / 10)};
    draw::Items one;
    one.push_back({draw::Circle{{at.x + (i == filled ? moved : 0), at.y},
                                9,
                                draw::Fill{i == filled ? draw::Role::OrangeFill : draw::Role::BlueWash, 1,
                                           draw::Pattern::Hatch, draw::Role::BlueMark},
                                draw::Stroke{draw::Role::Ink, 1.7}}});
    one.push_back({draw::Text{
        {at.x, at.y + 26}, "Oak", 13, draw::Anchor::Middle, draw::Weight::Regular, draw::Role::Soft, true}});
    if (i == filled) one.push_back({draw::Polyline{{{0, 0}, at}, {draw::Role::Ink, 1, draw::Dash::Dashed}}});
    panes.push_back({draw::Group{"dot", std::nullopt, std::move(one)}});
  }
  p.items.push_back({draw::Group{"panes", draw::Box{10, 10, 370, 270}, std::move(panes)}});
  return p;
}

Result<Raster> raster() {
  const Result<FontFiles> fonts = find_fonts();
  if (!fonts) return fonts.errors();
  return Raster::open(fonts.value());
}

/// The largest difference of any colour of any pixel, of 255.
int difference(const Bitmap& a, const Bitmap& b) {
  REQUIRE(a.bytes.size() == b.bytes.size());
  int most = 0;
  for (std::size_t i = 0; i < a.bytes.size(); ++i) most = std::max(most, std::abs(a.bytes[i] - b.bytes[i]));
  return most;
}

int area(const std::vector<PixelBox>& parts) {
  int n = 0;
  for (const PixelBox& p : parts) n += p.width * p.height;
  return n;
}

}  // namespace

TEST_CASE("A canvas shows a picture as it is painted whole, whatever it showed before") {
  Result<Raster> own = raster(), other = raster();
  if (!own) {
    WARN("skipped: " << own.errors().front().text());
    return;
  }
  Canvas canvas(std::move(own).value());
  const auto check = [&](const draw::Picture& picture, draw::Theme theme, int width, int height) {
    canvas.show(picture, theme, width, height);
    // cairo rounds the ends of slanted edges where a part cuts them: a shade that nobody sees.
    constexpr int kShade = 10;
    CHECK(difference(canvas.bitmap(), other.value().paint(picture, theme, width, height)) <= kShade);
  };
  for (const std::size_t filled : {3U, 4U, 39U, 0U}) {
    check(dots(filled), draw::Theme::Light, 400, 300);
    check(dots(filled, 1.25), draw::Theme::Light, 400, 300);
  }
  check(dots(7), draw::Theme::Dark, 400, 300);
  // Scaled, and in the middle of a sheet of another shape.
  check(dots(7), draw::Theme::Dark, 1000, 600);
  check(dots(8, 0.5), draw::Theme::Dark, 1000, 600);
  draw::Picture fewer = dots(8);
  fewer.items.pop_back();
  check(fewer, draw::Theme::Dark, 1000, 600);
}

TEST_CASE("Of a picture that differs little, little is painted; of the same one nothing") {
  Result<Raster> own = raster();
  if (!own) return;
  Canvas canvas(std::move(own).value());
  CHECK(area(canvas.show(dots(3), draw::Theme::Light, 400, 300)) == 400 * 300);
  CHECK(canvas.show(dots(3), draw::Theme::Light, 400, 300).empty());
  const int little = area(canvas.show(dots(3, 0.5), draw::Theme::Light, 400, 300));
  CHECK(little > 0);
  CHECK(little < 400 * 300 / 4);
}

TEST_CASE("Parts cover what changed, do not overlap, and are the whole where most changed") {
  const std::vector<PixelBox> parts = parts_of({{10, 10, 5, 5}, {200, 100, 70, 40}}, 1, 0, 0, 400, 300);
  const auto covers = [&](int x, int y) {
    int n = 0;
    for (const PixelBox& p : parts) n += x >= p.x && x < p.x + p.width && y >= p.y && y < p.y + p.height;
    return n;
  };
  int covered = 0;
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 400; ++x) {
      const int n = covers(x, y);
      REQUIRE(n <= 1);
      covered += n;
      const bool inside =
          (x >= 10 && x < 15 && y >= 10 && y < 15) || (x >= 200 && x < 270 && y >= 100 && y < 140);
      if (inside) REQUIRE(n == 1);
    }
  }
  CHECK(covered < 400 * 300 / 4);
  CHECK(parts_of({{0, 0, 400, 290}}, 1, 0, 0, 400, 300) == std::vector<PixelBox>{{0, 0, 400, 300}});
  CHECK(parts_of({{-50, -50, 20, 20}, {900, 10, 5, 5}}, 1, 0, 0, 400, 300).empty());
  CHECK(parts_of({}, 1, 0, 0, 400, 300).empty());
}
