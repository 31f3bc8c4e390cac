#pragma once

#include <memory>

#include "viz/scene/school_places.hpp"
#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/futures.hpp"
#include "viz/session/stops.hpp"

namespace pilotwave::viz {

/// A picture of a frame, and what on it can be pointed at.
struct Scene {
  draw::Picture picture;
  std::vector<Hit> hits;
  draw::Box bar;        ///< of weeks, to be clicked
  int table_pages = 0;  ///< 0 where no table is shown
  std::vector<std::string> captions;
};

/// The whole screen. A pure function: the same frame, view and stops give the same picture; `memo` only
/// saves time.
/// @param frame    null while the district is being built
/// @param futures  null until they were asked for
[[nodiscard]] Scene compose(const Frame* frame, const View& view, const std::vector<Stop>& stops,
                            const Futures* futures, PlacesMemo& memo);

/// What lies at a place, the nearest of several; null where nothing does.
[[nodiscard]] const Hit* hit_at(const Scene& scene, draw::Point at);

}  // namespace pilotwave::viz
