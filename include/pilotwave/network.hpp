#pragma once

/// Frozen networks, generators and measures for a researcher's own work. An arc i -> j says that i watches j;
/// undirected generators give both arcs of each tie. Every generator is a pure function of its numbers and of
/// a NetworkDraw, {Luck(seed, replicate)}.
///
/// Link pilotwave::pilotwave.

#include "network/contact_graph.hpp"
#include "network/generators/barabasi_albert.hpp"
#include "network/generators/block_model.hpp"
#include "network/generators/configuration.hpp"
#include "network/generators/erdos_renyi.hpp"
#include "network/generators/lattice.hpp"
#include "network/generators/thinning.hpp"
#include "network/generators/watts_strogatz.hpp"
#include "network/measures.hpp"
#include "network/mixing.hpp"
