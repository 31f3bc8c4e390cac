#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "parallel/executor.hpp"

namespace pilotwave {

/// Sums f(i) for i in [0, n) in a fixed order whatever the executor: fixed blocks, each summed in index
/// order, then the block sums in index order. Same bits at any thread count.
template <class T, class F>
[[nodiscard]] T ordered_reduce(Executor& executor, std::size_t n, T zero, F f) {
  constexpr std::size_t kBlock = 1024;
  const std::size_t n_blocks = (n + kBlock - 1) / kBlock;
  std::vector<T> partial(n_blocks, zero);
  executor.for_each(n_blocks, [&](std::size_t b) {
    T sum = zero;
    const std::size_t end = std::min(n, (b + 1) * kBlock);
    for (std::size_t i = b * kBlock; i < end; ++i) sum += f(i);
    partial[b] = sum;
  });
  T total = zero;
  for (const T& p : partial) total += p;
  return total;
}

}  // namespace pilotwave
