#include "model/varied_by.hpp"

#include <algorithm>
#include <iterator>

#include "model/param_keys.hpp"
#include "model/params.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kFitted[] = {
#define FITTED(enumerator) P::enumerator,
#include "model/params/fitted.def"
#undef FITTED
};

/// Beginnings of keys, and units, of what a district knows better than the record.
constexpr std::string_view kOfPlanners[] = {"today.", "tool.", "budget.", "calendar."};
constexpr std::string_view kMoney = "USD";

}  // namespace

std::string_view varied_by_name(VariedBy who) {
  switch (who) {
    case VariedBy::Planner:
      return "planner";
    case VariedBy::Researcher:
      return "researcher";
    case VariedBy::Calibration:
      return "calibration";
  }
  return "researcher";
}

VariedBy varied_by(std::size_t index) {
  if (std::find(std::begin(kFitted), std::end(kFitted), index) != std::end(kFitted))
    return VariedBy::Calibration;
  const ParamSpec& spec = param_catalogue()[index];
  const bool known = std::any_of(std::begin(kOfPlanners), std::end(kOfPlanners),
                                 [&](std::string_view start) { return spec.key.starts_with(start); });
  return known || spec.unit.starts_with(kMoney) ? VariedBy::Planner : VariedBy::Researcher;
}

}  // namespace pilotwave
