#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/palette.hpp"
#include "explain/entity_id.hpp"
#include "viz/scene/camera.hpp"
#include "viz/session/change.hpp"

namespace pilotwave::viz {

/// Which plans are on the screen.
enum class Panes : unsigned char { OnlyA, Both, Difference };
/// What is shown of them.
enum class Content : unsigned char { Map, People, Charts, Table, Futures };

/// The panel in which a plan is changed from the week shown on.
struct BranchPanel {
  std::vector<Change> changes;
  std::size_t chosen = 0;
};

/// A plan on a card: its name, and what it does.
struct PlanCard {
  std::string title;
  std::vector<std::string> lines;
  friend bool operator==(const PlanCard&, const PlanCard&) = default;
};

/// Words over the whole screen: the title and the end of a presentation.
struct Card {
  std::string title;
  std::vector<std::string> lines;
  std::vector<PlanCard> plans = {};  ///< beside each other, above the lines
  friend bool operator==(const Card&, const Card&) = default;
};

/// Everything that decides what a picture of a frame looks like and that is not in the frame.
struct View {
  double width = 1920, height = 1080;  ///< px
  double text_scale = 1;               ///< 1 to 2
  draw::Theme theme = draw::Theme::Light;
  Panes panes = Panes::Both;
  Content content = Content::Map;
  bool captions = true, help = false, inspector = false, why = false;
  bool auto_pause = true, reduced_motion = false;
  bool playing = false;
  double speed = 1;
  double within_week = 0;  ///< how far towards the next week, [0, 1)
  Camera camera;           ///< of map and people
  std::optional<EntityId> selected, hovered;
  int table_page = 0;
  double inspector_from = 0;  ///< how far down the inspector is looked at, em
  std::optional<BranchPanel> branch;
  std::optional<std::string> typed_date;  ///< what was typed so far, while a date is asked for
  std::optional<Card> card;
  /// While the map's legend is introduced, sign by sign: how much of it, [0, 1]. All its signs are told then.
  std::optional<double> legend_introduced;
  double futures_shown = 1;         ///< share of the many futures that has been counted out, [0, 1]
  std::vector<std::string> spoken;  ///< captions of a tape, instead of those made from events
  std::string message;              ///< one line about what a key just did
};

/// Smallest text: 24 px on a screen of 1920 by 1080, and in proportion on others.
[[nodiscard]] double em_of(const View& view);

}  // namespace pilotwave::viz
