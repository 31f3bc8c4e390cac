#include "viz/session/plan_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.hpp"
#include "model/metrics/metric.hpp"
#include "scenario/words.hpp"

namespace pilotwave::viz {

std::string under_plan(const Frame& frame, std::size_t plan) {
  return frame.paired() ? " under " + plan_letter(plan) : std::string();
}

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string shown_day(const Frame& frame) {
  return date_words(frame.calendar().monday(std::max(0, frame.week() - 1)));
}

int last_class_week(const Frame& frame) {
  const int last = frame.week() - 1;
  for (int week = last; week >= 0; --week) {
    if (frame.calendar().in_session(week)) return week;
  }
  return last;
}

std::optional<double> weekly_use_shown(const Frame& frame, std::size_t plan) {
  const int week = last_class_week(frame);
  if (week < 0 || week >= frame.plans[plan].known_weeks) return std::nullopt;
  return frame.plans[plan].record->value(find_metric("teacher_weekly_use"), 0, week);
}

std::string teachers_words(const Frame& frame, double share) {
  constexpr std::uint32_t kHundred = 100;
  const std::uint32_t all = std::min(kHundred, frame.world().n_teachers());
  return fmt::format("{:.0f} of {}", share * all, all);
}

}  // namespace pilotwave::viz
