#pragma once

/// Spread of behaviour over any network by the kernels that also run the district.
///
///     const TiedCrowd crowd(watts_strogatz(10'000, 10, 0.05, {Luck(1, 0)}));
///     const SpreadHistory run = run_spread(crowd, OwnOrPeers{0.001, 0.05}, {{Luck(1, 0)}, 150});
///
/// Crowds: TiedCrowd (a network), MixedCrowd (everyone sees everyone). Chances: PeerHazard, OwnOrPeers,
/// PerContact, CountThreshold, ShareThreshold, InfluencedChance, SteadyChance, AfterSteps, or any function of
/// a Situation. Rules: Adoption (a chance to adopt, one to stop), LevelTable, or a class of your own that is
/// a SpreadRule. Runs: run_spread, or Spread step by step; run_events for mixed crowds in continuous time.
/// What to expect of a run: bass.hpp, outbreak_size.hpp, cascade.hpp. Guide:
/// docs/guide/spread-on-your-own-network.md. Link pilotwave::pilotwave.

#include "parallel/executor.hpp"
#include "pilotwave/network.hpp"
#include "rng/draw.hpp"
#include "rng/samplers.hpp"
#include "spread/adoption.hpp"
#include "spread/bass.hpp"
#include "spread/cascade.hpp"
#include "spread/chances.hpp"
#include "spread/crowd.hpp"
#include "spread/event_driven.hpp"
#include "spread/level_table.hpp"
#include "spread/outbreak_size.hpp"
#include "spread/run_spread.hpp"
#include "spread/spread.hpp"
