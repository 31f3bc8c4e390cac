#include "chart/chart.hpp"

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "draw/scale.hpp"
#include "draw/symbol.hpp"

namespace pilotwave::chart {

std::string Measure::words(double value, double step) const {
  const std::string number = draw::tick_text(value * factor, step * factor);
  if (number.front() == '-') return "-" + before + number.substr(1) + after;
  return before + number + after;
}

std::string Measure::words(double value) const {
  if (std::isnan(value)) return "not known";
  if (std::isinf(value)) return "never";
  const double size = std::abs(value * factor);
  if (size == 0) return before + "0" + (after == "%" ? after : "");  // no thousands of nought
  constexpr int kFigures = 3;
  const int digits = static_cast<int>(std::floor(std::log10(size))) + 1;
  // The coarsest step that says the same to that many figures.
  int power = std::min(0, digits - kFigures);
  double rest = std::round(size * std::pow(10, -power));
  while (power < 0 && std::fmod(rest, 10) == 0) {
    rest /= 10;
    ++power;
  }
  return words(value, std::pow(10, power) / factor);
}

std::string lettered(const PlanLabel& plan) { return plan_letter(plan.plan) + " " + plan.name; }

}  // namespace pilotwave::chart
