#include "base/calendar.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

Date day(const char* text) {
  const auto parsed = parse_date(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

/// The default calendar from a date on.
Calendar from(const char* start, int n_weeks = 156) { return {day(start), n_weeks, CalendarDef{}}; }

/// The weeks of a run of which something is true, as the Mondays' dates.
template <class Is>
std::vector<std::string> mondays(const Calendar& calendar, Is is) {
  std::vector<std::string> out;
  for (int w = 0; w < calendar.n_weeks(); ++w) {
    if (is(w)) out.push_back(date_text(calendar.monday(w)));
  }
  return out;
}

using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("VV-Q6: dates fall into the model weeks of a run that starts on 2026-08-03") {
  const Calendar calendar = from("2026-08-03");
  struct Row {
    const char* date;
    int days_since_start, week, day_in_week;
  };
  const Row rows[] = {{"2026-08-03", 0, 0, 0},    {"2026-09-08", 36, 5, 1},    {"2026-12-31", 150, 21, 3},
                      {"2027-01-01", 151, 21, 4}, {"2027-01-11", 161, 23, 0},  {"2028-02-29", 575, 82, 1},
                      {"2028-06-09", 676, 96, 4}, {"2029-07-30", 1092, 156, 0}};
  for (const Row& row : rows) {
    INFO(row.date);
    const Date d = day(row.date);
    CHECK((d - calendar.monday(0)).count() == row.days_since_start);
    CHECK(calendar.week_of(d) == row.week);
    CHECK((d - calendar.monday(row.week)).count() == row.day_in_week);
    CHECK(monday_of(d) == calendar.monday(row.week));
    CHECK(date_text(d) == row.date);
  }
  // 156 weeks end on 2029-07-30, exclusive.
  CHECK(calendar.n_weeks() == 156);
  CHECK(calendar.week_of(day("2029-07-29")) == 155);
  CHECK(date_text(calendar.monday(156)) == "2029-07-30");
}

TEST_CASE(
    "VV-Q6: between 2020 and 2034 the ISO years 2020, 2026 and 2032 have 53 weeks, counted with monday_of") {
  const auto first_week = [](int y) {
    return monday_of(Date{std::chrono::year{y} / std::chrono::January / 4});
  };
  for (int y = 2020; y <= 2034; ++y) {
    INFO(y);
    const auto weeks = (first_week(y + 1) - first_week(y)).count() / 7;
    CHECK(weeks == (y == 2020 || y == 2026 || y == 2032 ? 53 : 52));
  }
  CHECK((monday_of(day("2027-01-01")) - first_week(2026)).count() / 7 + 1 == 53);
  CHECK((monday_of(day("2028-06-09")) - first_week(2028)).count() / 7 + 1 == 23);
}

TEST_CASE("Days before the run fall into negative weeks, whole ones") {
  const Calendar calendar = from("2026-08-03");
  CHECK(calendar.week_of(day("2026-08-02")) == -1);
  CHECK(calendar.week_of(day("2026-07-27")) == -1);
  CHECK(calendar.week_of(day("2026-07-26")) == -2);
  CHECK(calendar.week_of(day("2025-08-04")) == -52);
  CHECK(date_text(calendar.monday(-52)) == "2025-08-04");
}

TEST_CASE("A run that starts on any day of a week begins on its Monday") {
  for (const char* start : {"2026-08-03", "2026-08-05", "2026-08-09"}) {
    CHECK(date_text(from(start).monday(0)) == "2026-08-03");
  }
}

TEST_CASE("Only real days written as year-month-day are dates") {
  CHECK(date_text(day("2028-02-29")) == "2028-02-29");
  CHECK(date_text(day("1900-01-01")) == "1900-01-01");
  for (const char* wrong :
       {"", "2027-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-30", "26-04-30", "2026/04/30",
        "2026-04-30 ", "2026-04-3x", "1899-12-31", "2201-01-01", "+026-04-30"}) {
    INFO(wrong);
    CHECK_FALSE(parse_date(wrong).has_value());
  }
}

TEST_CASE("A year has summer, session and the default breaks, across the turn of the year") {
  const Calendar calendar = from("2026-08-03", 52);
  CHECK(mondays(calendar, [&](int w) { return calendar.kind(w) == WeekKind::Break; }) ==
        Days{"2026-11-23", "2026-12-21", "2026-12-28", "2027-02-15", "2027-04-05"});
  // Summer is what lies wholly outside 24 August to 11 June (a Friday).
  CHECK(mondays(calendar, [&](int w) { return calendar.kind(w) == WeekKind::Summer; }) ==
        Days{"2026-08-03", "2026-08-10", "2026-08-17", "2027-06-14", "2027-06-21", "2027-06-28", "2027-07-05",
             "2027-07-12", "2027-07-19", "2027-07-26"});
  CHECK(mondays(calendar, [&](int w) { return calendar.in_session(w); }).size() == 52 - 5 - 10);
  CHECK(calendar.in_session(calendar.week_of(day("2027-01-04"))));
}

TEST_CASE("A week with a single day of classes is in session, and breaks in summer stay summer") {
  CalendarDef def;
  def.year_start = std::chrono::August / 28;  // a Friday in 2026
  def.year_end = std::chrono::June / 14;      // a Monday in 2027
  def.breaks = {std::chrono::July / 8, std::chrono::October / 12};
  const Calendar calendar(day("2026-08-03"), 52, def);
  CHECK(calendar.kind(2) == WeekKind::Summer);
  CHECK(calendar.kind(3) == WeekKind::Session);
  CHECK(calendar.kind(calendar.week_of(day("2027-06-14"))) == WeekKind::Session);
  CHECK(calendar.kind(calendar.week_of(day("2027-06-21"))) == WeekKind::Summer);
  CHECK(calendar.kind(calendar.week_of(day("2027-07-08"))) == WeekKind::Summer);
  CHECK(mondays(calendar, [&](int w) { return calendar.kind(w) == WeekKind::Break; }) == Days{"2026-10-12"});
}

TEST_CASE("The first four session weeks of either semester are term starts") {
  const Calendar calendar = from("2026-08-03", 52);
  CHECK(mondays(calendar, [&](int w) { return calendar.is_term_start(w); }) ==
        Days{"2026-08-24", "2026-08-31", "2026-09-07", "2026-09-14",  //
             "2027-01-25", "2027-02-01", "2027-02-08", "2027-02-22"});
}

TEST_CASE("The last three session weeks of either semester are exam time") {
  const Calendar calendar = from("2026-08-03", 52);
  CHECK(mondays(calendar, [&](int w) { return calendar.is_exam_time(w); }) ==
        Days{"2027-01-04", "2027-01-11", "2027-01-18",  //
             "2027-05-24", "2027-05-31", "2027-06-07"});
}

TEST_CASE("Teachers learn in the two weeks before classes and in the middle of each semester") {
  const Calendar calendar = from("2026-08-03", 52);
  CHECK(mondays(calendar, [&](int w) { return calendar.is_pd_week(w); }) ==
        Days{"2026-08-10", "2026-08-17", "2026-10-26", "2027-04-12"});
}

TEST_CASE("People move up in the week that holds July 1st, wherever that day falls") {
  const Calendar calendar = from("2026-08-03", 156);
  // Thursday 2027, Saturday 2028, Sunday 2029
  CHECK(mondays(calendar, [&](int w) { return calendar.is_year_boundary(w); }) ==
        Days{"2027-06-28", "2028-06-26", "2029-06-25"});
  CHECK(calendar.n_school_years() == 4);
  for (int w = 0; w < calendar.n_weeks(); ++w) {
    const bool rises = w > 0 && calendar.school_year(w) == calendar.school_year(w - 1) + 1;
    CHECK(rises == calendar.is_year_boundary(w));
    CHECK(calendar.fiscal_year(w) == calendar.school_year(w));
  }
  CHECK(calendar.school_year(0) == 0);
  CHECK(calendar.school_year(155) == 3);
}

TEST_CASE(
    "A run that starts in the middle of a year is in year 0 until July, and knows where its semester "
    "stands") {
  const Calendar calendar = from("2027-02-03", 52);  // a Wednesday
  CHECK(date_text(calendar.monday(0)) == "2027-02-01");
  CHECK(calendar.school_year(calendar.week_of(day("2027-06-27"))) == 0);
  CHECK(calendar.school_year(calendar.week_of(day("2027-06-28"))) == 1);
  CHECK(calendar.n_school_years() == 2);
  // One week of the semester has gone by: three of its first four are left.
  CHECK(mondays(calendar, [&](int w) { return calendar.is_term_start(w) && w < 20; }) ==
        Days{"2027-02-01", "2027-02-08", "2027-02-22"});
  CHECK(mondays(calendar, [&](int w) { return calendar.is_pd_week(w) && w < 20; }) == Days{"2027-04-12"});
  CHECK(calendar.is_exam_time(calendar.week_of(day("2027-06-11"))));
}

TEST_CASE("A run that starts in the week of July 1st starts with its people already moved up") {
  const Calendar calendar = from("2027-06-30", 60);
  CHECK_FALSE(calendar.is_year_boundary(0));
  CHECK(calendar.school_year(0) == 0);
  CHECK(mondays(calendar, [&](int w) { return calendar.is_year_boundary(w); }) == Days{"2028-06-26"});
}

TEST_CASE("A run that starts in the last week before July belongs to the old year") {
  const Calendar calendar = from("2027-06-21", 10);
  CHECK(calendar.school_year(0) == 0);
  CHECK(calendar.is_year_boundary(1));
  CHECK(calendar.school_year(9) == 1);
}

TEST_CASE("A run of one week has one week") {
  const Calendar calendar = from("2026-12-30", 1);
  CHECK(calendar.n_weeks() == 1);
  CHECK(calendar.kind(0) == WeekKind::Break);
  CHECK(calendar.n_school_years() == 1);
}

TEST_CASE("The weeks before an early start of classes are PD weeks though they lie in the year before") {
  CalendarDef def;
  def.year_start = std::chrono::July / 6;  // a Monday in 2026
  const Calendar calendar(day("2026-06-01"), 10, def);
  CHECK(mondays(calendar, [&](int w) { return calendar.is_pd_week(w); }) == Days{"2026-06-22", "2026-06-29"});
  const Calendar ends_before_july(day("2026-06-01"), 4, def);
  CHECK(ends_before_july.is_pd_week(3));
}

TEST_CASE("A calendar whose days contradict each other gives summer, not nonsense") {
  CalendarDef def;
  def.year_start = std::chrono::May / 1;
  def.year_end = std::chrono::September / 1;
  def.second_term = std::chrono::January / 10;
  const Calendar calendar(day("2026-08-03"), 104, def);
  CHECK(mondays(calendar, [&](int w) { return calendar.kind(w) != WeekKind::Summer; }).empty());
}
