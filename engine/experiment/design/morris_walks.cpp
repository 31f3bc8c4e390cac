#include "experiment/design/morris_walks.hpp"

#include <algorithm>

#include "experiment/design/permutation.hpp"

namespace pilotwave {
namespace {

enum MorrisDraw : std::uint32_t { kFactorOrder, kStartLevel };  ///< in the place of the week

}  // namespace

MorrisDesign morris_design(std::span<const MorrisWalk> walks, std::uint32_t levels) {
  PILOTWAVE_ASSERT(levels >= 2 && levels % 2 == 0, "half the levels lie in the upper half");
  const std::size_t k = walks.empty() ? 0 : walks.front().start.size();
  MorrisDesign design{DesignMatrix(walks.size() * (k + 1), k), {}};
  std::size_t row = 0;
  for (const MorrisWalk& walk : walks) {
    PILOTWAVE_ASSERT(walk.start.size() == k && walk.order.size() == k, "every factor starts and moves");
    std::vector<std::uint32_t> level = walk.start;
    const auto write_point = [&] {
      std::transform(level.begin(), level.end(), design.points.row(row++).begin(),
                     [&](std::uint32_t l) { return static_cast<double>(l) / (levels - 1); });
    };
    write_point();
    for (const std::uint32_t factor : walk.order) {
      level[factor] = (level[factor] + levels / 2) % levels;
      design.moved.push_back(factor);
      write_point();
    }
  }
  return design;
}

MorrisDesign random_morris_walks(std::uint32_t walks, std::uint32_t factors, std::uint32_t levels,
                                 const Luck& luck) {
  std::vector<MorrisWalk> drawn(walks);
  for (std::uint32_t w = 0; w < walks; ++w) {
    for (std::uint32_t f = 0; f < factors; ++f)
      drawn[w].start.push_back(Luck::below(luck.seat_word(Stream::MorrisWalk, w, kStartLevel, f), levels));
    drawn[w].order = random_permutation(factors, luck, Stream::MorrisWalk, w, kFactorOrder);
  }
  return morris_design(drawn, levels);
}

}  // namespace pilotwave
