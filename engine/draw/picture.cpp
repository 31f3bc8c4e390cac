#include "draw/picture.hpp"

#include <cmath>

#include <fmt/format.h>

namespace pilotwave::draw {
namespace {

constexpr std::array<std::string_view, kPatterns> kPatternNames = {"none",  "hatch", "back-hatch", "dots",
                                                                   "cross", "bars",  "rings"};
constexpr std::array<std::string_view, 6> kDashNames = {"solid",    "dashed",    "dotted",
                                                        "dash-dot", "long-dash", "sparse"};
constexpr std::array<std::string_view, 3> kAnchorNames = {"start", "middle", "end"};

std::string point_text(Point p) { return length_text(p.x) + "," + length_text(p.y); }

std::string box_text(const Box& b) {
  return fmt::format("{} {} {} {}", length_text(b.x), length_text(b.y), length_text(b.width),
                     length_text(b.height));
}

std::string fill_text(const std::optional<Fill>& fill) {
  if (!fill) return {};
  std::string text = fmt::format(" fill {}", role_key(fill->role));
  if (fill->opacity != 1) text += fmt::format(" at {}", length_text(fill->opacity));
  if (fill->pattern != Pattern::None)
    text += fmt::format(" {} {}", pattern_name(fill->pattern), role_key(fill->ink));
  return text;
}

std::string stroke_text(const std::optional<Stroke>& stroke) {
  if (!stroke) return {};
  std::string text = fmt::format(" stroke {} {}", role_key(stroke->role), length_text(stroke->width));
  if (stroke->dash != Dash::Solid)
    text += fmt::format(" {}", kDashNames[static_cast<std::size_t>(stroke->dash)]);
  if (stroke->opacity != 1) text += fmt::format(" at {}", length_text(stroke->opacity));
  return text;
}

std::string points_text(const std::vector<Point>& points) {
  std::string text;
  for (const Point p : points) text += " " + point_text(p);
  return text;
}

/// Line ends would break a line of the text.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

/// Writes items from top to bottom.
struct ItemWriter {
  std::string& out;
  std::size_t depth;

  void line(const std::string& text) const {
    out.append(2 * depth, ' ');
    out += text + "\n";
  }
  void operator()(const Rect& r) const {
    const std::string round = r.radius > 0 ? " round " + length_text(r.radius) : std::string();
    line("rect " + box_text(r.box) + round + fill_text(r.fill) + stroke_text(r.stroke));
  }
  void operator()(const Circle& c) const {
    line("circle " + point_text(c.centre) + " " + length_text(c.radius) + fill_text(c.fill) +
         stroke_text(c.stroke));
  }
  void operator()(const Polyline& p) const {
    line("polyline" + points_text(p.points) + stroke_text(p.stroke));
  }
  void operator()(const Polygon& p) const {
    line("polygon" + points_text(p.points) + fill_text(p.fill) + stroke_text(p.stroke));
  }
  void operator()(const Text& t) const {
    line(fmt::format("text {} {} {}{} {}{} \"{}\"", point_text(t.at), length_text(t.size),
                     kAnchorNames[static_cast<std::size_t>(t.anchor)],
                     t.weight == Weight::Bold ? " bold" : "", role_key(t.role), t.halo ? " halo" : "",
                     one_line(t.text)));
  }
  void operator()(const Group& g) const {
    line(fmt::format("group \"{}\"{}", one_line(g.title), g.clip ? " clip " + box_text(*g.clip) : ""));
    for (const Item& item : g.items) std::visit(ItemWriter{out, depth + 1}, item.what);
  }
};

}  // namespace

std::string_view pattern_name(Pattern pattern) { return kPatternNames[static_cast<std::size_t>(pattern)]; }

std::vector<double> dash_lengths(Dash dash) {
  switch (dash) {
    case Dash::Solid:
      return {};
    case Dash::Dashed:
      return {4, 2.5};
    case Dash::Dotted:
      return {1, 1.8};
    case Dash::DashDot:
      return {5, 2, 1, 2};
    case Dash::LongDash:
      return {8, 2.5};
    case Dash::Sparse:
      return {2, 4};
  }
  return {};
}

std::string length_text(double length) {
  constexpr double kSteps = 100;  // hundredths of a pixel
  const long long hundredths = std::llround(length * kSteps);
  const std::string sign = hundredths < 0 ? "-" : "";
  const long long size = std::llabs(hundredths);
  const long long whole = size / 100, rest = size % 100;
  if (rest == 0) return fmt::format("{}{}", sign, whole);
  if (rest % 10 == 0) return fmt::format("{}{}.{}", sign, whole, rest / 10);
  return fmt::format("{}{}.{:02}", sign, whole, rest);
}

std::string picture_text(const Picture& picture) {
  std::string out = fmt::format("picture {} {} \"{}\"\n", length_text(picture.width),
                                length_text(picture.height), one_line(picture.title));
  if (!picture.description.empty()) out += fmt::format("describes \"{}\"\n", one_line(picture.description));
  for (const Item& item : picture.items) std::visit(ItemWriter{out, 0}, item.what);
  return out;
}

}  // namespace pilotwave::draw
