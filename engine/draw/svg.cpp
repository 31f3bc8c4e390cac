#include "draw/svg.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/assert.hpp"

namespace pilotwave::draw {
namespace {

constexpr double kTile = 8;      // px, side of a pattern's tile
constexpr double kHalo = 3;      // px, width of the rim of a text
constexpr double kThread = 1.6;  // px, width of a pattern's lines

std::string attribute(std::string_view name, double value) {
  return fmt::format(" {}=\"{}\"", name, length_text(value));
}

std::string points_attribute(const std::vector<Point>& points) {
  std::string text;
  for (const Point p : points) {
    if (!text.empty()) text += ' ';
    text += length_text(p.x) + "," + length_text(p.y);
  }
  return " points=\"" + text + "\"";
}

/// What a pattern draws on a tile; lines run past its edges so that tiles join.
std::string tile(Pattern pattern, std::string_view ink) {
  const std::string line = fmt::format("class=\"n s-{}\" stroke-width=\"{}\"", ink, length_text(kThread));
  const std::string dot = fmt::format("class=\"f-{}\"", ink);
  switch (pattern) {
    case Pattern::None:
      return {};
    case Pattern::Hatch:
      return fmt::format("<path {} d=\"M-2 2L2-2M0 8L8 0M6 10L10 6\"/>", line);
    case Pattern::BackHatch:
      return fmt::format("<path {} d=\"M-2 6L2 10M0 0L8 8M6-2L10 2\"/>", line);
    case Pattern::Dots:
      return fmt::format("<circle {0} cx=\"2\" cy=\"2\" r=\"1.3\"/><circle {0} cx=\"6\" cy=\"6\" r=\"1.3\"/>",
                         dot);
    case Pattern::Cross:
      return fmt::format("<path {} d=\"M0 0L8 8M8 0L0 8\"/>", line);
    case Pattern::Bars:
      return fmt::format("<path {} d=\"M4 0V8\"/>", line);
    case Pattern::Rings:
      return fmt::format("<circle {} cx=\"4\" cy=\"4\" r=\"2.4\"/>", line);
  }
  return {};
}

/// Writes one picture; collects the patterns and clips that its items refer to.
class SvgWriter {
 public:
  explicit SvgWriter(std::string_view id) : id_(id) {}

  void add(const Items& items) {
    for (const Item& item : items) std::visit(*this, item.what);
  }
  void operator()(const Rect& r) {
    const std::string shape = fmt::format("<rect{}{}{}{}{}", attribute("x", r.box.x), attribute("y", r.box.y),
                                          attribute("width", r.box.width), attribute("height", r.box.height),
                                          r.radius > 0 ? attribute("rx", r.radius) : std::string());
    area(shape, r.fill, r.stroke);
  }
  void operator()(const Circle& c) {
    area(fmt::format("<circle{}{}{}", attribute("cx", c.centre.x), attribute("cy", c.centre.y),
                     attribute("r", c.radius)),
         c.fill, c.stroke);
  }
  void operator()(const Polygon& p) { area("<polygon" + points_attribute(p.points), p.fill, p.stroke); }
  void operator()(const Polyline& p) {
    body_ += "<polyline" + points_attribute(p.points) +
             fmt::format(" class=\"n s-{}\"", role_key(p.stroke.role)) + line_attributes(p.stroke) + "/>";
  }
  void operator()(const Text& t) {
    constexpr std::array<std::string_view, 3> kAnchors = {"", " text-anchor=\"middle\"",
                                                          " text-anchor=\"end\""};
    body_ += fmt::format("<text{}{}{} font-size=\"{}\"{} class=\"f-{}{}\">{}</text>", attribute("x", t.at.x),
                         attribute("y", t.at.y), kAnchors[static_cast<std::size_t>(t.anchor)],
                         length_text(t.size), t.weight == Weight::Bold ? " font-weight=\"700\"" : "",
                         role_key(t.role), t.halo ? " halo" : "", escaped(t.text));
  }
  void operator()(const Group& g) {
    std::string clip;
    if (g.clip) {
      const std::string id = fmt::format("{}-clip{}", id_, ++n_clips_);
      defs_ += fmt::format("<clipPath id=\"{}\"><rect{}{}{}{}/></clipPath>", id, attribute("x", g.clip->x),
                           attribute("y", g.clip->y), attribute("width", g.clip->width),
                           attribute("height", g.clip->height));
      clip = fmt::format(" clip-path=\"url(#{})\"", id);
    }
    body_ += "<g" + clip + ">";
    if (!g.title.empty()) body_ += "<title>" + escaped(g.title) + "</title>";
    add(g.items);
    body_ += "</g>";
  }

  [[nodiscard]] std::string content() const {
    return defs_.empty() ? body_ : "<defs>" + defs_ + "</defs>" + body_;
  }

