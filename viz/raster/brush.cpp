#include "viz/raster/brush.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "draw/boxes.hpp"
#include "draw/text_width.hpp"
#include "viz/raster/item_bounds.hpp"
#include "viz/shape/outline.hpp"
#include "viz/shape/pattern_marks.hpp"

namespace pilotwave::viz {

using draw::Point;

namespace {

constexpr double kPatternSpacing = 7;  // px of a picture at a 24 px text

}  // namespace

void Brush::items(const draw::Items& items) {
  for (const draw::Item& item : items) {
    // A group's bounds are a walk through it: its items look for themselves.
    const auto* group = std::get_if<draw::Group>(&item.what);
    if (group != nullptr && !group->clip)
      this->items(group->items);
    else if (draw::meet(item_bounds(item), seen_))
      std::visit(*this, item.what);
  }
}

void Brush::operator()(const draw::Rect& r) {
  if (r.radius > 0) return area(rect_outline(r.box, r.radius, scale_), r.fill, r.stroke);
  const auto path = [&] {
    cairo_new_path(c_);
    cairo_rectangle(c_, r.box.x, r.box.y, r.box.width, r.box.height);
  };
  if (r.fill) {
    path();
    fill(*r.fill, [&] { return rect_outline(r.box, 0, scale_); });
  }
  if (r.stroke) {
    path();
    stroke(*r.stroke);
  }
}

void Brush::operator()(const draw::Circle& d) {
  if (d.fill) {
    trace(d);
    fill(*d.fill, [&] { return disc_outline(d.centre, d.radius, scale_); });
  }
  if (d.stroke) {
    trace(d);
    stroke(*d.stroke);
  }
}

void Brush::operator()(const draw::Polyline& line) {
  if (line.points.empty()) return;
  trace(line.points);
  stroke(line.stroke);
}

void Brush::operator()(const draw::Polygon& p) { area(p.points, p.fill, p.stroke); }

void Brush::operator()(const draw::Text& t) {
  cairo_set_font_face(c_, t.weight == draw::Weight::Bold ? bold_ : regular_);
  cairo_set_font_size(c_, t.size);
  cairo_text_extents_t size;
  cairo_text_extents(c_, t.text.c_str(), &size);
  // Pictures are laid out by a table of widths: a wider font is squeezed into it.
  const double room = draw::text_width(t);
  const double squeeze = size.x_advance > room && size.x_advance > 0 ? room / size.x_advance : 1;
  const double width = size.x_advance * squeeze;
  double x = t.at.x;
  if (t.anchor == draw::Anchor::Middle) x -= width / 2;
  if (t.anchor == draw::Anchor::End) x -= width;
  cairo_save(c_);
  cairo_translate(c_, x, t.at.y);
  cairo_scale(c_, squeeze, 1);
  cairo_move_to(c_, 0, 0);
  if (t.halo) {
    constexpr double kRim = 0.22;  // of the size
    cairo_text_path(c_, t.text.c_str());
    colour(draw::Role::Paper, 1);
    cairo_set_line_width(c_, kRim * t.size);
    cairo_set_line_join(c_, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(c_);
    cairo_move_to(c_, 0, 0);
  }
  colour(t.role, 1);
  cairo_show_text(c_, t.text.c_str());
  cairo_restore(c_);
}

void Brush::operator()(const draw::Group& g) {
  if (!g.clip) return items(g.items);
  cairo_save(c_);
  cairo_rectangle(c_, g.clip->x, g.clip->y, g.clip->width, g.clip->height);
  cairo_clip(c_);
  items(g.items);
  cairo_restore(c_);
}

void Brush::colour(draw::Role role, double opacity) {
  const draw::Rgb rgb = draw::colour_of(role, theme_);
  constexpr double kFull = 255;
  cairo_set_source_rgba(c_, rgb.red / kFull, rgb.green / kFull, rgb.blue / kFull, opacity);
}

void Brush::trace(const std::vector<Point>& points) {
  cairo_new_path(c_);
  for (const Point p : points) cairo_line_to(c_, p.x, p.y);
}

void Brush::trace(const draw::Circle& d) {
  cairo_new_path(c_);
  cairo_arc(c_, d.centre.x, d.centre.y, std::max(0.0, d.radius), 0, 2 * M_PI);
  cairo_close_path(c_);
}

void Brush::area(const std::vector<Point>& outline, const std::optional<draw::Fill>& inside,
                 const std::optional<draw::Stroke>& edge) {
  if (outline.empty()) return;
  if (inside) {
    trace(outline);
    cairo_close_path(c_);
    fill(*inside, [&]() -> const std::vector<Point>& { return outline; });
  }
  if (edge) {
    trace(outline);
    cairo_close_path(c_);
    stroke(*edge);
  }
}

template <class Outline>
void Brush::fill(const draw::Fill& f, const Outline& outline) {
  colour(f.role, f.opacity);
  cairo_fill(c_);
  if (f.pattern != draw::Pattern::None) pattern(f, outline());
}

void Brush::pattern(const draw::Fill& f, const std::vector<Point>& outline) {
  const PatternMarks marks = pattern_marks(outline, f.pattern, kPatternSpacing);
  colour(f.ink, 1);
  cairo_set_dash(c_, nullptr, 0, 0);
  cairo_set_line_cap(c_, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width(c_, marks.line_width);
  for (const auto& [a, b] : marks.lines) cairo_move_to(c_, a.x, a.y), cairo_line_to(c_, b.x, b.y);
  cairo_stroke(c_);
  for (const Point p : marks.dots) {
    cairo_new_sub_path(c_);
    cairo_arc(c_, p.x, p.y, marks.dot_radius, 0, 2 * M_PI);
  }
  marks.hollow ? cairo_stroke(c_) : cairo_fill(c_);
}

void Brush::stroke(const draw::Stroke& s) {
  colour(s.role, s.opacity);
  cairo_set_line_width(c_, s.width);
  std::vector<double> lengths = draw::dash_lengths(s.dash);
  for (double& length : lengths) length *= s.width;
  cairo_set_dash(c_, lengths.data(), static_cast<int>(lengths.size()), 0);
  cairo_set_line_cap(c_, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(c_, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(c_);
}

}  // namespace pilotwave::viz
