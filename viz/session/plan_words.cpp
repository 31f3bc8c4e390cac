#include "viz/session/plan_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.hpp"
#include "model/metrics/metric.hpp"
#include "report/quantity.hpp"
#include "scenario/words.hpp"

namespace pilotwave::viz {

std::string under_plan(const Frame& frame, std::size_t plan) {
  return frame.paired() ? " under " + plan_letter(plan) : std::string();
}

std::string counted(std::size_t n, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", with_commas(static_cast<std::int64_t>(n)), n == 1 ? one : many);
}

std::string shown_day(const Frame& frame) {
  return date_words(frame.calendar().monday(std::max(0, frame.week() - 1)));
}

std::string with_date_words(std::string text) {
  constexpr std::size_t kLength = 10;  // of 2026-11-09
  for (std::size_t at = 0; at + kLength <= text.size(); ++at) {
    const std::optional<Date> day = text[at + 4] == '-' ? parse_date(text.substr(at, kLength)) : std::nullopt;
    if (day) text.replace(at, kLength, date_words(*day));
  }
  return text;
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
