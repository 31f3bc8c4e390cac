#pragma once

#include <string>
#include <vector>

#include "draw/picture.hpp"
#include "explain/entity_id.hpp"

namespace pilotwave::viz {

/// Where the words of a pane begin and end, from its sides, em.
inline constexpr double kPaneEdge = 0.8;

/// A place of the picture that stands for somebody, to be pointed at.
struct Hit {
  draw::Box box;
  EntityId id;
  std::size_t plan = 0;
};

/// How a line of words looks; sizes in em.
struct Words {
  double size = 1;
  draw::Role role = draw::Role::Ink;
  draw::Anchor anchor = draw::Anchor::Start;
  draw::Weight weight = draw::Weight::Regular;
  bool halo = false;
};

/// What panes are drawn on: a list of items that grows, with the unit in which they measure.
class Sheet {
 public:
  explicit Sheet(double unit) : em(unit) {}

  void text(draw::Point at, std::string text, const Words& words = {});
  /// Broken to the width; `at` is the base line of the first line. @return base line after the last
  double paragraph(draw::Point at, double width, std::string_view text, const Words& words = {},
                   std::size_t most_lines = 99);
  void rect(const draw::Box& box, std::optional<draw::Fill> fill,
            std::optional<draw::Stroke> stroke = std::nullopt, double radius = 0);
  void circle(draw::Point centre, double radius, std::optional<draw::Fill> fill,
              std::optional<draw::Stroke> stroke = std::nullopt);
  void line(std::vector<draw::Point> points, const draw::Stroke& stroke);
  void polygon(std::vector<draw::Point> points, std::optional<draw::Fill> fill,
               std::optional<draw::Stroke> stroke = std::nullopt);
  void add(draw::Item item) { items.push_back(std::move(item)); }
  void hit(const draw::Box& box, const EntityId& id, std::size_t plan) { hits.push_back({box, id, plan}); }

  /// A panel that floats over the picture.
  void panel(const draw::Box& box);

  [[nodiscard]] double width_of(std::string_view text, const Words& words = {}) const;
  [[nodiscard]] std::string fitted(std::string_view text, double width, const Words& words = {}) const;
  [[nodiscard]] double line_height(double size = 1) const { return kLeading * size * em; }

  static constexpr double kLeading = 1.4;  ///< distance of base lines over size
  const double em;                         ///< px of the smallest text
  draw::Items items;
  std::vector<Hit> hits;
};

}  // namespace pilotwave::viz
