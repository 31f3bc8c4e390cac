#include "scenario/goal_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {
namespace {

constexpr std::array<std::string_view, 11> kGroups = {
    "all",  "high_poverty", "mid_poverty",    "low_poverty",     "elementary",         "middle",
    "high", "low_income",   "not_low_income", "english_learner", "not_english_learner"};
constexpr std::size_t kFirstStudentGroup = 7;  // from here on groups are of students, not of schools
constexpr std::array kGoalKinds = {GoalDef::Kind::AtLeast, GoalDef::Kind::AtMost,
                                   GoalDef::Kind::AtMostPer1000StaffYear};
constexpr std::string_view kSchoolPrefix = "school:";

/// Shares and scores have natural bounds; a threshold beyond them is a slip (60 for 0.60).
void check_threshold(const TableReader& reader, std::string_view key, double value,
                     const MetricSpec& metric) {
  if (key == "at_most_per_1000_staff_year") {
    if (metric.time != MetricTime::Flow) {
      reader.error(key, fmt::format("`{}` is no count of events, so it has no yearly rate", metric.key),
                   "use `at_most` or `at_least`");
    }
    return;
  }
  if (metric.unit != "share" && metric.unit != "score") return;
  const double lowest = metric.key.substr(0, 4) == "gap_" ? -1 : 0;
  if (value >= lowest && value <= 1) return;
  reader.error(key,
               fmt::format("`{}` lies between {} and 1, so {} can never decide", metric.key, lowest, value),
               value > 1 && value <= 100 ? fmt::format("for {} percent write {}", value, value / 100) : "");
}

bool read_threshold(const TableReader& reader, const MetricSpec& metric, GoalDef& goal) {
  int given = 0;
  bool good = true;
  for (const GoalDef::Kind kind : kGoalKinds) {
    const std::string_view key = goal_kind_name(kind);
    if (!reader.has(key)) continue;
    ++given;
    const auto value = reader.number(key);
    good = good && value.has_value();
    if (!value) continue;
    goal.kind = kind;
    goal.threshold = *value;
    check_threshold(reader, key, *value, metric);
  }
  if (given == 1) return good;
  reader.context().findings.bad_input(
      reader.place(), "goals." + goal.key,
      given == 0 ? fmt::format("the goal for `{}` has no threshold", goal.key)
                 : fmt::format("the goal for `{}` has {} thresholds", goal.key, given),
      given == 0 ? "write `at_least`, `at_most` or `at_most_per_1000_staff_year`"
                 : "write a list with one table for each: [{ at_least = ... }, { at_most = ... }]");
  return false;
}

/// Not every metric is known for every group: money is spent by the district, teachers have no family income.
void check_scope(const TableReader& reader, const std::string& group, const MetricSpec& metric) {
  const auto* place = std::find(kGroups.begin(), kGroups.end(), group);
  const bool of_students =
      place != kGroups.end() && place - kGroups.begin() >= std::ptrdiff_t{kFirstStudentGroup};
  if (metric.scope == MetricScope::District && group != "all") {
    reader.error("group", fmt::format("`{}` is known for the whole district only", metric.key),
                 "leave `group` out");
  } else if (metric.scope == MetricScope::Schools && of_students) {
    reader.error("group",
                 fmt::format("`{}` is not about students, so it has no group `{}`", metric.key, group),
                 "name a group of schools: high_poverty, elementary, school:<id>, ...");
  }
}

void read_group(const TableReader& reader, const MetricSpec& metric, GoalDef& goal) {
  const auto group = reader.text("group");
  if (!group) return;
  goal.group = *group;
  std::vector<std::string> known(kGroups.begin(), kGroups.end());
  const bool is_school = group->substr(0, kSchoolPrefix.size()) == kSchoolPrefix;
  if (is_school || std::find(known.begin(), known.end(), *group) != known.end()) {
    check_scope(reader, *group, metric);
    return;
  }
  known.emplace_back("school:<id>");
  reader.error("group", fmt::format("unknown group `{}`", *group), suggest_name(*group, known));
}

void read_goal(const TomlNode& table, const std::string& path, const std::string& key, int metric,
               const ReadingContext& context, std::vector<GoalSetting>& found) {
  if (!table.is_table()) {
    wrong_type(table, path, "a table", context, fmt::format("write {} = {{ at_most = ... }}", key));
    return;
  }
  const TableReader reader(table, path, goal_keys(), context);
  GoalSetting setting;
  setting.goal.key = key;
  setting.goal.metric = metric;
  const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(metric)];
  const bool good = read_threshold(reader, spec, setting.goal);
  setting.goal.by = reader.day("by");
  read_group(reader, metric_catalogue()[static_cast<std::size_t>(metric)], setting.goal);
  if (good && setting.goal.by && setting.goal.kind != GoalDef::Kind::AtLeast) {
    reader.error("by", "`by` goes with `at_least` only", "an `at_most` goal is judged over the whole run");
  }
  for (const TomlEntry& entry : table.entries) setting.places[entry.key] = context.place(entry.value);
  if (good) found.push_back(std::move(setting));
}

void unknown_metric(const TomlEntry& entry, const ReadingContext& context) {
  std::vector<std::string> known;
  for (const MetricSpec& spec : metric_catalogue()) known.emplace_back(spec.key);
  context.findings.bad_input({context.file, entry.line, entry.column}, "goals." + entry.key,
                             fmt::format("unknown metric `{}`", entry.key), suggest_name(entry.key, known));
}

}  // namespace

std::span<const std::string_view> goal_groups() { return kGroups; }

std::string_view goal_kind_name(GoalDef::Kind kind) {
  switch (kind) {
    case GoalDef::Kind::AtLeast:
      return "at_least";
    case GoalDef::Kind::AtMost:
      return "at_most";
    case GoalDef::Kind::AtMostPer1000StaffYear:
      return "at_most_per_1000_staff_year";
  }
  return "at_least";
}

std::map<std::string, std::vector<GoalSetting>> read_goals(const TomlNode& table,
                                                           const ReadingContext& context) {
  std::map<std::string, std::vector<GoalSetting>> goals;
  for (const TomlEntry& entry : table.entries) {
    if (context.findings.full()) break;
    const int metric = find_metric(entry.key);
    const std::string path = "goals." + entry.key;
    if (metric < 0) {
      unknown_metric(entry, context);
      continue;
    }
    std::vector<GoalSetting>& found = goals[entry.key];
    if (!entry.value.is_list()) {
      read_goal(entry.value, path, entry.key, metric, context, found);
      continue;
    }
    for (std::size_t i = 0; i < entry.value.items.size(); ++i) {
      read_goal(entry.value.items[i], fmt::format("{}[{}]", path, i + 1), entry.key, metric, context, found);
    }
  }
  return goals;
}

}  // namespace pilotwave
