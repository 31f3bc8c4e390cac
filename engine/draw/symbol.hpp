#pragma once

#include <cstddef>

#include "draw/picture.hpp"

namespace pilotwave::draw {

/// Shapes that tell points apart beside their colour.
enum class Symbol : std::uint8_t { Disc, Square, Triangle, Diamond, DownTriangle, Cross, Plus, Ring };
inline constexpr std::size_t kSymbols = 8;

/// A symbol as a primitive of about the area of a disc of the given radius.
/// @param edge  none: the inside's own colour ends it
[[nodiscard]] Item symbol(Symbol shape, Point centre, double radius, const Fill& fill,
                          const std::optional<Stroke>& edge);

/// How a plan is told apart in every picture, by its place among the plans compared.
struct PlanLook {
  Hue hue = Hue::Blue;
  Symbol symbol = Symbol::Disc;
  Pattern pattern = Pattern::None;
  Dash dash = Dash::Solid;
};
[[nodiscard]] PlanLook plan_look(std::size_t plan);
/// A plan's symbol, filled and edged in its hue.
[[nodiscard]] Item plan_symbol(std::size_t plan, Point centre, double radius);
/// A plan's area: its fill with its pattern in the colour of the paper.
[[nodiscard]] Fill plan_fill(std::size_t plan);
/// A plan's line.
[[nodiscard]] Stroke plan_stroke(std::size_t plan, double width);

}  // namespace pilotwave::draw
