#include "viz/raster/raster.hpp"

#include <cairo-ft.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "population/import/file_writer.hpp"
#include "viz/raster/brush.hpp"

namespace pilotwave::viz {

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

Placement placement(const draw::Picture& picture, int width, int height) {
  const double scale = std::min(width / std::max(1.0, picture.width), height / std::max(1.0, picture.height));
  return {scale, (width - scale * picture.width) / 2, (height - scale * picture.height) / 2};
}

Bitmap blank(int width, int height) {
  Bitmap bitmap;
  bitmap.width = width;
  bitmap.height = height;
  bitmap.stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
  bitmap.bytes.assign(static_cast<std::size_t>(bitmap.stride) * static_cast<std::size_t>(height), 0);
  return bitmap;
}

Bitmap Raster::paint(const draw::Picture& picture, draw::Theme theme, int width, int height) const {
  Bitmap bitmap = blank(width, height);
  repaint(bitmap, picture, theme, {{0, 0, width, height}});
  return bitmap;
}

void Raster::repaint(Bitmap& bitmap, const draw::Picture& picture, draw::Theme theme,
                     const std::vector<PixelBox>& parts) const {
  cairo_surface_t* surface = cairo_image_surface_create_for_data(bitmap.bytes.data(), CAIRO_FORMAT_RGB24,
                                                                 bitmap.width, bitmap.height, bitmap.stride);
  cairo_t* canvas = cairo_create(surface);
  // Grey smoothing and no fitting to pixels: letters keep their shapes at any size.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(canvas, options);
  cairo_font_options_destroy(options);
  const draw::Rgb paper = draw::colour_of(draw::Role::Paper, theme);
  const Placement place = placement(picture, bitmap.width, bitmap.height);
  for (const PixelBox& part : parts) {
    cairo_save(canvas);
    cairo_rectangle(canvas, part.x, part.y, part.width, part.height);
    cairo_clip(canvas);
    constexpr double kFull = 255;
    cairo_set_source_rgb(canvas, paper.red / kFull, paper.green / kFull, paper.blue / kFull);
    cairo_paint(canvas);
    cairo_translate(canvas, place.left, place.top);
    cairo_scale(canvas, place.scale, place.scale);
    const double soft = 1.5 / place.scale;  // smoothing reaches into the neighbouring pixel
    const draw::Box seen{(part.x - place.left) / place.scale - soft,
                         (part.y - place.top) / place.scale - soft, part.width / place.scale + 2 * soft,
                         part.height / place.scale + 2 * soft};
    Brush(canvas, theme, place.scale, faces_->regular, faces_->bold, seen).items(picture.items);
    cairo_restore(canvas);
  }
  cairo_destroy(canvas);
  cairo_surface_flush(surface);
  cairo_surface_destroy(surface);
}

Diagnostics write_png(const Bitmap& bitmap, const std::string& path) {
  // cairo reads through this pointer and never writes.
  auto* bytes = const_cast<unsigned char*>(bitmap.bytes.data());
  cairo_surface_t* surface = cairo_image_surface_create_for_data(bytes, CAIRO_FORMAT_RGB24, bitmap.width,
                                                                 bitmap.height, bitmap.stride);
  std::string file;
  const cairo_status_t status = cairo_surface_write_to_png_stream(
      surface,
      [](void* to, const unsigned char* from, unsigned n) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(from), n);
        return CAIRO_STATUS_SUCCESS;
      },
      &file);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return {{Trouble::CannotCreate,
             {path},
             "",
             fmt::format("this picture cannot be made: {}", cairo_status_to_string(status)),
             "try a smaller size"}};
  return write_files({{path, std::move(file)}}, true);
}

}  // namespace pilotwave::viz
