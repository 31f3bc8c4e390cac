#include "network/generators/watts_strogatz.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kAttemptBits = 20;  // of a draw's index; the rest tells the distance

/// Every edge belongs to one of its ends, who alone may move it: k / 2 edges a node, by distance on the ring.
class OwnEdges {
 public:
  OwnEdges(std::uint32_t n, std::uint32_t each)
      : each_(each), to_(std::size_t{n} * each), degree_(n, 2 * each) {
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t d = 1; d <= each; ++d) end_of(i, d) = (i + d) % n;
    }
  }
  [[nodiscard]] bool joined(std::uint32_t a, std::uint32_t b) const { return owns(a, b) || owns(b, a); }
  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const { return degree_[node]; }
  void move(std::uint32_t node, std::uint32_t d, std::uint32_t to) {
    --degree_[std::exchange(end_of(node, d), to)];
    ++degree_[to];
  }
  [[nodiscard]] ContactGraph frozen() const {
    std::vector<Arc> edges;
    edges.reserve(to_.size());
    for (std::size_t e = 0; e < to_.size(); ++e)
      edges.push_back({static_cast<std::uint32_t>(e / each_), to_[e]});
    return freeze_undirected(static_cast<std::uint32_t>(degree_.size()), edges);
  }

 private:
  [[nodiscard]] std::uint32_t& end_of(std::uint32_t node, std::uint32_t d) {
    return to_[std::size_t{node} * each_ + d - 1];
  }
  [[nodiscard]] bool owns(std::uint32_t node, std::uint32_t to) const {
    const auto first = to_.begin() + static_cast<std::ptrdiff_t>(std::size_t{node} * each_);
    return std::find(first, first + each_, to) != first + each_;
  }

  std::uint32_t each_;
  std::vector<std::uint32_t> to_;
  std::vector<std::uint32_t> degree_;
};

}  // namespace

ContactGraph watts_strogatz(std::uint32_t n, std::uint32_t k, double p, const NetworkDraw& draw) {
  PILOTWAVE_ASSERT(k % 2 == 0 && (n == 0 || k < n), "a ring joins k / 2 to either side, k below n");
  PILOTWAVE_ASSERT(k / 2 < (1U << (32 - kAttemptBits)), "a distance fits its bits of a draw's index");
  OwnEdges edges(n, k / 2);
  // Lap by lap round the ring, nearest neighbours first, as the authors did.
  for (std::uint32_t d = 1; d <= k / 2; ++d) {
    for (std::uint32_t i = 0; i < n; ++i) {
      // Draw 0 of an edge decides whether it moves; the following ones, four to a call, propose where to.
      const std::uint32_t edge = d << kAttemptBits;
      if (draw.uniform(i, edge) >= p || edges.degree(i) + 1 >= n) continue;
      std::uint32_t to = i;
      for (std::uint32_t attempt = 0; to == i || edges.joined(i, to); ++attempt) {
        to = NetworkDraw::below(draw.words(i, edge + 1 + attempt / 4)[attempt % 4], n);
      }
      edges.move(i, d, to);
    }
  }
  return edges.frozen();
}

}  // namespace pilotwave
