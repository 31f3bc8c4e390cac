#pragma once

#include "experiment/design/design_matrix.hpp"

namespace pilotwave {

/// Centred L2 discrepancy, squared: how far a design is from filling the cube evenly, smaller being better.
/// Takes time in n^2 k. NaN without points. Source: Hickernell (Math. Comput. 67:299, 1998).
[[nodiscard]] double centred_discrepancy(const DesignMatrix& design);

}  // namespace pilotwave
