#include "viz/raster/raster.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "viz/shape/pattern_marks.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

std::uint32_t pixel(const Bitmap& b, int x, int y) {
  const unsigned char* p = b.bytes.data() + y * b.stride + 4 * x;
  return static_cast<std::uint32_t>(p[2] << 16 | p[1] << 8 | p[0]);
}

std::uint32_t colour(draw::Role role, draw::Theme theme) {
  const draw::Rgb c = draw::colour_of(role, theme);
  return static_cast<std::uint32_t>(c.red << 16 | c.green << 8 | c.blue);
}

draw::Picture sample() {
  draw::Picture p{100, 50, "sample", "", {}};
  p.items.push_back({draw::Rect{{10, 10, 20, 20}, 0, draw::Fill{draw::Role::BlueFill}, std::nullopt}});
  p.items.push_back({draw::Circle{{60, 20}, 10, draw::Fill{draw::Role::OrangeFill}, std::nullopt}});
  p.items.push_back(
      {draw::Group{"",
                   draw::Box{80, 0, 10, 50},
                   {{draw::Rect{{70, 0, 30, 10}, 0, draw::Fill{draw::Role::Ink}, std::nullopt}}}}});
  p.items.push_back({draw::Text{{5, 45},
                                "Gl\xc3\xbc"
                                "ck",
                                10}});
  return p;
}

}  // namespace

TEST_CASE("Shapes are where they belong, in the theme's colours, at any size") {
  const Result<FontFiles> fonts = find_fonts();
  if (!fonts) {
    WARN("skipped: " << fonts.errors().front().text());
    return;
  }
  Result<Raster> opened = Raster::open(fonts.value());
  REQUIRE(opened);
  const Raster& raster = opened.value();
  for (const draw::Theme theme : draw::kThemes) {
    for (const int scale : {1, 3}) {
      const Bitmap b = raster.paint(sample(), theme, 100 * scale, 50 * scale);
      CHECK(pixel(b, 20 * scale, 20 * scale) == colour(draw::Role::BlueFill, theme));
      CHECK(pixel(b, 60 * scale, 20 * scale) == colour(draw::Role::OrangeFill, theme));
      CHECK(pixel(b, 45 * scale, 20 * scale) == colour(draw::Role::Paper, theme));
      CHECK(pixel(b, 85 * scale, 5 * scale) == colour(draw::Role::Ink, theme));
      CHECK(pixel(b, 75 * scale, 5 * scale) == colour(draw::Role::Paper, theme));  // outside the clip
    }
  }
}

TEST_CASE("The same picture gives the same pixels, and text leaves some") {
  const Result<FontFiles> fonts = find_fonts();
  if (!fonts) return;
  Result<Raster> opened = Raster::open(fonts.value());
  REQUIRE(opened);
  const Bitmap a = opened.value().paint(sample(), draw::Theme::Light, 400, 200);
  CHECK(a.bytes == opened.value().paint(sample(), draw::Theme::Light, 400, 200).bytes);
  Result<Raster> again = Raster::open(fonts.value());
  REQUIRE(again);
  CHECK(a.bytes == again.value().paint(sample(), draw::Theme::Light, 400, 200).bytes);
  int dark = 0;
  for (int y = 140; y < 185; ++y) {
    for (int x = 15; x < 140; ++x) dark += pixel(a, x, y) != 0xffffff;
  }
  CHECK(dark > 200);
}

TEST_CASE("A font that is missing or none is said, with what to install") {
  const Result<FontFiles> none = find_fonts_in({"/no/such/folder"});
  REQUIRE_FALSE(none);
  CHECK(none.errors().front().text().find("fonts-liberation") != std::string::npos);
  const auto path = std::filesystem::temp_directory_path() / "pilotwave-no-font.ttf";
  std::ofstream(path) << "this is no font";
  CHECK_FALSE(Raster::open({path.string(), path.string()}));
  CHECK_FALSE(Raster::open({"/no/such/font.ttf", "/no/such/font.ttf"}));
}

TEST_CASE("A PNG is written, and a folder that is not there is an error that names the file") {
  Bitmap b;
  b.width = 4;
  b.height = 3;
  b.stride = 16;
  b.bytes.assign(48, 200);
  const auto path = std::filesystem::temp_directory_path() / "pilotwave-raster-test.png";
  CHECK(write_png(b, path.string()).empty());
  std::ifstream in(path, std::ios::binary);
  std::string head(8, ' ');
  in.read(head.data(), 8);
  CHECK(head == "\x89PNG\r\n\x1a\n");
  const Diagnostics errors = write_png(b, "/no/such/folder/x.png");
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().place.file == "/no/such/folder/x.png");
}

TEST_CASE("Patterns stay inside the shape they fill") {
  const std::vector<draw::Point> square = {{10, 10}, {40, 10}, {40, 40}, {10, 40}};
  for (std::size_t i = 1; i < draw::kPatterns; ++i) {
    const PatternMarks marks = pattern_marks(square, static_cast<draw::Pattern>(i), 5);
    CHECK(marks.lines.size() + marks.dots.size() > 4);
    for (const auto& [a, b] : marks.lines) {
      for (const draw::Point p : {a, b}) {
        CHECK(p.x >= 10 - 1e-9);
        CHECK(p.x <= 40 + 1e-9);
        CHECK(p.y >= 10 - 1e-9);
        CHECK(p.y <= 40 + 1e-9);
      }
    }
  }
}

TEST_CASE("A PNG that cannot be written whole leaves what was there, and nothing beside it") {
  const auto folder = std::filesystem::temp_directory_path() / "pilotwave-raster-whole";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "x.png");
  Bitmap b = blank(4, 3);
  const Diagnostics errors = write_png(b, (folder / "x.png").string());
  REQUIRE(errors.size() == 1);
  CHECK(std::filesystem::is_directory(folder / "x.png"));
  std::filesystem::remove(folder / "x.png");
  CHECK(write_png(b, (folder / "x.png").string()).empty());
  CHECK(write_png(b, (folder / "x.png").string()).empty());
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
}
