#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// Every key and what it does, over the whole screen.
void help_overlay(Sheet& sheet, const draw::Box& box);
/// What can be changed from this week on, with the chosen line and its value.
void branch_overlay(Sheet& sheet, const Frame& frame, const View& view, const draw::Box& box);
/// A title over the whole screen.
/// @param least_em  down to which letters get smaller where its words have no room otherwise, px
void card_overlay(Sheet& sheet, const Card& card, const draw::Box& box, double least_em);
/// A line to type a date on.
void date_overlay(Sheet& sheet, const Frame& frame, const std::string& typed, const draw::Box& box);
/// One line that says what a key just did.
void message_overlay(Sheet& sheet, const std::string& message, const draw::Box& box);

}  // namespace pilotwave::viz
