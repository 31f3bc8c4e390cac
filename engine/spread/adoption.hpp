#pragma once

#include <cstdint>
#include <utility>

#include "spread/chances.hpp"
#include "spread/moves.hpp"
#include "spread/situation.hpp"

namespace pilotwave {

/// What becomes of those who stop.
enum class Afterwards : std::uint8_t {
  MayReturn,  ///< they may adopt again (abandonment)
  ForGood,    ///< they never adopt again nor count as adopting (recovery, one-shot transmission)
};

/// Adopt with one chance, stop with another. Levels: not adopting, adopting, former.
template <SpreadChance Adopt, SpreadChance Stop = Never>
class Adoption {
 public:
  static constexpr SpreadLevel kNot = 0, kAdopts = 1, kFormer = 2;
  static constexpr bool kCertain = kIsCertain<Adopt> && kIsCertain<Stop>;

  explicit Adoption(Adopt adopt, Stop stop = {}, Afterwards afterwards = Afterwards::MayReturn)
      : adopt_(std::move(adopt)),
        stop_(std::move(stop)),
        stopped_(afterwards == Afterwards::MayReturn ? kNot : kFormer) {}

  [[nodiscard]] SpreadLevel next(SpreadLevel level, const Situation& x, double u) const {
    using To = Move<SpreadLevel>;
    if (level == kNot) return moved(u, level, To{kAdopts, adopt_(x)}, {});
    if (level == kAdopts) return moved(u, level, {}, To{stopped_, stop_(x)});
    return level;
  }
  [[nodiscard]] MoveBounds bounds(std::uint32_t most_watched) const {
    return {most_of(adopt_, most_watched), most_of(stop_, most_watched)};
  }
  [[nodiscard]] static constexpr std::uint32_t n_levels() { return 3; }
  [[nodiscard]] static constexpr bool adopts(SpreadLevel level) { return level == kAdopts; }

 private:
  Adopt adopt_;
  Stop stop_;
  SpreadLevel stopped_;
};

}  // namespace pilotwave
