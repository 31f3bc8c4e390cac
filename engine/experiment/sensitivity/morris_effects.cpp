#include "experiment/sensitivity/morris_effects.hpp"

#include <cmath>

#include "base/assert.hpp"
#include "experiment/statistics/moments.hpp"

namespace pilotwave {

std::vector<MorrisEffect> morris_effects(const MorrisDesign& design, std::span<const double> outputs) {
  PILOTWAVE_ASSERT(outputs.size() == design.points.rows(), "one output a point");
  const std::size_t k = design.factors();
  std::vector<RunningMoments> effect(k), size(k);
  for (std::size_t walk = 0; walk < design.walks(); ++walk) {
    for (std::size_t step = 0; step < k; ++step) {
      const std::size_t from = walk * (k + 1) + step, factor = design.moved[walk * k + step];
      const double moved = design.points.at(from + 1, factor) - design.points.at(from, factor);
      const double slope = (outputs[from + 1] - outputs[from]) / moved;
      effect[factor].add(slope);
      size[factor].add(std::abs(slope));
    }
  }
  std::vector<MorrisEffect> out(k);
  for (std::size_t factor = 0; factor < k; ++factor) {
    const Moments m = effect[factor].value();
    out[factor] = {m.mean, size[factor].value().mean, m.n < 2 ? 0 : m.sd};
  }
  return out;
}

}  // namespace pilotwave
