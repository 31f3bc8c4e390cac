#include "draw/palette.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "draw/symbol.hpp"

using namespace pilotwave::draw;

namespace {

// Success criteria 1.4.3, 1.4.6 (for high contrast) and 1.4.11 of WCAG 2.1.
constexpr double kWords = 4.5, kWordsHigh = 7.0, kMark = 3.0;

double least(Need need, Theme theme) {
  if (need == Need::Mark) return kMark;
  return theme == Theme::HighContrast ? kWordsHigh : kWords;
}

double contrast(Role a, Role b, Theme theme) {
  return contrast_ratio(colour_of(a, theme), colour_of(b, theme));
}

constexpr Hue kEveryHue[] = {Hue::Blue,   Hue::Vermillion, Hue::Green,  Hue::Purple,
                             Hue::Orange, Hue::Sky,        Hue::Yellow, Hue::Grey};

}  // namespace

TEST_CASE("contrast is that of WCAG: known pairs") {
  CHECK(contrast_ratio({0, 0, 0}, {255, 255, 255}) == Approx(21));
  CHECK(contrast_ratio({255, 255, 255}, {255, 255, 255}) == Approx(1));
  // #767676 on white is the published lightest grey that passes 4.5.
  CHECK(contrast_ratio({0x76, 0x76, 0x76}, {255, 255, 255}) == Approx(4.54).epsilon(0.002));
  CHECK(contrast_ratio({0x77, 0x77, 0x77}, {255, 255, 255}) < 4.5);
}

TEST_CASE("every role stands out from paper and panel as much as it must, in every theme") {
  int n_pairs = 0;
  for (const Theme theme : kThemes) {
    for (std::size_t i = 0; i < kRoles; ++i) {
      const Role role = static_cast<Role>(i);
      if (role_need(role) == Need::Field) continue;
      for (const Role ground : {Role::Paper, Role::Panel}) {
        INFO(role_key(role) << " on " << role_key(ground) << ", theme " << static_cast<int>(theme));
        CHECK(contrast(role, ground, theme) >= least(role_need(role), theme));
        ++n_pairs;
      }
    }
  }
  CHECK(n_pairs >= 3 * 2 * 19);
}

TEST_CASE("words stand on every wash, ink on any, and a hue's words and marks on its own") {
  for (const Theme theme : kThemes) {
    for (const Hue hue : kEveryHue) {
      INFO(role_key(wash_of(hue)) << ", theme " << static_cast<int>(theme));
      CHECK(contrast(Role::Ink, wash_of(hue), theme) >= least(Need::Words, theme));
      CHECK(contrast(Role::Soft, wash_of(hue), theme) >= kWords);
      CHECK(contrast(words_of(hue), wash_of(hue), theme) >= kWords);
      CHECK(contrast(mark_of(hue), wash_of(hue), theme) >= kMark);
    }
  }
}

TEST_CASE("light fills are the published colours of Okabe and Ito") {
  CHECK(colour_of(Role::BlueFill, Theme::Light) == Rgb{0x00, 0x72, 0xb2});
  CHECK(colour_of(Role::VermillionFill, Theme::Light) == Rgb{0xd5, 0x5e, 0x00});
  CHECK(colour_of(Role::GreenFill, Theme::Light) == Rgb{0x00, 0x9e, 0x73});
  CHECK(colour_of(Role::PurpleFill, Theme::Light) == Rgb{0xcc, 0x79, 0xa7});
  CHECK(colour_of(Role::OrangeFill, Theme::Light) == Rgb{0xe6, 0x9f, 0x00});
  CHECK(colour_of(Role::SkyFill, Theme::Light) == Rgb{0x56, 0xb4, 0xe9});
  CHECK(colour_of(Role::YellowFill, Theme::Light) == Rgb{0xf0, 0xe4, 0x42});
}

TEST_CASE("tones of a hue belong together, keys are unique") {
  CHECK(role_key(fill_of(Hue::Purple)) == "purple-fill");
  CHECK(role_key(mark_of(Hue::Grey)) == "grey-mark");
  CHECK(role_key(words_of(Hue::Blue)) == "blue-words");
  CHECK(role_key(wash_of(Hue::Yellow)) == "yellow-wash");
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < kRoles; ++i) keys.insert(role_key(static_cast<Role>(i)));
  CHECK(keys.size() == kRoles);
}

TEST_CASE("six plans differ in hue, in shape, in pattern and in dash") {
  std::set<Hue> hues;
  std::set<Symbol> symbols;
  std::set<Pattern> patterns;
  std::set<Dash> dashes;
  for (std::size_t plan = 0; plan < 6; ++plan) {
    const PlanLook look = plan_look(plan);
    CHECK(look.hue == plan_hue(plan));
    hues.insert(look.hue);
    symbols.insert(look.symbol);
    patterns.insert(look.pattern);
    dashes.insert(look.dash);
  }
  CHECK(hues.size() == 6);
  CHECK(symbols.size() == 6);
  CHECK(patterns.size() == 6);
  CHECK(dashes.size() == 6);
}
