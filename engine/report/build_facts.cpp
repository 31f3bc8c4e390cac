#include "report/build_facts.hpp"

namespace pilotwave {

const BuildFacts& build_facts() {
  static constexpr BuildFacts kFacts{PILOTWAVE_VERSION, PILOTWAVE_COMPILER, PILOTWAVE_FLAGS, "Philox4x32-10"};
  return kFacts;
}

}  // namespace pilotwave
