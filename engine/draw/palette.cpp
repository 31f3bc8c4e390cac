#include "draw/palette.hpp"

#include <algorithm>
#include <cmath>

#include "base/assert.hpp"

namespace pilotwave::draw {
namespace {

struct RoleRow {
  std::string_view key;
  Need need;
  std::array<std::uint32_t, 3> colours;  ///< by theme, 0xrrggbb
};

constexpr std::array<RoleRow, kRoles> kTable = {{
#define ROLE(name, key, need, light, dark, high) {key, Need::need, {light, dark, high}},
#include "draw/palette.def"
#undef ROLE
}};

const RoleRow& row(Role role) { return kTable[static_cast<std::size_t>(role)]; }

/// Light of one channel, 0 to 1; the constants are those of WCAG 2.1's definition of relative luminance.
double linear(std::uint8_t channel) {
  constexpr double kSmall = 0.03928, kSmallSlope = 12.92, kOffset = 0.055, kPower = 2.4;
  const double c = channel / 255.0;
  return c <= kSmall ? c / kSmallSlope : std::pow((c + kOffset) / (1 + kOffset), kPower);
}

double luminance(Rgb c) {
  constexpr double kRed = 0.2126, kGreen = 0.7152, kBlue = 0.0722;
  return kRed * linear(c.red) + kGreen * linear(c.green) + kBlue * linear(c.blue);
}

constexpr std::size_t kTones = 4;  // fill, mark, words, wash
Role tone(Hue hue, std::size_t which) {
  return static_cast<Role>(static_cast<std::size_t>(Role::BlueFill) + kTones * static_cast<std::size_t>(hue) +
                           which);
}
static_assert(static_cast<std::size_t>(Role::BlueFill) + kTones * kHues == kRoles,
              "every hue has four tones, after the neutral roles");

}  // namespace

double contrast_ratio(Rgb a, Rgb b) {
  constexpr double kFlare = 0.05;  // of the same definition
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + kFlare) / (std::min(x, y) + kFlare);
}

std::string_view role_key(Role role) { return row(role).key; }
Need role_need(Role role) { return row(role).need; }

Rgb colour_of(Role role, Theme theme) {
  const std::uint32_t c = row(role).colours[static_cast<std::size_t>(theme)];
  return {static_cast<std::uint8_t>(c >> 16), static_cast<std::uint8_t>(c >> 8 & 0xff),
          static_cast<std::uint8_t>(c & 0xff)};
}

Role fill_of(Hue hue) { return tone(hue, 0); }
Role mark_of(Hue hue) { return tone(hue, 1); }
Role words_of(Hue hue) { return tone(hue, 2); }
Role wash_of(Hue hue) { return tone(hue, 3); }

Hue plan_hue(std::size_t plan) {
  PILOTWAVE_ASSERT(plan < static_cast<std::size_t>(Hue::Yellow), "at most six plans are compared");
  return static_cast<Hue>(plan);
}

}  // namespace pilotwave::draw
