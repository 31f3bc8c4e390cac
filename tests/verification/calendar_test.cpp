// Case Q6: days and weeks of a run.
#include <chrono>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "base/calendar.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

using std::chrono::days;

/// The Monday of ISO week 1: the week that holds 4 January.
Date first_monday(int year) { return monday_of(Date{std::chrono::year{year} / std::chrono::January / 4}); }

struct IsoWeek {
  int year, week;
};
IsoWeek iso_week(Date day) {
  const std::chrono::year_month_day thursday{monday_of(day) + days{3}};
  const int year = static_cast<int>(thursday.year());
  return {year, static_cast<int>((monday_of(day) - first_monday(year)).count() / 7) + 1};
}

}  // namespace

TEST_CASE("VV-Q6 dates fall into the weeks of a run that starts on Monday 2026-08-03") {
  const Case vv("VV-Q6");
  const Date start = parse_date("2026-08-03").value();
  const Calendar calendar(start, 156, CalendarDef{});
  struct Row {
    const char* date;
    unsigned weekday;  ///< Monday is 1
    IsoWeek iso;
    int days_since_start, week, day_in_week;
  };
  const Row rows[] = {{"2026-08-03", 1, {2026, 32}, 0, 0, 0},    {"2026-09-08", 2, {2026, 37}, 36, 5, 1},
                      {"2026-12-31", 4, {2026, 53}, 150, 21, 3}, {"2027-01-01", 5, {2026, 53}, 151, 21, 4},
                      {"2027-01-11", 1, {2027, 2}, 161, 23, 0},  {"2028-02-29", 2, {2028, 9}, 575, 82, 1},
                      {"2028-06-09", 5, {2028, 23}, 676, 96, 4}, {"2029-07-30", 1, {2029, 31}, 1092, 156, 0}};
  for (const Row& row : rows) {
    const Date day = parse_date(row.date).value();
    const auto named = [&](const char* what) { return fmt::format("{}, {}", row.date, what); };
    vv.exact(named("weekday"), std::chrono::weekday(day).iso_encoding(), row.weekday);
    vv.exact(named("ISO year"), iso_week(day).year, row.iso.year);
    vv.exact(named("ISO week"), iso_week(day).week, row.iso.week);
    vv.exact(named("days since start"), static_cast<double>((day - start).count()), row.days_since_start);
    vv.exact(named("model week"), calendar.week_of(day), row.week);
    vv.exact(named("day in week"), static_cast<double>((day - calendar.monday(row.week)).count()),
             row.day_in_week);
  }
  const Date end = calendar.monday(calendar.n_weeks());
  vv.exact("first day after 156 weeks", end == parse_date("2029-07-30").value(), 1);
  vv.exact("week of the last day", calendar.week_of(end - days{1}), 155);
  std::vector<int> long_years;
  for (int year = 2020; year <= 2034; ++year) {
    if (first_monday(year + 1) - first_monday(year) == days{53 * 7}) long_years.push_back(year);
  }
  vv.exact("ISO years of 53 weeks between 2020 and 2034", static_cast<double>(long_years.size()), 3);
  const int expected[] = {2020, 2026, 2032};
  for (std::size_t i = 0; i < long_years.size() && i < 3; ++i)
    vv.exact(fmt::format("long year {}", i + 1), long_years[i], expected[i]);
}

}  // namespace pilotwave::test
