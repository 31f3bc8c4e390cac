#include "base/calendar.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

using std::chrono::days;
using std::chrono::month_day;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr month_day kYearTurns{std::chrono::July / 1};
constexpr int kTermStartWeeks = 4;
constexpr int kExamWeeks = 3;
constexpr int kPdWeeksBeforeClasses = 2;

/// A run of digits as a number, or -1.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The day `md` of the year that runs from July 1st of `july_year`; February 29th runs over into March 1st.
Date day_in_year(int july_year, month_day md) {
  const year y{md < kYearTurns ? july_year + 1 : july_year};
  return Date{y / md.month() / 1} + (md.day() - std::chrono::day{1});
}

/// The year whose July 1st is the last one on or before the Sunday of the week.
int july_year_of(Date monday) {
  const year_month_day sunday{monday + days{6}};
  const auto y = static_cast<int>(sunday.year());
  return month_day{sunday.month(), sunday.day()} < kYearTurns ? y - 1 : y;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8, 2));
  if (y < 1900 || y > 2200 || m < 0 || d < 0) return std::nullopt;
  const year_month_day ymd{year{y}, std::chrono::month{static_cast<unsigned>(m)},
                           std::chrono::day{static_cast<unsigned>(d)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

std::string date_text(Date day) {
  const year_month_day ymd{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

Date monday_of(Date day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

Calendar::Calendar(Date start, int n_weeks, const CalendarDef& def) : first_monday_(monday_of(start)) {
  PILOTWAVE_ASSERT(n_weeks >= 1, "a run has at least one week");
  weeks_.resize(static_cast<std::size_t>(n_weeks));
  const int first_year = july_year_of(monday(0)), last_year = july_year_of(monday(n_weeks - 1));
  for (int w = 0; w < n_weeks; ++w) {
    weeks_[static_cast<std::size_t>(w)].school_year = july_year_of(monday(w)) - first_year;
  }
  // The weeks before classes may lie in the year before: one more year than the run touches.
  for (int y = first_year; y <= last_year + 1; ++y) mark_year(y, def);
}

void Calendar::mark_year(int july_year, const CalendarDef& def) {
  const Date start = day_in_year(july_year, def.year_start);
  const Date second = day_in_year(july_year, def.second_term);
  const Date end = day_in_year(july_year, def.year_end);
  std::vector<int> break_weeks;
  for (const month_day md : def.breaks) break_weeks.push_back(week_of(day_in_year(july_year, md)));
  // A week belongs to one term: the one with which it ends.
  mark_term(start, std::min(end, monday_of(second) - days{1}), break_weeks);
  mark_term(second, end, break_weeks);
  for (int w = week_of(start) - kPdWeeksBeforeClasses; w < week_of(start); ++w) {
    if (holds(w)) weeks_[static_cast<std::size_t>(w)].pd_week = true;
  }
}

void Calendar::mark_term(Date first_day, Date last_day, const std::vector<int>& break_weeks) {
  if (last_day < first_day) return;
  // Positions count session weeks of the whole term, also those outside the run.
  std::vector<int> session;
  for (int w = week_of(first_day); w <= week_of(last_day); ++w) {
    const bool is_break = std::find(break_weeks.begin(), break_weeks.end(), w) != break_weeks.end();
    if (!is_break) session.push_back(w);
    if (holds(w)) weeks_[static_cast<std::size_t>(w)].kind = is_break ? WeekKind::Break : WeekKind::Session;
  }
  const auto n = static_cast<int>(session.size());
  for (int i = 0; i < n; ++i) {
    const int w = session[static_cast<std::size_t>(i)];
    if (!holds(w)) continue;
    Week& week = weeks_[static_cast<std::size_t>(w)];
    week.term_start = i < kTermStartWeeks;
    week.exam_time = i >= n - kExamWeeks;
    week.pd_week = i == n / 2;
  }
}

Date Calendar::monday(int week) const { return first_monday_ + days{7} * week; }

int Calendar::week_of(Date day) const {
  return static_cast<int>((monday_of(day) - first_monday_).count() / 7);
}

bool Calendar::is_year_boundary(int week) const {
  return week > 0 && at(week).school_year != at(week - 1).school_year;
}

const Calendar::Week& Calendar::at(int week) const {
  PILOTWAVE_ASSERT(holds(week), "the week lies inside the run");
  return weeks_[static_cast<std::size_t>(week)];
}

}  // namespace pilotwave
