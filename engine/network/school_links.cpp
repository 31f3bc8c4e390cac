#include "network/school_links.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/assert.hpp"
#include "network/measures.hpp"

namespace pilotwave {

SchoolLinks link_schools(std::uint32_t n_schools, const ContactGraph& advice,
                         std::span<const std::uint32_t> school, std::span<const FeederLink> feeders) {
  PILOTWAVE_ASSERT(school.size() == advice.n_nodes(), "every teacher has a school");
  std::vector<Arc> ties;  // one entry each way for each unit of strength
  const auto add = [&ties](std::uint32_t a, std::uint32_t b, std::uint32_t times) {
    ties.insert(ties.end(), times, {a, b});
    ties.insert(ties.end(), times, {b, a});
  };
  for (std::uint32_t i = 0; i < advice.n_nodes(); ++i) {
    for (const std::uint32_t j : advice.neighbours(i)) {
      if (school[i] != school[j]) add(school[i], school[j], 1);
    }
  }
  for (const FeederLink& feeder : feeders) {
    if (feeder.from != feeder.to) add(feeder.from, feeder.to, kFeederStrength);
  }
  std::ranges::sort(ties);

  SchoolLinks links{.graph = freeze(n_schools, ties), .strength = {}};
  links.strength.reserve(links.graph.targets.size());
  for (std::size_t first = 0, last = 0; first < ties.size(); first = last) {
    while (last < ties.size() && ties[last] == ties[first]) ++last;
    links.strength.push_back(static_cast<std::uint32_t>(last - first));
  }
  return links;
}

std::vector<std::uint32_t> most_connected(const SchoolLinks& links, std::span<const std::uint32_t> key,
                                          std::size_t k) {
  const std::uint32_t n = links.graph.n_nodes();
  PILOTWAVE_ASSERT(key.size() == n, "one key a school");
  const std::vector<double> rank = page_rank(links.graph, links.strength);
  const std::vector<double> between = betweenness(links.graph);
  const auto standing = [&](std::uint32_t i) {
    const auto nine_digits = [](double x) { return std::floor(x * 1e9 + 0.5); };
    return std::tuple(-nine_digits(rank[i]), -nine_digits(between[i]), key[i]);
  };
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, standing);
  order.resize(std::min<std::size_t>(k, n));
  return order;
}

}  // namespace pilotwave
