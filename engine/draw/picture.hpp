#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "draw/palette.hpp"

namespace pilotwave::draw {

/// Positions and lengths are CSS pixels at scale 1; x grows to the right, y downward.
struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
  friend bool operator==(const Box&, const Box&) = default;
};

/// What tells areas apart beside their colour.
enum class Pattern : std::uint8_t { None, Hatch, BackHatch, Dots, Cross, Bars, Rings };
inline constexpr std::size_t kPatterns = 7;
/// "hatch".
[[nodiscard]] std::string_view pattern_name(Pattern pattern);

/// How an area is filled: a colour, and over it a pattern in `ink`.
struct Fill {
  Role role = Role::Paper;
  double opacity = 1;  ///< of the colour; a pattern is never thinned
  Pattern pattern = Pattern::None;
  Role ink = Role::Paper;
  friend bool operator==(const Fill&, const Fill&) = default;
};

enum class Dash : std::uint8_t { Solid, Dashed, Dotted, DashDot, LongDash, Sparse };

/// How a line is drawn.
struct Stroke {
  Role role = Role::Ink;
  double width = 1;
  Dash dash = Dash::Solid;
  double opacity = 1;
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

/// Lengths of strokes and gaps, in widths of the line; empty for a solid one.
[[nodiscard]] std::vector<double> dash_lengths(Dash dash);

struct Rect {
  Box box;
  double radius = 0;  ///< of its corners
  std::optional<Fill> fill;
  std::optional<Stroke> stroke;
  friend bool operator==(const Rect&, const Rect&) = default;
};

struct Circle {
  Point centre;
  double radius = 0;
  std::optional<Fill> fill;
  std::optional<Stroke> stroke;
  friend bool operator==(const Circle&, const Circle&) = default;
};

struct Polyline {
  std::vector<Point> points;
  Stroke stroke;
  friend bool operator==(const Polyline&, const Polyline&) = default;
};

/// Closed; filled by the non-zero rule.
struct Polygon {
  std::vector<Point> points;
  std::optional<Fill> fill;
  std::optional<Stroke> stroke;
  friend bool operator==(const Polygon&, const Polygon&) = default;
};

enum class Anchor : std::uint8_t { Start, Middle, End };
enum class Weight : std::uint8_t { Regular, Bold };

/// One line of text; `at` lies on its base line.
struct Text {
  Point at;
  std::string text;  ///< UTF-8, as a person reads it: escaping is the painter's
  double size = 14;  ///< of the font, px
  Anchor anchor = Anchor::Start;
  Weight weight = Weight::Regular;
  Role role = Role::Ink;
  /// A rim in the colour of the paper, so that the text stays legible over lines.
  bool halo = false;
  friend bool operator==(const Text&, const Text&) = default;
};

struct Item;

/// Items that belong together, painted in order; what lies outside `clip` is not seen.
struct Group {
  std::string title;  ///< for people who point at it or cannot see it; may be empty
  std::optional<Box> clip;
  std::vector<Item> items;
  friend bool operator==(const Group&, const Group&);
};

struct Item {
  std::variant<Rect, Circle, Polyline, Polygon, Text, Group> what;
  friend bool operator==(const Item&, const Item&) = default;
};

inline bool operator==(const Group& a, const Group& b) {
  return a.title == b.title && a.clip == b.clip && a.items == b.items;
}

using Items = std::vector<Item>;

/// A whole drawing: a value without a window, a font or a file behind it. Items are painted in order, later
/// ones above earlier ones.
struct Picture {
  double width = 0, height = 0;
  std::string title;        ///< what it shows, in a sentence
  std::string description;  ///< the same for people who cannot see it, numbers included
  Items items;
  friend bool operator==(const Picture&, const Picture&) = default;
};

/// The picture as text, an item a line, groups indented; lengths to a hundredth of a pixel. Equal pictures
/// give equal texts: what golden files hold.
[[nodiscard]] std::string picture_text(const Picture& picture);

/// A length as pictures write it: at most two decimals, no trailing zeros, never "-0".
[[nodiscard]] std::string length_text(double length);

}  // namespace pilotwave::draw
