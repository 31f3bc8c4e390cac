#include "scenario/calendar_reader.hpp"

#include <fmt/format.h>

namespace pilotwave {
namespace {

constexpr std::size_t kMostBreaks = 52;

std::optional<std::chrono::month_day> parse_month_day(const std::string& text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || !digit(0) || !digit(1) || text[2] != '-' || !digit(3) || !digit(4))
    return std::nullopt;
  const auto two = [&](std::size_t i) {
    return static_cast<unsigned>((text[i] - '0') * 10 + (text[i + 1] - '0'));
  };
  const std::chrono::month_day day{std::chrono::month{two(0)}, std::chrono::day{two(3)}};
  // The calendar repeats every year, and not every year has a 29 February.
  if (!day.ok() || day == std::chrono::February / 29) return std::nullopt;
  return day;
}

std::optional<std::chrono::month_day> check_month_day(const TomlNode& node, const std::string& path,
                                                      const ReadingContext& context) {
  if (node.type != TomlNode::Type::Text) {
    wrong_type(node, path, "a day of any year, \"MM-DD\"", context,
               "write it like \"08-24\", without a year");
    return std::nullopt;
  }
  const auto day = parse_month_day(node.text);
  if (!day) {
    context.findings.bad_input(context.place(node), path,
                               fmt::format("`{}` is not a day that every year has", node.text),
                               "write month and day like \"08-24\"");
  }
  return day;
}

/// Months and days in the order of a school year, which begins after 1 July.
int school_year_order(std::chrono::month_day day) {
  const auto month = static_cast<int>(static_cast<unsigned>(day.month()));
  return (month >= 7 ? month - 7 : month + 5) * 31 + static_cast<int>(static_cast<unsigned>(day.day()));
}

void read_day(const TableReader& reader, std::string_view key, std::chrono::month_day& into) {
  const TomlNode* node = reader.find(key);
  if (node == nullptr) return;
  if (const auto day = check_month_day(*node, reader.path(key), reader.context())) into = *day;
}

}  // namespace

std::string month_day_text(std::chrono::month_day day) {
  return fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

CalendarDef read_calendar(const TomlNode& table, const std::string& path, const ReadingContext& context) {
  const TableReader reader(table, path, calendar_keys(), context);
  CalendarDef calendar;
  read_day(reader, "year_start", calendar.year_start);
  read_day(reader, "second_term", calendar.second_term);
  read_day(reader, "year_end", calendar.year_end);
  if (school_year_order(calendar.year_start) >= school_year_order(calendar.second_term)) {
    reader.error("second_term", "the second term does not begin after the school year",
                 "a school year runs from July to June; change `year_start` or `second_term`");
  }
  if (school_year_order(calendar.second_term) >= school_year_order(calendar.year_end)) {
    reader.error("year_end", "the school year does not end after its second term begins",
                 "a school year runs from July to June; change `second_term` or `year_end`");
  }
  const TomlNode* breaks = reader.list("breaks");
  if (breaks == nullptr) return calendar;
  calendar.breaks.clear();
  if (breaks->items.size() > kMostBreaks) {
    reader.error("breaks",
                 fmt::format("`breaks` has {} days; a year has {} weeks", breaks->items.size(), kMostBreaks),
                 "name one day in each week without classes");
    return calendar;
  }
  for (std::size_t i = 0; i < breaks->items.size(); ++i) {
    const auto day =
        check_month_day(breaks->items[i], fmt::format("{}[{}]", reader.path("breaks"), i + 1), context);
    if (day) calendar.breaks.push_back(*day);
  }
  return calendar;
}

}  // namespace pilotwave
