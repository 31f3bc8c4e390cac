#pragma once

#include "viz/scene/scene.hpp"

namespace pilotwave::viz {

/// Composes scenes one after the other and remembers what seldom changes between them: where schools lie and
/// what is worth a stop.
class Stage {
 public:
  [[nodiscard]] Scene scene(const std::shared_ptr<const Frame>& frame, const View& view,
                            const Futures* futures = nullptr);
  /// Stops of the last frame.
  [[nodiscard]] const std::vector<Stop>& stops() const { return stops_; }

 private:
  PlacesMemo memo_;
  std::vector<Stop> stops_;
  std::vector<const void*> stops_of_;  ///< records that the stops were read from
};

}  // namespace pilotwave::viz
