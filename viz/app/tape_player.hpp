#pragma once

#include <string>

#include "population/district_def.hpp"
#include "viz/tape/tape.hpp"

namespace pilotwave::viz {

class Controller;

/// Leads a controller through the scenes of a tape. Whoever presents may pause it, go on and back, and do
/// anything else meanwhile.
class TapePlayer {
 public:
  /// @param district  what the tape selects from; must outlive this
  TapePlayer(Tape tape, const DistrictDef& district);

  /// @param seconds  since the last call
  void tick(double seconds, Controller& controller);
  /// Space holds and goes on, ] and [ go to the next and last scene. @return whether the key was the tape's
  bool press(const std::string& key, Controller& controller);
  [[nodiscard]] std::size_t scene() const { return scene_; }
  [[nodiscard]] bool finished() const { return scene_ >= tape_.scenes.size(); }

 private:
  void begin(Controller& controller);
  /// What a scene asks to be otherwise, and its replay.
  void ask(double share, Controller& controller);
  /// The room is everybody's again.
  static void leave(Controller& controller);

  Tape tape_;
  const DistrictDef& district_;
  bool shows_futures_ = false;  ///< in some scene
  std::size_t scene_ = 0;
  double elapsed_ = 0;
  int from_week_ = 0;
  bool begun_ = false, held_ = false, asked_ = false, replayed_ = false;
};

}  // namespace pilotwave::viz
