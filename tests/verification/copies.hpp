#pragma once

#include <cstdint>
#include <vector>

#include "network/contact_graph.hpp"

namespace pilotwave::test {

/// Many copies of one small network side by side, without ties between them: as many independent runs in one,
/// because everyone's luck is their own. Copy c holds nodes c * n .. c * n + n - 1.
inline ContactGraph copies_of(const ContactGraph& graph, std::uint32_t n_copies) {
  ContactGraph out;
  out.offsets.reserve(std::size_t{n_copies} * graph.n_nodes() + 1);
  out.targets.reserve(std::size_t{n_copies} * graph.targets.size());
  out.offsets.push_back(0);
  for (std::uint32_t c = 0; c < n_copies; ++c) {
    for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
      for (const std::uint32_t j : graph.neighbours(i)) out.targets.push_back(c * graph.n_nodes() + j);
      out.offsets.push_back(static_cast<std::uint32_t>(out.targets.size()));
    }
  }
  return out;
}

/// The same people of every copy.
inline std::vector<std::uint32_t> in_every_copy(std::uint32_t n_copies, std::uint32_t n_nodes,
                                                const std::vector<std::uint32_t>& people) {
  std::vector<std::uint32_t> all;
  all.reserve(n_copies * people.size());
  for (std::uint32_t c = 0; c < n_copies; ++c) {
    for (const std::uint32_t i : people) all.push_back(c * n_nodes + i);
  }
  return all;
}

}  // namespace pilotwave::test
