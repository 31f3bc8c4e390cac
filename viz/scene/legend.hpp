#pragma once

#include <functional>
#include <string>
#include <vector>

#include "viz/scene/sheet.hpp"

namespace pilotwave::viz {

/// Signs with what they mean, in as many lines as they need.
class Legend {
 public:
  /// Draws a sign, about as large as a letter, around a place.
  using Sign = std::function<void(Sheet&, draw::Point)>;

  void add(std::string words, Sign sign) { entries_.push_back({std::move(words), std::move(sign)}); }

  /// Height of the lines that a width asks for, px; never more than `most_lines`.
  [[nodiscard]] double height(const Sheet& sheet, double width, std::size_t most_lines) const;
  /// What finds no room in the box is left out. @param share  of the signs, from the first; all keep their
  /// place
  void draw(Sheet& sheet, const draw::Box& box, double share = 1) const;

 private:
  struct Entry {
    std::string words;
    Sign sign;
  };
  [[nodiscard]] static double width_of(const Sheet& sheet, const Entry& entry);

  std::vector<Entry> entries_;
};

}  // namespace pilotwave::viz
