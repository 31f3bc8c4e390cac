#pragma once

#include <cstdint>
#include <vector>

#include "network/contact_graph.hpp"

/// Graphs whose measures are published or can be counted by hand.
namespace pilotwave::known {

/// Zachary's karate club (J. Anthropol. Res. 33:452, 1977): 34 members, 78 friendships, members from 0.
inline ContactGraph karate_club() {
  const std::vector<std::vector<std::uint32_t>> later_friends{
      {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
      {2, 3, 7, 13, 17, 19, 21, 30},
      {3, 7, 8, 9, 13, 27, 28, 32},
      {7, 12, 13},
      {6, 10},
      {6, 10, 16},
      {16},
      {},
      {30, 32, 33},
      {33},
      {},
      {},
      {},
      {33},
      {32, 33},
      {32, 33},
      {},
      {},
      {32, 33},
      {33},
      {32, 33},
      {},
      {32, 33},
      {25, 27, 29, 32, 33},
      {25, 27, 31},
      {31},
      {29, 33},
      {33},
      {31, 33},
      {32, 33},
      {32, 33},
      {32, 33},
      {33}};
  std::vector<Arc> edges;
  for (std::uint32_t i = 0; i < later_friends.size(); ++i) {
    for (const std::uint32_t j : later_friends[i]) edges.push_back({i, j});
  }
  return freeze_undirected(34, edges);
}

/// The two factions the club split into: 0 with the instructor, 1 with the officers.
inline std::vector<std::uint32_t> karate_factions() {
  std::vector<std::uint32_t> faction(34, 1);
  for (const std::uint32_t i : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 10U, 11U, 12U, 13U, 16U, 17U, 19U, 21U})
    faction[i] = 0;
  return faction;
}

inline ContactGraph petersen() {
  std::vector<Arc> edges;
  for (std::uint32_t i = 0; i < 5; ++i) {
    edges.push_back({i, (i + 1) % 5});
    edges.push_back({i, i + 5});
    edges.push_back({i + 5, (i + 2) % 5 + 5});
  }
  return freeze_undirected(10, edges);
}

/// Node 0 in the middle.
inline ContactGraph star(std::uint32_t n_leaves) {
  std::vector<Arc> edges;
  for (std::uint32_t i = 1; i <= n_leaves; ++i) edges.push_back({0, i});
  return freeze_undirected(n_leaves + 1, edges);
}

inline ContactGraph path(std::uint32_t n) {
  std::vector<Arc> edges;
  for (std::uint32_t i = 1; i < n; ++i) edges.push_back({i - 1, i});
  return freeze_undirected(n, edges);
}

/// Five people, seven arcs, of which four are returned.
inline ContactGraph small_digraph() {
  const std::vector<Arc> arcs{{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 1}, {3, 2}, {4, 1}};
  return freeze(5, arcs);
}

}  // namespace pilotwave::known
