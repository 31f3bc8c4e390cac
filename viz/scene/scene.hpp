#pragma once

#include <memory>

#include "viz/scene/hits.hpp"
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
  std::vector<draw::Box> lenses;  ///< panes that a camera looks into
  draw::Box bar;                  ///< of weeks, to be clicked
  int table_pages = 0;            ///< 0 where no table is shown
  draw::Box inspector;            ///< empty where it is not shown
  double inspector_most = 0;      ///< how far down there is something to see in it, em
  std::vector<std::string> captions;
};

/// The whole screen. A pure function: the same frame, view and stops give the same picture; `memo` only
/// saves time.
/// @param frame    null while the district is being built
/// @param futures  null until they were asked for
[[nodiscard]] Scene compose(const Frame* frame, const View& view, const std::vector<Stop>& stops,
                            const Futures* futures, PlacesMemo& memo);

/// Zooms at who is chosen, or else at the middle of what is seen.
void look_closer(View& view, const Scene& scene, double factor);

}  // namespace pilotwave::viz
