#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "viz/scene/view.hpp"

namespace pilotwave::viz {

/// One scene of a presentation: what is shown, from which week to which, for how long, with which words.
struct TapeScene {
  double seconds = 20;
  std::optional<int> week;     ///< where it begins; none: where the one before ended
  std::optional<int> play_to;  ///< plays to this week in its seconds; none: stands still
  Content content = Content::Map;
  Panes panes = Panes::Both;
  std::string select;  ///< "school:oak", empty: nobody
  bool why = false;
  double zoom = 1;                    ///< how near the camera is, at who is looked at
  std::vector<std::string> captions;  ///< none: those made from events
  std::optional<Card> card;
  bool introduce_legend = false;  ///< the map's signs appear one after the other
  /// Opens the panel of what could be otherwise, at the first line with these words; empty: not.
  std::string what_if;
  bool replay = false;  ///< that change is replayed beside the first plan, after a look at the panel
  friend bool operator==(const TapeScene&, const TapeScene&) = default;
};

/// A presentation as a file: the same scenes again on another machine.
struct Tape {
  std::string title;
  std::vector<std::string> plans;  ///< one or two scenario files
  std::string district;            ///< file; empty: the plans'
  std::string seed;                ///< empty: the plans'
  int replicate = 0;
  std::vector<TapeScene> scenes;
  friend bool operator==(const Tape&, const Tape&) = default;
};

/// Reads a tape; every error with its place. Files it names are looked for beside it.
[[nodiscard]] Result<Tape> load_tape(const std::string& path);
/// The tape as TOML; reading it gives the same tape.
[[nodiscard]] std::string tape_text(const Tape& tape);

}  // namespace pilotwave::viz
