#pragma once

#include <functional>
#include <vector>

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// Where somebody is seen, by post or seat of the district.
using PlaceOf = std::function<draw::Point(std::uint32_t)>;

/// Who asks whom among teachers of a school: faint; along which use once passed, stronger; along which it
/// passed this week, an arrow. @param dot  radius of a teacher
void advice_ties(Sheet& sheet, const Frame& frame, const View& view, std::size_t plan, std::uint32_t school,
                 const PlaceOf& place, double dot);

/// Who names whom a friend among students of a school: all of them where few are seen, else those of who is
/// chosen or pointed at. @param seen  of each student of the school, whether they are in sight
void friend_ties(Sheet& sheet, const Frame& frame, const View& view, std::uint32_t school,
                 const PlaceOf& place, const std::vector<bool>& seen);

/// Friendships along which AI on one's own passed this week, as arrows. @param cell  side of a student
void friend_passings(Sheet& sheet, const Frame& frame, std::size_t plan, std::uint32_t school,
                     const PlaceOf& place, double cell);

}  // namespace pilotwave::viz
