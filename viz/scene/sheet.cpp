#include "viz/scene/sheet.hpp"

#include <algorithm>

#include "draw/text_width.hpp"
#include "viz/scene/view.hpp"

namespace pilotwave::viz {

double em_of(const View& view) {
  constexpr double kText = 24, kWidth = 1920, kHeight = 1080, kSmallest = 9;
  return std::max(kSmallest, kText * std::min(view.width / kWidth, view.height / kHeight)) *
         std::clamp(view.text_scale, 1.0, 2.0);
}

void Sheet::text(draw::Point at, std::string text, const Words& w) {
  items.push_back({draw::Text{at, std::move(text), w.size * em, w.anchor, w.weight, w.role, w.halo}});
}

double Sheet::paragraph(draw::Point at, double width, std::string_view words_text, const Words& w,
                        std::size_t most_lines) {
  std::vector<std::string> lines = draw::broken(words_text, w.size * em, width, w.weight);
  if (lines.size() > most_lines) {
    lines.resize(most_lines);
    lines.back() = draw::fitted(lines.back() + " \xe2\x80\xa6", w.size * em, width, w.weight);
  }
  for (std::string& line : lines) {
    text(at, std::move(line), w);
    at.y += line_height(w.size);
  }
  return at.y;
}

void Sheet::rect(const draw::Box& box, std::optional<draw::Fill> fill, std::optional<draw::Stroke> stroke,
                 double radius) {
  items.push_back({draw::Rect{box, radius, fill, stroke}});
}

void Sheet::circle(draw::Point centre, double radius, std::optional<draw::Fill> fill,
                   std::optional<draw::Stroke> stroke) {
  items.push_back({draw::Circle{centre, radius, fill, stroke}});
}

void Sheet::line(std::vector<draw::Point> points, const draw::Stroke& stroke) {
  items.push_back({draw::Polyline{std::move(points), stroke}});
}

void Sheet::polygon(std::vector<draw::Point> points, std::optional<draw::Fill> fill,
                    std::optional<draw::Stroke> stroke) {
  items.push_back({draw::Polygon{std::move(points), fill, stroke}});
}

void Sheet::panel(const draw::Box& box) {
  constexpr double kRound = 0.4, kEdge = 0.08;
  rect(box, draw::Fill{draw::Role::Panel}, draw::Stroke{draw::Role::Rule, kEdge * em}, kRound * em);
}

double Sheet::width_of(std::string_view words_text, const Words& w) const {
  return draw::text_width(words_text, w.size * em, w.weight);
}

std::string Sheet::fitted(std::string_view words_text, double width, const Words& w) const {
  return draw::fitted(words_text, w.size * em, std::max(width, em), w.weight);
}

}  // namespace pilotwave::viz
