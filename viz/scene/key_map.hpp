#pragma once

#include <span>
#include <string_view>

namespace pilotwave::viz {

/// Everything a key does.
enum class Action : unsigned char {
  PlayPause,
  StepForward,
  StepBack,
  Slower,
  Pause,
  Faster,
  ToStart,
  ToEnd,
  PreviousFlag,
  NextFlag,
  PreviousIncident,
  NextIncident,
  GoToDate,
  OnlyA,
  Both,
  Difference,
  Map,
  People,
  Charts,
  Table,
  Futures,
  Nearer,
  Farther,
  Inspector,
  Why,
  FurtherDown,
  FurtherUp,
  Branch,
  SavePicture,
  Captions,
  FullScreen,
  Theme,
  LargerText,
  SmallerText,
  ReducedMotion,
  AutoPause,
  SaveBranch,
  DropBranch,
  Help,
  Back,
  Quit,
};

/// A line of the key map: the one list that keys, the help page and the guide are made from.
struct KeyRow {
  Action action;
  std::string_view key;   ///< as written on it: "Space", "."
  std::string_view text;  ///< "play or pause"
};
[[nodiscard]] std::span<const KeyRow> key_map();

/// The action of a key by its name in the map; null for others.
[[nodiscard]] const KeyRow* find_key(std::string_view key);

}  // namespace pilotwave::viz
