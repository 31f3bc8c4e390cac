#include "experiment/design/permutation.hpp"

#include <numeric>
#include <utility>

namespace pilotwave {

std::vector<std::uint32_t> random_permutation(std::uint32_t n, const Luck& luck, Stream stream,
                                              std::uint32_t entity, std::uint32_t week) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  for (std::uint32_t left = n; left > 1; --left)
    std::swap(order[left - 1], order[Luck::below(luck.seat_word(stream, entity, week, left - 1), left)]);
  return order;
}

}  // namespace pilotwave
