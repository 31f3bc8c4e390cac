#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "viz/raster/raster.hpp"

namespace pilotwave::viz {

/// Something that a person did to the window.
struct Input {
  /// Uncover: what was painted may be gone.
  enum class Kind : unsigned char { Key, Point, Click, Drag, Wheel, Resize, Uncover, Close } kind = Kind::Key;
  std::string key;      ///< Key: as the key map writes it, or "Up", "Enter", "Backspace", "/", ...
  double x = 0, y = 0;  ///< Point, Click, Drag, Wheel: where; Resize: the new size
  double notches = 0;   ///< Wheel: away from the hand, negative towards it
};

/// The one place that knows SFML: a window, what is done to it, and a bitmap on it.
class Window {
 public:
  /// Errors: no display.
  [[nodiscard]] static Result<std::unique_ptr<Window>> open(int width, int height, const std::string& title);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// What happened since the last call.
  [[nodiscard]] std::vector<Input> inputs();
  /// Shows a bitmap of the window's own size. @param parts  what is new in it since the last call
  void show(const Bitmap& bitmap, const std::vector<PixelBox>& parts);
  void set_title(const std::string& title);
  void toggle_full_screen();
  [[nodiscard]] bool is_full_screen() const;
  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;

 private:
  struct Body;
  explicit Window(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace pilotwave::viz
