#include "nation/split.hpp"

#include <utility>

namespace pilotwave {
namespace {

constexpr double kLow = 0.25, kMiddle = 0.5, kHigh = 0.75;

constexpr std::array<std::pair<std::string_view, std::string_view>, kSplits> kNames = {
    {{"all", "everybody"},
     {"schools_0_25", "schools with up to 25% of students eligible for free or reduced-price lunch"},
     {"schools_25_50", "schools above 25 and up to 50%"},
     {"schools_50_75", "schools above 50 and up to 75%"},
     {"schools_75_100", "schools above 75%"},
     {"low_income", "students eligible for free or reduced-price lunch"},
     {"not_low_income", "other students"}}};

}  // namespace

std::string_view split_key(Split split) { return kNames.at(static_cast<std::size_t>(split)).first; }
std::string_view split_label(Split split) { return kNames.at(static_cast<std::size_t>(split)).second; }

Split band_of(double poverty_share) {
  if (poverty_share <= kLow) return Split::LowPoverty;
  if (poverty_share <= kMiddle) return Split::MidLowPoverty;
  return poverty_share <= kHigh ? Split::MidHighPoverty : Split::HighPoverty;
}

}  // namespace pilotwave
