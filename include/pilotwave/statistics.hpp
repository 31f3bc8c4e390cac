#pragma once

/// Statistics of replicates: intervals, tests, effect sizes, resampling, inequality, and what looking more
/// than once does to a verdict. Functions are pure; randomness comes in as a keyed Luck.
#include "experiment/statistics/bootstrap.hpp"
#include "experiment/statistics/effect_size.hpp"
#include "experiment/statistics/inequality.hpp"
#include "experiment/statistics/interval.hpp"
#include "experiment/statistics/mean_tests.hpp"
#include "experiment/statistics/moments.hpp"
#include "experiment/statistics/multiple_testing.hpp"
#include "experiment/statistics/pairing.hpp"
#include "experiment/statistics/proportions.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "experiment/statistics/repeated_looks.hpp"
#include "experiment/statistics/sign_test.hpp"
#include "experiment/statistics/stopping.hpp"
#include "experiment/statistics/two_stage.hpp"
