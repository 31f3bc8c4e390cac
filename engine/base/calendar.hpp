#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// A civil day. Weeks of a run start on Mondays.
using Date = std::chrono::sys_days;
constexpr int kDaysPerWeek = 7;

/// "2026-08-03", or nothing for anything else (real days only, years 1900 to 2200).
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string date_text(Date day);
/// The Monday on or before `day`.
[[nodiscard]] Date monday_of(Date day);

/// What a week is like at school. A week with at least one day inside the year is in session or a break;
/// summer is every week wholly outside the year.
enum class WeekKind : unsigned char { Session, Break, Summer };

/// A school calendar: repeats every year. Days are placed in the year that runs from July 1st to June 30th,
/// so `year_start` must come before `second_term` and that before `year_end` in that order; if not, weeks
/// that belong to no term are summer. February 29th means March 1st in other years. Defaults follow a usual
/// United States year: late August to mid June, 37 or 38 weeks of session (Gallup: 37.4).
struct CalendarDef {
  // (month, day) pairs, applied to every year of the run
  std::chrono::month_day year_start{std::chrono::August / 24};    ///< first day of classes
  std::chrono::month_day second_term{std::chrono::January / 25};  ///< first day of the second semester
  std::chrono::month_day year_end{std::chrono::June / 11};        ///< last day of classes
  /// Weeks without classes inside the year, by the Monday-week that holds the given day.
  std::vector<std::chrono::month_day> breaks{std::chrono::November / 25, std::chrono::December / 24,
                                             std::chrono::December / 31, std::chrono::February / 17,
                                             std::chrono::April / 7};
};

/// The weeks of one run, precomputed: index 0 is the week of the start date. Queries outside [0, n_weeks)
/// break a promise between programmers.
class Calendar {
 public:
  /// @param start any day; the run starts on its Monday. @param n_weeks >= 1.
  Calendar(Date start, int n_weeks, const CalendarDef& def);

  [[nodiscard]] int n_weeks() const { return static_cast<int>(weeks_.size()); }
  /// First day of any week, also before or after the run.
  [[nodiscard]] Date monday(int week) const;
  /// Model week that contains `day`: floor((day - monday(0)) / 7); may be negative or beyond the end.
  /// Whatever is dated inside a week takes effect in that week.
  [[nodiscard]] int week_of(Date day) const;
  [[nodiscard]] WeekKind kind(int week) const { return at(week).kind; }
  [[nodiscard]] bool in_session(int week) const { return at(week).kind == WeekKind::Session; }
  /// School year of the week: 0 for the one in progress (or, in July and August, about to begin) when the run
  /// starts; rises in the Monday-week that holds July 1st.
  [[nodiscard]] int school_year(int week) const { return at(week).school_year; }
  /// True in the weeks at which people move up: those whose school year is one above that of the week before.
  /// Never week 0: the people a run starts with already stand where they belong.
  [[nodiscard]] bool is_year_boundary(int week) const;
  /// The first four session weeks of either semester.
  [[nodiscard]] bool is_term_start(int week) const { return at(week).term_start; }
  /// The last three session weeks of either semester.
  [[nodiscard]] bool is_exam_time(int week) const { return at(week).exam_time; }
  /// Professional-development weeks: the two weeks before classes start, and the middle session week of each
  /// semester.
  [[nodiscard]] bool is_pd_week(int week) const { return at(week).pd_week; }
  /// Fiscal year (July to June) of the week. A week is booked whole, and the one that holds July 1st belongs
  /// to the new year: fiscal and school years turn over together.
  [[nodiscard]] int fiscal_year(int week) const { return school_year(week); }
  [[nodiscard]] int n_school_years() const { return weeks_.back().school_year + 1; }

 private:
  struct Week {
    WeekKind kind = WeekKind::Summer;
    int school_year = 0;
    bool term_start = false, exam_time = false, pd_week = false;
  };
  [[nodiscard]] const Week& at(int week) const;
  [[nodiscard]] bool holds(int week) const { return week >= 0 && week < n_weeks(); }
  void mark_year(int july_year, const CalendarDef& def);
  void mark_term(Date first_day, Date last_day, const std::vector<int>& break_weeks);

  Date first_monday_;
  std::vector<Week> weeks_;
};

}  // namespace pilotwave
