#pragma once

#include <cstddef>

#include "experiment/design/design_matrix.hpp"

namespace pilotwave {

/// The runs that first-order and total indices of k factors need. A base point of 2k numbers is a point a of
/// k and a point b of k; each base point makes k + 2 runs, kept together so that a sweep cut short or grown
/// later still holds whole base points: a, b, then for each factor the point a with that factor from b.
/// Source: Saltelli et al. (Comput. Phys. Commun. 181:259, 2010), their A_B^(i).
/// @param base  n points of 2k columns: the scrambled Sobol sequence, or random points
/// @return      n (k + 2) points of k columns
[[nodiscard]] DesignMatrix saltelli_runs(const DesignMatrix& base);

}  // namespace pilotwave
