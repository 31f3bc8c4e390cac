#include "viz/paint/window.hpp"

#include <SFML/Graphics.hpp>

#include <map>

#include "viz/paint/display.hpp"

namespace pilotwave::viz {
namespace {

/// Keys that type no character, by the names of the key map.
const std::map<sf::Keyboard::Key, std::string>& silent_keys() {
  static const std::map<sf::Keyboard::Key, std::string> keys = {
      {sf::Keyboard::Space, "Space"},   {sf::Keyboard::Home, "Home"},
      {sf::Keyboard::End, "End"},       {sf::Keyboard::Escape, "Esc"},
      {sf::Keyboard::Up, "Up"},         {sf::Keyboard::Down, "Down"},
      {sf::Keyboard::Left, "Left"},     {sf::Keyboard::Right, "Right"},
      {sf::Keyboard::Enter, "Enter"},   {sf::Keyboard::PageUp, "PgUp"},
      {sf::Keyboard::PageDown, "PgDn"}, {sf::Keyboard::BackSpace, "Backspace"}};
  return keys;
}

}  // namespace

struct Window::Body {
  sf::RenderWindow window;
  sf::Texture texture;  ///< the bitmap, where the window's painter can reach it
  std::vector<sf::Uint8> pixels;
  std::string title;
  sf::VideoMode small;
  bool full_screen = false, held = false;

  void create(sf::VideoMode mode, sf::Uint32 style) {
    window.create(mode, sf::String::fromUtf8(title.begin(), title.end()), style);
    // In the middle, and where there is less room than window, at the top left: its controls stay on the
    // screen.
    const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
    const auto spare = [](unsigned all, unsigned part) {
      return all > part ? static_cast<int>((all - part) / 2) : 0;
    };
    if (style != sf::Style::Fullscreen)
      window.setPosition({spare(desktop.width, mode.width), spare(desktop.height, mode.height)});
    watch_over(window.getSystemHandle());
    window.setVerticalSyncEnabled(true);
    window.setKeyRepeatEnabled(true);
  }

  /// Brings a part of the bitmap into the texture.
  void take(const Bitmap& bitmap, const PixelBox& part) {
    pixels.resize(static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height) * 4);
    std::size_t to = 0;
    for (int y = part.y; y < part.y + part.height; ++y) {
      const unsigned char* from = bitmap.bytes.data() + static_cast<std::ptrdiff_t>(y) * bitmap.stride +
                                  static_cast<std::ptrdiff_t>(part.x) * 4;
      // Blue, green, red to red, green, blue.
      for (int x = 0; x < part.width; ++x, from += 4, to += 4) {
        pixels[to] = from[2];
        pixels[to + 1] = from[1];
        pixels[to + 2] = from[0];
        pixels[to + 3] = 255;
      }
    }
    texture.update(pixels.data(), static_cast<unsigned>(part.width), static_cast<unsigned>(part.height),
                   static_cast<unsigned>(part.x), static_cast<unsigned>(part.y));
  }
};

Window::Window(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(int width, int height, const std::string& title) {
  if (Diagnostics none = why_no_display(); !none.empty()) return none;
  take_display_errors();
  // What SFML has to say of a graphics card helps nobody.
  sf::err().rdbuf(nullptr);
  auto body = std::make_unique<Body>();
  body->title = title;
  body->small = sf::VideoMode(static_cast<unsigned>(width), static_cast<unsigned>(height));
  body->create(body->small, sf::Style::Default);
  return std::unique_ptr<Window>(new Window(std::move(body)));
}

bool Window::is_full_screen() const { return body_->full_screen; }
int Window::width() const { return static_cast<int>(body_->window.getSize().x); }
int Window::height() const { return static_cast<int>(body_->window.getSize().y); }

std::vector<Input> Window::inputs() {
  std::vector<Input> inputs;
  sf::Event event;
  while (body_->window.pollEvent(event)) {
    switch (event.type) {
      case sf::Event::Closed:
        inputs.push_back({Input::Kind::Close, {}});
        break;
      case sf::Event::Resized:
        inputs.push_back({Input::Kind::Resize,
                          {},
                          static_cast<double>(event.size.width),
                          static_cast<double>(event.size.height)});
        break;
      case sf::Event::KeyPressed: {
        const auto key = silent_keys().find(event.key.code);
        if (key != silent_keys().end()) inputs.push_back({Input::Kind::Key, key->second});
        break;
      }
      case sf::Event::TextEntered: {
        // What is printed on a key, on any keyboard; letters as the key map has them.
        constexpr sf::Uint32 kFirst = 33, kLast = 126;
        if (event.text.unicode < kFirst || event.text.unicode > kLast) break;
        char c = static_cast<char>(event.text.unicode);
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == '=') c = '+';  // the same key, without shift
        if (c == '/') c = '?';
        inputs.push_back({Input::Kind::Key, std::string(1, c)});
        break;
      }
      case sf::Event::MouseMoved:
        inputs.push_back({body_->held ? Input::Kind::Drag : Input::Kind::Point,
                          {},
                          static_cast<double>(event.mouseMove.x),
                          static_cast<double>(event.mouseMove.y)});
        break;
      case sf::Event::MouseButtonPressed:
        body_->held = true;
        inputs.push_back({Input::Kind::Click,
                          {},
                          static_cast<double>(event.mouseButton.x),
                          static_cast<double>(event.mouseButton.y)});
        break;
      case sf::Event::MouseWheelScrolled:
        inputs.push_back({Input::Kind::Wheel,
                          {},
                          static_cast<double>(event.mouseWheelScroll.x),
                          static_cast<double>(event.mouseWheelScroll.y),
                          static_cast<double>(event.mouseWheelScroll.delta)});
        break;
      case sf::Event::GainedFocus:
      case sf::Event::MouseEntered:
        inputs.push_back({Input::Kind::Uncover, {}});
        break;
      case sf::Event::MouseButtonReleased:
        body_->held = false;
        break;
      default:
        break;
    }
  }
  if (is_gone(body_->window.getSystemHandle())) inputs.push_back({Input::Kind::Close, {}});
  return inputs;
}

void Window::show(const Bitmap& bitmap, const std::vector<PixelBox>& parts) {
  Body& b = *body_;
  const sf::Vector2u size(static_cast<unsigned>(bitmap.width), static_cast<unsigned>(bitmap.height));
  if (b.texture.getSize() != size) {
    if (!b.texture.create(size.x, size.y)) return;
    b.take(bitmap, {0, 0, bitmap.width, bitmap.height});
  } else {
    for (const PixelBox& part : parts) b.take(bitmap, part);
  }
  sf::RenderWindow& w = b.window;
  w.setView(
      sf::View(sf::FloatRect(0, 0, static_cast<float>(w.getSize().x), static_cast<float>(w.getSize().y))));
  w.draw(sf::Sprite(b.texture), sf::RenderStates(sf::BlendNone));
  w.display();
}

void Window::set_title(const std::string& title) {
  if (title == body_->title) return;
  body_->title = title;
  body_->window.setTitle(sf::String::fromUtf8(title.begin(), title.end()));
}

void Window::toggle_full_screen() {
  Body& b = *body_;
  b.full_screen = !b.full_screen;
  b.full_screen ? b.create(sf::VideoMode::getDesktopMode(), sf::Style::Fullscreen)
                : b.create(b.small, sf::Style::Default);
}

}  // namespace pilotwave::viz
