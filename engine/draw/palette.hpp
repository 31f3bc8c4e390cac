#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pilotwave::draw {

/// A colour of a screen, sRGB.
struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// How strongly two colours stand apart, from 1 (equal) to 21 (black on white), as WCAG 2.1 defines it.
[[nodiscard]] double contrast_ratio(Rgb a, Rgb b);

/// What a colour is for. Pictures name roles; a theme turns them into colours when it paints.
enum class Role : std::uint8_t {
#define ROLE(name, key, need, light, dark, high) name,
#include "draw/palette.def"
#undef ROLE
};

/// What a role must stand out from; see palette.def.
enum class Need : std::uint8_t { Field, Mark, Words };

enum class Theme : std::uint8_t { Light, Dark, HighContrast };
inline constexpr std::array<Theme, 3> kThemes = {Theme::Light, Theme::Dark, Theme::HighContrast};

inline constexpr std::size_t kRoles = 0
#define ROLE(name, key, need, light, dark, high) +1
#include "draw/palette.def"
#undef ROLE
    ;

/// "blue-mark": stable, for style sheets and golden texts.
[[nodiscard]] std::string_view role_key(Role role);
[[nodiscard]] Need role_need(Role role);
[[nodiscard]] Rgb colour_of(Role role, Theme theme);

/// Colours that tell things apart. Never alone: beside each goes a pattern, a shape or a word.
enum class Hue : std::uint8_t { Blue, Vermillion, Green, Purple, Orange, Sky, Yellow, Grey };
inline constexpr std::size_t kHues = 8;

/// Inside of a mark; needs an edge in `mark_of`.
[[nodiscard]] Role fill_of(Hue hue);
/// Lines and edges.
[[nodiscard]] Role mark_of(Hue hue);
/// Words in the hue.
[[nodiscard]] Role words_of(Hue hue);
/// A tint that words may stand on.
[[nodiscard]] Role wash_of(Hue hue);

/// The hue of a plan by its place among the plans compared: the first six hues, which differ for every common
/// kind of colour vision.
[[nodiscard]] Hue plan_hue(std::size_t plan);

}  // namespace pilotwave::draw
