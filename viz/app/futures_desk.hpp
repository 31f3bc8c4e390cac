#pragma once

#include <memory>
#include <vector>

#include "viz/session/frame.hpp"
#include "viz/session/futures.hpp"

namespace pilotwave::viz {

/// Runs of the plans shown with other luck: begun when they are first looked at, and anew when the plans are
/// others.
class FuturesDesk {
 public:
  /// @return whether more is known than at the last call
  bool follow(const Frame& frame);
  /// Null before the first call of follow().
  [[nodiscard]] const Futures* now() const { return now_.get(); }

 private:
  std::shared_ptr<const Futures> now_;
  std::unique_ptr<FuturesRun> run_;
  std::vector<const void*> of_;  ///< scenarios that are run
};

}  // namespace pilotwave::viz