 private:
  static std::string line_attributes(const Stroke& stroke) {
    std::string text;
    if (stroke.width != 1) text += attribute("stroke-width", stroke.width);
    if (stroke.opacity != 1) text += attribute("stroke-opacity", stroke.opacity);
    std::string dashes;
    for (const double length : dash_lengths(stroke.dash)) {
      if (!dashes.empty()) dashes += ' ';
      dashes += length_text(length * stroke.width);
    }
    if (!dashes.empty()) text += " stroke-dasharray=\"" + dashes + "\"";
    return text;
  }

  /// A shape with its fill and edge; a pattern is the shape once more, above its colour and below its edge.
  void area(const std::string& shape, const std::optional<Fill>& fill, const std::optional<Stroke>& stroke) {
    const std::string edge_class = stroke ? fmt::format(" s-{}", role_key(stroke->role)) : std::string();
    const std::string edge = stroke ? line_attributes(*stroke) : std::string();
    if (!fill) {
      body_ += shape + fmt::format(" class=\"n{}\"", edge_class) + edge + "/>";
      return;
    }
    const std::string inside = fmt::format(" class=\"f-{}", role_key(fill->role));
    const std::string thin = fill->opacity != 1 ? attribute("fill-opacity", fill->opacity) : std::string();
    if (fill->pattern == Pattern::None) {
      body_ += shape + inside + edge_class + "\"" + thin + edge + "/>";
      return;
    }
    body_ += shape + inside + "\"" + thin + "/>";
    body_ += shape + fmt::format(" fill=\"url(#{})\"", pattern_id(fill->pattern, fill->ink)) +
             (stroke ? fmt::format(" class=\"{}\"", edge_class.substr(1)) : std::string()) + edge + "/>";
  }

  std::string pattern_id(Pattern pattern, Role ink) {
    const std::string id = fmt::format("{}-{}-{}", id_, pattern_name(pattern), role_key(ink));
    if (patterns_.insert(id).second) {
      defs_ += fmt::format(
          "<pattern id=\"{}\" patternUnits=\"userSpaceOnUse\" width=\"{}\" height=\"{}\">{}</pattern>", id,
          length_text(kTile), length_text(kTile), tile(pattern, role_key(ink)));
    }
    return id;
  }

  std::string id_, defs_, body_;
  std::set<std::string> patterns_;
  int n_clips_ = 0;
};

std::string element(const Picture& picture, std::string_view id, std::string_view more,
                    std::string_view style) {
  SvgWriter writer(id);
  writer.add(picture.items);
  const bool described = !picture.description.empty();
  std::string out = fmt::format(
      "<svg{} class=\"pw\" id=\"{}\" role=\"img\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" "
      "aria-labelledby=\"{}-t\"{}>",
      more, id, length_text(picture.width), length_text(picture.height), length_text(picture.width),
      length_text(picture.height), id,
      described ? fmt::format(" aria-describedby=\"{}-d\"", id) : std::string());
  out += fmt::format("<title id=\"{}-t\">{}</title>", id, escaped(picture.title));
  if (described) out += fmt::format("<desc id=\"{}-d\">{}</desc>", id, escaped(picture.description));
  return out + std::string(style) + writer.content() + "</svg>";
}

}  // namespace

std::string svg_element(const Picture& picture, std::string_view id) {
  PILOTWAVE_ASSERT(!id.empty() && escaped(id) == id && id.find(' ') == std::string_view::npos,
                   "an id is letters, digits and hyphens");
  return element(picture, id, "", "");
}

std::string svg_file(const Picture& picture, Theme theme) {
  const std::string style = fmt::format("<style>svg{{{}background:var(--pw-paper)}}{}</style>",
                                        theme_properties(theme), svg_style());
  return element(picture, "picture", " xmlns=\"http://www.w3.org/2000/svg\"", style) + "\n";
}

std::string theme_properties(Theme theme) {
  std::string out;
  for (std::size_t i = 0; i < kRoles; ++i) {
    const Role role = static_cast<Role>(i);
    out += fmt::format("--pw-{}:{};", role_key(role), colour_text(colour_of(role, theme)));
  }
  return out;
}

std::string svg_style() {
  std::string out =
      "svg.pw{font-family:Helvetica,Arial,\"Liberation Sans\",sans-serif;font-variant-numeric:tabular-nums;"
      "overflow:visible}";
  // The last rule wins where an element has both: no fill at all.
  for (std::size_t i = 0; i < kRoles; ++i) {
    const std::string_view key = role_key(static_cast<Role>(i));
    out += fmt::format(".pw .f-{0}{{fill:var(--pw-{0})}}.pw .s-{0}{{stroke:var(--pw-{0})}}", key);
  }
  out += fmt::format(
      ".pw .n{{fill:none}}.pw .halo{{paint-order:stroke;stroke:var(--pw-paper);stroke-width:{}px;"
      "stroke-linejoin:round}}",
      length_text(kHalo));
  return out;
}

std::string colour_text(Rgb colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

}  // namespace pilotwave::draw
