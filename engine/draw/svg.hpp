#pragma once

#include <string>
#include <string_view>

#include "draw/picture.hpp"

namespace pilotwave::draw {

/// Text as XML and HTML may hold it, in elements and in quoted attributes: `&<>"'` become references, control
/// characters other than tab and line ends and bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// The picture as an `<svg>` element for inside a page: role="img", named by its title and described by its
/// description. Colours are classes that svg_style() gives meaning to, so that the page's theme decides.
/// @param id  of the element and prefix of every id inside it; letters, digits and hyphens, unique in its
/// page
[[nodiscard]] std::string svg_element(const Picture& picture, std::string_view id);

/// The picture as a file of its own, in one theme.
[[nodiscard]] std::string svg_file(const Picture& picture, Theme theme);

/// Custom properties of a theme, one declaration a role: "--pw-ink:#16191d;".
[[nodiscard]] std::string theme_properties(Theme theme);
/// Rules that every page with svg_element() needs; colours are read from theme_properties() in force.
[[nodiscard]] std::string svg_style();

/// "#16191d".
[[nodiscard]] std::string colour_text(Rgb colour);

}  // namespace pilotwave::draw
