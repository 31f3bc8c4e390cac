#include "viz/raster/raster.hpp"

#include <cairo-ft.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "draw/text_width.hpp"
#include "viz/shape/outline.hpp"
#include "viz/shape/pattern_marks.hpp"

namespace pilotwave::viz {
namespace {

using draw::Point;

constexpr double kPatternSpacing = 7;  // px of a picture at a 24 px text

/// Walks a picture and paints it with cairo.
class Brush {
 public:
  Brush(cairo_t* canvas, draw::Theme theme, double scale, cairo_font_face_t* regular, cairo_font_face_t* bold)
      : c_(canvas), theme_(theme), scale_(scale), regular_(regular), bold_(bold) {}

  void items(const draw::Items& items) {
    for (const draw::Item& item : items) std::visit(*this, item.what);
  }

  void operator()(const draw::Rect& r) { area(rect_outline(r.box, r.radius, scale_), r.fill, r.stroke); }
  void operator()(const draw::Circle& d) {
    const auto path = [&] {
      cairo_new_path(c_);
      cairo_arc(c_, d.centre.x, d.centre.y, std::max(0.0, d.radius), 0, 2 * M_PI);
      cairo_close_path(c_);
    };
    if (d.fill) {
      path();
      fill(*d.fill, disc_outline(d.centre, d.radius, scale_));
    }
    if (d.stroke) {
      path();
      stroke(*d.stroke);
    }
  }
  void operator()(const draw::Polyline& line) {
    if (line.points.empty()) return;
    trace(line.points);
    stroke(line.stroke);
  }
  void operator()(const draw::Polygon& p) { area(p.points, p.fill, p.stroke); }

