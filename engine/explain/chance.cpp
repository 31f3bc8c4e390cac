#include "explain/chance.hpp"

#include <algorithm>

#include "base/fmath.hpp"

namespace pilotwave {

double Chance::sum() const {
  double s = 0;
  for (const Term& term : terms) s += term.value;
  return s;
}

double Chance::from_terms() const {
  const double level = rate > 0 ? rate * det_exp(sum()) : 0;
  return form == ChanceForm::Hazard ? hazard_to_probability(level) : std::min(1.0, level);
}

}  // namespace pilotwave
