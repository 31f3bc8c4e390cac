#include "experiment/attribution/shapley.hpp"

#include <bit>

#include "base/assert.hpp"

namespace pilotwave {

std::vector<double> shapley_shares(std::span<const double> values) {
  PILOTWAVE_ASSERT(std::has_single_bit(values.size()), "a value for every coalition");
  const auto players = static_cast<std::size_t>(std::countr_zero(values.size()));
  PILOTWAVE_ASSERT(players <= kMostPlayers, "few enough players to count out their coalitions");
  std::vector<double> factorial(players + 1, 1);
  for (std::size_t n = 1; n <= players; ++n) factorial[n] = factorial[n - 1] * static_cast<double>(n);
  std::vector<double> shares(players);
  for (std::size_t i = 0; i < players; ++i) {
    const std::size_t bit = std::size_t{1} << i;
    double sum = 0;  // over orders: whole numbers stay whole until the one division
    for (std::size_t coalition = 0; coalition < values.size(); ++coalition) {
      if ((coalition & bit) != 0) continue;
      const auto before = static_cast<std::size_t>(std::popcount(coalition));
      sum +=
          factorial[before] * factorial[players - before - 1] * (values[coalition | bit] - values[coalition]);
    }
    shares[i] = sum / factorial[players];
  }
  return shares;
}

}  // namespace pilotwave
