#pragma once

#include "draw/picture.hpp"

// cairo's own names for its canvas and faces, whose header stays in the .cpp.
struct _cairo;
struct _cairo_font_face;

namespace pilotwave::viz {

/// Walks items of a picture and paints with cairo those that can be seen.
class Brush {
 public:
  /// @param scale  pixels to a length of the picture     @param seen  items outside it are passed over
  Brush(_cairo* canvas, draw::Theme theme, double scale, _cairo_font_face* regular, _cairo_font_face* bold,
        const draw::Box& seen)
      : c_(canvas), theme_(theme), scale_(scale), regular_(regular), bold_(bold), seen_(seen) {}

  void items(const draw::Items& items);
  void operator()(const draw::Rect& rect);
  void operator()(const draw::Circle& circle);
  void operator()(const draw::Polyline& line);
  void operator()(const draw::Polygon& polygon);
  void operator()(const draw::Text& text);
  void operator()(const draw::Group& group);

 private:
  void colour(draw::Role role, double opacity);
  void trace(const std::vector<draw::Point>& points);
  void trace(const draw::Circle& circle);
  /// Fills the path that was traced. @param outline  gives its corners, for a pattern
  template <class Outline>
  void fill(const draw::Fill& fill, const Outline& outline);
  void pattern(const draw::Fill& fill, const std::vector<draw::Point>& outline);
  void area(const std::vector<draw::Point>& outline, const std::optional<draw::Fill>& inside,
            const std::optional<draw::Stroke>& edge);
  void stroke(const draw::Stroke& stroke);

  _cairo* c_;
  draw::Theme theme_;
  double scale_;
  _cairo_font_face *regular_, *bold_;
  draw::Box seen_;
};

}  // namespace pilotwave::viz
