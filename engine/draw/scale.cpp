#include "draw/scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace pilotwave::draw {
namespace {

constexpr std::array<int, 6> kMonthSteps = {1, 2, 3, 4, 6, 12};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Decimals that a step of 1, 2 or 5 times a power of ten needs.
int decimals_of(double step) {
  int decimals = 0;
  constexpr int kMost = 9;
  while (decimals < kMost && std::abs(step - std::round(step)) > 1e-9 * std::max(1.0, std::abs(step))) {
    step *= 10;
    ++decimals;
  }
  return decimals;
}

Ticks ticks_of(double low, double high, double step) {
  // A hair of slack: 0.3 / 0.1 is a little less than 3.
  constexpr double kSlack = 1e-9;
  const double first = std::floor(low / step + kSlack), last = std::ceil(high / step - kSlack);
  Ticks out{step, {}};
  for (double k = first; k <= last; ++k) out.at.push_back(k * step);
  return out;
}

}  // namespace

Ticks nice_ticks(double low, double high, int most) {
  if (!std::isfinite(low) || !std::isfinite(high)) return nice_ticks(0, 1, most);
  if (low > high) std::swap(low, high);
  if (low == high) {
    const double reach = low == 0 ? 1 : std::abs(low) / 2;
    low -= low == 0 ? 0 : reach;
    high += reach;
  }
  double power = std::pow(10, std::floor(std::log10((high - low) / most)));
  for (;; power *= 10) {
    for (const double digit : {1, 2, 5}) {
      Ticks ticks = ticks_of(low, high, digit * power);
      if (ticks.at.size() >= 2 && ticks.at.size() <= static_cast<std::size_t>(std::max(2, most)))
        return ticks;
      // A range across a single step on both sides cannot be covered by two ticks; three do.
      if (most <= 2 && ticks.at.size() == 3 && digit * power >= high - low) return ticks;
    }
  }
}

std::string tick_text(double value, double step) {
  const int decimals = decimals_of(step);
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t whole = std::min(text.find('.'), text.size());
  for (std::size_t i = whole; i > 3; i -= 3) text.insert(i - 3, 1, ',');
  const bool is_zero = text.find_first_not_of("0.,") == std::string::npos;
  return value < 0 && !is_zero ? "-" + text : text;
}

std::vector<DateTick> date_ticks(Date first, Date last, int most) {
  namespace ch = std::chrono;
  const ch::year_month_day from{first};
  std::vector<DateTick> out;
  for (const int step : kMonthSteps) {
    out.clear();
    ch::year_month month{from.year(), from.month()};
    if (ch::sys_days{month / 1} < first) month += ch::months{1};
    while ((static_cast<int>(static_cast<unsigned>(month.month())) - 1) % step != 0) month += ch::months{1};
    for (; ch::sys_days{month / 1} <= last; month += ch::months{step}) {
      const unsigned m = static_cast<unsigned>(month.month()) - 1;
      const bool with_year = out.empty() || m == 0 || step == 12;
      const std::string name(kMonths[m]);
      out.push_back({ch::sys_days{month / 1},
                     with_year ? fmt::format("{} {}", name, static_cast<int>(month.year())) : name});
    }
    if (out.size() <= static_cast<std::size_t>(most)) return out;
  }
  // More years than there is room for: every so many of them.
  const std::size_t every =
      (out.size() + static_cast<std::size_t>(most) - 1) / static_cast<std::size_t>(most);
  std::vector<DateTick> fewer;
  for (std::size_t i = 0; i < out.size(); i += every) fewer.push_back(out[i]);
  return fewer;
}

}  // namespace pilotwave::draw
