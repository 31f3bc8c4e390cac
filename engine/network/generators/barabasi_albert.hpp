#pragma once

#include <cstdint>

#include "network/contact_graph.hpp"
#include "network/generators/network_draw.hpp"

namespace pilotwave {

/// Barabasi and Albert's growing network: from m isolated nodes, each newcomer joins m different earlier
/// nodes chosen in proportion to their degree (the first newcomer joins all m). m (n - m) edges, m >= 1;
/// fewer than m nodes stay isolated. Undirected: each edge is two arcs. Luck is keyed on the newcomer: a
/// larger n only adds nodes.
[[nodiscard]] ContactGraph barabasi_albert(std::uint32_t n, std::uint32_t m, const NetworkDraw& draw);

}  // namespace pilotwave