  void operator()(const draw::Text& t) {
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

  void operator()(const draw::Group& g) {
    cairo_save(c_);
    if (g.clip) {
      cairo_rectangle(c_, g.clip->x, g.clip->y, g.clip->width, g.clip->height);
      cairo_clip(c_);
    }
    items(g.items);
    cairo_restore(c_);
  }

 private:
  void colour(draw::Role role, double opacity) {
    const draw::Rgb rgb = draw::colour_of(role, theme_);
    constexpr double kFull = 255;
    cairo_set_source_rgba(c_, rgb.red / kFull, rgb.green / kFull, rgb.blue / kFull, opacity);
  }
  void trace(const std::vector<Point>& points) {
    cairo_new_path(c_);
    for (const Point p : points) cairo_line_to(c_, p.x, p.y);
  }
  void area(const std::vector<Point>& outline, const std::optional<draw::Fill>& inside,
            const std::optional<draw::Stroke>& edge) {
    if (outline.empty()) return;
    if (inside) {
      trace(outline);
      cairo_close_path(c_);
      fill(*inside, outline);
    }
    if (edge) {
      trace(outline);
      cairo_close_path(c_);
      stroke(*edge);
    }
  }
  void fill(const draw::Fill& f, const std::vector<Point>& outline) {
    colour(f.role, f.opacity);
    cairo_fill(c_);
    if (f.pattern == draw::Pattern::None) return;
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
  void stroke(const draw::Stroke& s) {
    colour(s.role, s.opacity);
    cairo_set_line_width(c_, s.width);
    std::vector<double> lengths = draw::dash_lengths(s.dash);
    for (double& length : lengths) length *= s.width;
    cairo_set_dash(c_, lengths.data(), static_cast<int>(lengths.size()), 0);
    cairo_set_line_cap(c_, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(c_, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(c_);
  }

  cairo_t* c_;
  draw::Theme theme_;
  double scale_;
  cairo_font_face_t *regular_, *bold_;
};

}  // namespace

/// cairo may hold on to a face after us, so that each face is let go by cairo itself.
struct Raster::Faces {
  cairo_font_face_t *regular = nullptr, *bold = nullptr;
  Faces() = default;
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;
  ~Faces() {
    if (regular != nullptr) cairo_font_face_destroy(regular);
    if (bold != nullptr) cairo_font_face_destroy(bold);
  }
};

namespace {

/// For the whole process: faces may outlive whoever opened them.
FT_Library free_type() {
  static FT_Library library = [] {
    FT_Library opened = nullptr;
    return FT_Init_FreeType(&opened) == 0 ? opened : nullptr;
  }();
  return library;
}

/// Null where the file is no font that can be read.
cairo_font_face_t* open_face(const std::string& path) {
  FT_Face file = nullptr;
  if (free_type() == nullptr || FT_New_Face(free_type(), path.c_str(), 0, &file) != 0) return nullptr;
  cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(file, 0);
  static const cairo_user_data_key_t key{};
  cairo_font_face_set_user_data(face, &key, file,
                                [](void* data) { FT_Done_Face(static_cast<FT_Face>(data)); });
  return face;
}

}  // namespace

Raster::Raster(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
Raster::Raster(Raster&&) noexcept = default;
Raster& Raster::operator=(Raster&&) noexcept = default;
Raster::~Raster() = default;

Result<Raster> Raster::open(const FontFiles& fonts) {
  auto faces = std::make_unique<Faces>();
  const auto unreadable = [](const std::string& file) {
    return Diagnostic{Trouble::MissingInput,
                      {file},
                      "font",
                      "this font cannot be read",
                      "on Debian: apt-get install --reinstall fonts-liberation"};
  };
  faces->regular = open_face(fonts.regular);
  if (faces->regular == nullptr) return unreadable(fonts.regular);
  faces->bold = open_face(fonts.bold);
  if (faces->bold == nullptr) return unreadable(fonts.bold);
  return Raster(std::move(faces));
}

Bitmap Raster::paint(const draw::Picture& picture, draw::Theme theme, int width, int height) const {
  Bitmap bitmap;
  bitmap.width = width;
  bitmap.height = height;
  bitmap.stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
  bitmap.bytes.assign(static_cast<std::size_t>(bitmap.stride) * static_cast<std::size_t>(height), 0);
  cairo_surface_t* surface = cairo_image_surface_create_for_data(bitmap.bytes.data(), CAIRO_FORMAT_RGB24,
                                                                 width, height, bitmap.stride);
  cairo_t* canvas = cairo_create(surface);
  // Grey smoothing and no fitting to pixels: letters keep their shapes at any size.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(canvas, options);
  cairo_font_options_destroy(options);
  const draw::Rgb paper = draw::colour_of(draw::Role::Paper, theme);
  constexpr double kFull = 255;
  cairo_set_source_rgb(canvas, paper.red / kFull, paper.green / kFull, paper.blue / kFull);
  cairo_paint(canvas);
  const double scale = std::min(width / picture.width, height / picture.height);
  cairo_translate(canvas, (width - scale * picture.width) / 2, (height - scale * picture.height) / 2);
  cairo_scale(canvas, scale, scale);
  Brush(canvas, theme, scale, faces_->regular, faces_->bold).items(picture.items);
  cairo_destroy(canvas);
  cairo_surface_flush(surface);
  cairo_surface_destroy(surface);
  return bitmap;
}

Diagnostics write_png(const Bitmap& bitmap, const std::string& path) {
  // cairo reads through this pointer and never writes.
  auto* bytes = const_cast<unsigned char*>(bitmap.bytes.data());
  cairo_surface_t* surface = cairo_image_surface_create_for_data(bytes, CAIRO_FORMAT_RGB24, bitmap.width,
                                                                 bitmap.height, bitmap.stride);
  const cairo_status_t status = cairo_surface_write_to_png(surface, path.c_str());
  cairo_surface_destroy(surface);
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return {{Trouble::CannotCreate,
           {path},
           "",
           fmt::format("this picture cannot be written: {}", cairo_status_to_string(status)),
           "is the folder there, may you write to it, and is there room?"}};
}

}  // namespace pilotwave::viz
