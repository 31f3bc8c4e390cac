#include "scenario/words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/metrics/metric.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

/// "hours a week", for one of them "hour a week".
std::string counted_words(double value, std::string_view words) {
  std::string out(words);
  const std::size_t end = std::min(out.find(' '), out.size());
  if (value == 1 && end > 1 && out[end - 1] == 's') out.erase(end - 1, 1);
  return out;
}

std::string department_words(const std::array<double, 3>& numbers, std::string_view unit) {
  return fmt::format("educators {}, IT {}, administrators {}{}{}", number_text(numbers[0]),
                     number_text(numbers[1]), number_text(numbers[2]), unit.empty() ? "" : " ", unit);
}

std::string value_words(const FieldSpec& spec, const FieldValue& value) {
  switch (spec.type) {
    case FieldType::Number:
    case FieldType::Integer:
      return quantity_words(std::get<double>(value), spec.unit);
    case FieldType::Flag:
      return std::get<double>(value) != 0 ? "yes" : "no";
    case FieldType::Choice:
      return key_words(std::get<std::string>(value));
    case FieldType::Tools: {
      const auto& ids = std::get<std::vector<std::string>>(value);
      return ids.empty() ? "none" : fmt::format("{}", fmt::join(ids, ", "));
    }
    case FieldType::Departments:
      return department_words(std::get<std::array<double, 3>>(value), spec.unit);
  }
  return {};
}

}  // namespace

std::string date_words(Date day) {
  const std::chrono::year_month_day parts(day);
  return fmt::format("{} {} {}", static_cast<unsigned>(parts.day()),
                     kMonths[static_cast<unsigned>(parts.month()) - 1], static_cast<int>(parts.year()));
}

std::string quantity_words(double value, std::string_view unit) {
  if (unit == "share") return fmt::format("{:.6g}%", value * 100);
  if (unit.empty() || unit == "score" || unit == "ratio") return number_text(value);
  return fmt::format("{} {}", number_text(value), counted_words(value, unit));
}

std::string key_words(std::string_view key) {
  std::string out(key);
  for (char& c : out) {
    if (c == '_') c = ' ';
  }
  return out;
}

std::string field_words(const FieldSpec& spec, const FieldValue& value) {
  const std::string words = value_words(spec, value);
  const bool counted = spec.type == FieldType::Number || spec.type == FieldType::Integer;
  const std::string_view key = spec.key, unit = spec.unit;
  // "hours per teacher" in hours, "sessions" in sessions: the unit already begins the key.
  if (counted && !unit.empty() && key.substr(0, unit.size()) == unit) {
    const double number = std::get<double>(value);
    return fmt::format("{} {}", number_text(number), counted_words(number, key_words(key)));
  }
  // "gate after weeks" in weeks: the unit already ends it.
  if (counted && !unit.empty() && key.size() > unit.size() + 1 &&
      key.substr(key.size() - unit.size()) == unit) {
    return fmt::format("{} {}", key_words(key.substr(0, key.size() - unit.size() - 1)), words);
  }
  const bool several = spec.type == FieldType::Departments || spec.type == FieldType::Tools;
  return fmt::format("{}{} {}", key_words(spec.key), several ? ":" : "", words);
}

std::string schools_words(const SchoolPick& pick) {
  if (pick.rule == PickRule::Named) return fmt::format("at {}", fmt::join(pick.names, ", "));
  const std::string level = pick.level ? fmt::format("{} ", level_name(*pick.level)) : "";
  if (pick.rule == PickRule::All) return fmt::format("at all {}schools", level);
  const std::string size = pick.share > 0 ? fmt::format("{} of the", quantity_words(pick.share, "share"))
                                          : fmt::format("{}", pick.count);
  const std::string by = pick.rule != PickRule::Stratified ? ""
                         : pick.by == StratifyBy::Level    ? " by level"
                                                           : " by poverty";
  return fmt::format("at {} {}{} ({}{})", size, level, pick.count == 1 ? "school" : "schools",
                     key_words(pick_rule_name(pick.rule)), by);
}

std::string begin_words(const InterventionDef& def) {
  if (def.start) return fmt::format("begins {}", date_words(*def.start));
  std::string out = fmt::format("begins once {}", def.when.text);
  if (def.not_before) out += fmt::format(" (not before {})", date_words(*def.not_before));
  return out;
}

std::string end_words(const InterventionDef& def) {
  if (!def.end && def.until.empty()) return "lasts";
  if (!def.end) return fmt::format("ends once {}", def.until.text);
  if (def.until.empty()) return fmt::format("ends {}", date_words(*def.end));
  return fmt::format("ends {}, or once {}", date_words(*def.end), def.until.text);
}

std::string goal_words(const GoalDef& goal) {
  const std::string_view unit = metric_catalogue()[static_cast<std::size_t>(goal.metric)].unit;
  std::string out;
  if (goal.kind == GoalDef::Kind::AtMostPer1000StaffYear) {
    out = fmt::format("at most {} for 1,000 staff and year", number_text(goal.threshold));
  } else {
    out = fmt::format("{} {}", goal.kind == GoalDef::Kind::AtLeast ? "at least" : "at most",
                      quantity_words(goal.threshold, unit));
  }
  if (goal.by) out += fmt::format(" by {}", date_words(*goal.by));
  if (goal.group != "all") out += fmt::format(" ({})", key_words(goal.group));
  return out;
}

}  // namespace pilotwave
