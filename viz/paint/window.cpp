#include "viz/paint/window.hpp"

#include <SFML/Graphics.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "draw/text_width.hpp"
#include "viz/paint/display.hpp"
#include "viz/paint/triangles.hpp"

namespace pilotwave::viz {
namespace {

sf::Color colour(draw::Rgb rgb, double opacity) {
  constexpr double kFull = 255;
  return {rgb.red, rgb.green, rgb.blue,
          static_cast<sf::Uint8>(std::lround(kFull * std::clamp(opacity, 0.0, 1.0)))};
}

/// Paints a picture's items onto a target: shapes in batches of triangles, text between them where it stands.
class ScreenPainter {
 public:
  ScreenPainter(sf::RenderTarget& target, const sf::Font& regular, const sf::Font& bold, draw::Theme theme)
      : target_(target), regular_(regular), bold_(bold), theme_(theme), batch_(theme, 1) {}

  void items(const draw::Items& items) {
    for (const draw::Item& item : items) std::visit(*this, item.what);
  }
  void operator()(const draw::Rect& r) { batch_.rect(r); }
  void operator()(const draw::Circle& c) { batch_.circle(c); }
  void operator()(const draw::Polyline& p) { batch_.polyline(p); }
  void operator()(const draw::Polygon& p) { batch_.polygon(p); }
  void operator()(const draw::Text& t) {
    flush();
    const auto size = static_cast<unsigned>(std::max(1L, std::lround(t.size)));
    sf::Text text(sf::String::fromUtf8(t.text.begin(), t.text.end()),
                  t.weight == draw::Weight::Bold ? bold_ : regular_, size);
    // Pictures are laid out by a table of widths: a wider font is squeezed into it.
    const double width = static_cast<double>(text.findCharacterPos(text.getString().getSize()).x),
                 room = draw::text_width(t);
    const double squeeze = width > room && width > 0 ? room / width : 1;
    double x = t.at.x;
    if (t.anchor == draw::Anchor::Middle) x -= width * squeeze / 2;
    if (t.anchor == draw::Anchor::End) x -= width * squeeze;
    text.setScale(static_cast<float>(squeeze), 1.0F);
    text.setPosition(static_cast<float>(std::round(x)), static_cast<float>(std::round(t.at.y) - size));
    text.setFillColor(colour(draw::colour_of(t.role, theme_), 1));
    if (t.halo) {
      constexpr float kRim = 0.11F;
      text.setOutlineColor(colour(draw::colour_of(draw::Role::Paper, theme_), 1));
      text.setOutlineThickness(std::max(1.0F, std::round(kRim * static_cast<float>(size))));
    }
    target_.draw(text);
  }
  void operator()(const draw::Group& g) {
    if (!g.clip) return items(g.items);
    flush();
    const sf::View whole = target_.getView();
    const auto size = target_.getSize();
    const draw::Box& c = *g.clip;
    const auto w = static_cast<double>(size.x), h = static_cast<double>(size.y);
    // A view of the clip's own part of the window shows nothing outside it.
    sf::View part(sf::FloatRect(static_cast<float>(c.x), static_cast<float>(c.y), static_cast<float>(c.width),
                                static_cast<float>(c.height)));
    part.setViewport({static_cast<float>(c.x / w), static_cast<float>(c.y / h),
                      static_cast<float>(c.width / w), static_cast<float>(c.height / h)});
    if (c.width >= 1 && c.height >= 1) {
      target_.setView(part);
      items(g.items);
      flush();
      target_.setView(whole);
    }
  }
  void flush() {
    if (batch_.corners.empty()) return;
    vertices_.clear();
    for (const Corner& c : batch_.corners)
      vertices_.emplace_back(sf::Vector2f(static_cast<float>(c.at.x), static_cast<float>(c.at.y)),
                             colour(c.colour, c.opacity));
    target_.draw(vertices_.data(), vertices_.size(), sf::Triangles);
    batch_.corners.clear();
  }

 private:
  sf::RenderTarget& target_;
  const sf::Font &regular_, &bold_;
  draw::Theme theme_;
  Triangles batch_;
  std::vector<sf::Vertex> vertices_;
};

/// Keys that type no character, by the names of the key map.
const std::map<sf::Keyboard::Key, std::string>& silent_keys() {
  static const std::map<sf::Keyboard::Key, std::string> keys = {
      {sf::Keyboard::Space, "Space"},   {sf::Keyboard::Home, "Home"},
      {sf::Keyboard::End, "End"},       {sf::Keyboard::Escape, "Esc"},
      {sf::Keyboard::Up, "Up"},         {sf::Keyboard::Down, "Down"},
      {sf::Keyboard::Left, "Left"},     {sf::Keyboard::Right, "Right"},
      {sf::Keyboard::Enter, "Enter"},   {sf::Keyboard::PageUp, "Up"},
      {sf::Keyboard::PageDown, "Down"}, {sf::Keyboard::BackSpace, "Backspace"}};
  return keys;
}

sf::ContextSettings smooth() {
  sf::ContextSettings settings;
  settings.antialiasingLevel = 4;
  return settings;
}

}  // namespace

struct Window::Body {
  sf::RenderWindow window;
  sf::Font regular, bold;
  std::string title;
  sf::VideoMode small;
  bool full_screen = false, held = false;

  void create(sf::VideoMode mode, sf::Uint32 style) {
    window.create(mode, title, style, smooth());
    // In the middle, and where there is less room than window, at the top left: its controls stay on the
    // screen.
    const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
    const auto spare = [](unsigned all, unsigned part) {
      return all > part ? static_cast<int>((all - part) / 2) : 0;
    };
    if (style != sf::Style::Fullscreen)
      window.setPosition({spare(desktop.width, mode.width), spare(desktop.height, mode.height)});
    window.setVerticalSyncEnabled(true);
    window.setKeyRepeatEnabled(true);
  }
};

Window::Window(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(int width, int height, const std::string& title) {
  if (Diagnostics none = why_no_display(); !none.empty()) return none;
  const Result<FontFiles> fonts = find_fonts();
  if (!fonts) return fonts.errors();
  auto body = std::make_unique<Body>();
  if (!body->regular.loadFromFile(fonts.value().regular) || !body->bold.loadFromFile(fonts.value().bold))
    return Diagnostic{Trouble::MissingInput,
                      {fonts.value().regular},
                      "font",
                      "this font cannot be read",
                      "on Debian: apt-get install --reinstall fonts-liberation"};
  body->title = title;
  body->small = sf::VideoMode(static_cast<unsigned>(width), static_cast<unsigned>(height));
  body->create(body->small, sf::Style::Default);
  return std::unique_ptr<Window>(new Window(std::move(body)));
}

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
      case sf::Event::MouseButtonReleased:
        body_->held = false;
        break;
      default:
        break;
    }
  }
  return inputs;
}

void Window::show(const draw::Picture& picture, draw::Theme theme) {
  sf::RenderWindow& w = body_->window;
  w.setView(
      sf::View(sf::FloatRect(0, 0, static_cast<float>(w.getSize().x), static_cast<float>(w.getSize().y))));
  w.clear(colour(draw::colour_of(draw::Role::Paper, theme), 1));
  ScreenPainter painter(w, body_->regular, body_->bold, theme);
  painter.items(picture.items);
  painter.flush();
  w.display();
}

void Window::toggle_full_screen() {
  Body& b = *body_;
  b.full_screen = !b.full_screen;
  b.full_screen ? b.create(sf::VideoMode::getDesktopMode(), sf::Style::Fullscreen)
                : b.create(b.small, sf::Style::Default);
}

}  // namespace pilotwave::viz
