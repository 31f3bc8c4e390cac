#pragma once

/// Where to run a model and what its outcomes say about its factors: designs in the unit cube, then indices
/// and effects from the outputs. An outcome may come from any function of a point or from runs made earlier.
///
///     const auto base = scrambled_sobol_points(1024, 2 * k, Luck(seed, 0));
///     const auto outputs = responses(saltelli_runs(base.value()), model);
///     const SobolIndices indices = sobol_indices(outputs, k);
#include "experiment/design/design_matrix.hpp"
#include "experiment/design/discrepancy.hpp"
#include "experiment/design/full_factorial.hpp"
#include "experiment/design/latin_hypercube.hpp"
#include "experiment/design/morris_walks.hpp"
#include "experiment/design/random_points.hpp"
#include "experiment/design/saltelli_runs.hpp"
#include "experiment/design/sobol_sequence.hpp"
#include "experiment/sensitivity/morris_effects.hpp"
#include "experiment/sensitivity/regression_coefficients.hpp"
#include "experiment/sensitivity/sobol_indices.hpp"
