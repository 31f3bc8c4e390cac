#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "draw/picture.hpp"
#include "viz/shape/font_files.hpp"

namespace pilotwave::viz {

/// Something that a person did to the window.
struct Input {
  enum class Kind : unsigned char { Key, Point, Click, Drag, Resize, Close } kind = Kind::Key;
  std::string key;      ///< Key: as the key map writes it, or "Up", "Enter", "Backspace", "/", ...
  double x = 0, y = 0;  ///< Point, Click, Drag: where; Resize: the new size
};

/// The one place that knows SFML: a window, what is done to it, and pictures on it.
class Window {
 public:
  /// Errors: no display, or no font.
  [[nodiscard]] static Result<std::unique_ptr<Window>> open(int width, int height, const std::string& title);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// What happened since the last call.
  [[nodiscard]] std::vector<Input> inputs();
  /// Paints a picture of the window's own size.
  void show(const draw::Picture& picture, draw::Theme theme);
  void toggle_full_screen();
  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;

 private:
  struct Body;
  explicit Window(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace pilotwave::viz
