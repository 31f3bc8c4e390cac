#include "sweep/analysis/responses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "sweep/store/open_store.hpp"

namespace pilotwave {
namespace {

constexpr double kNoResponse = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void refuse_query(std::string key, std::string what, std::string hint) {
  throw DatabaseError({Trouble::Usage, {}, std::move(key), std::move(what), std::move(hint)});
}

std::vector<std::string> names(Database& database, const char* sql) {
  std::vector<std::string> out;
  Statement rows = database.prepare(sql);
  while (rows.step()) out.push_back(rows.text(0));
  return out;
}

void check(const std::string& name, const std::vector<std::string>& known, const std::string& key,
           std::string_view kind) {
  if (std::find(known.begin(), known.end(), name) == known.end())
    refuse_query(key, fmt::format("this sweep has no {} `{}`", kind, name), suggest_name(name, known));
}

/// Where a store keeps one value of every run.
struct StoredCell {
  std::int64_t line, place, period;
};

std::vector<std::vector<double>> values_of(Database& database, const std::string& scenario,
                                           const StoredCell& cell, std::size_t points,
                                           std::uint32_t replicates) {
  std::vector<std::vector<double>> out(points, std::vector<double>(replicates, kNoResponse));
  Statement rows = database.prepare(
      "SELECT r.point_id, r.replicate, v.value FROM run_rows r JOIN scenarios s USING(scenario_id) "
      "JOIN cell_values v ON v.run = r.run AND v.line = ? AND v.place = ? AND v.period = ? WHERE s.scenario "
      "= ?");
  rows.bind(1, cell.line).bind(2, cell.place).bind(3, cell.period).bind(4, std::string_view(scenario));
  while (rows.step()) {
    const auto point = static_cast<std::size_t>(rows.integer(0)),
               replicate = static_cast<std::size_t>(rows.integer(1));
    if (point < points && replicate < replicates) out[point][replicate] = rows.number(2);
  }
  return out;
}

/// With the plan as a factor a point has the values of its own plan.
std::vector<std::vector<double>> values_of_any(Database& database, const StoredCell& cell, std::size_t points,
                                               std::uint32_t replicates,
                                               const std::vector<std::string>& scenarios) {
  std::vector<std::vector<double>> out(points, std::vector<double>(replicates, kNoResponse));
  for (const std::string& scenario : scenarios) {
    const auto part = values_of(database, scenario, cell, points, replicates);
    for (std::size_t p = 0; p < points; ++p) {
      for (std::size_t r = 0; r < replicates; ++r) {
        if (!std::isnan(part[p][r])) out[p][r] = part[p][r];
      }
    }
  }
  return out;
}

Responses read(Database& database, const ResponseQuery& query, std::size_t points, std::uint32_t replicates) {
  const std::vector<std::string> scenarios =
      names(database, "SELECT DISTINCT scenario FROM scenarios ORDER BY scenario_id");
  const bool plan_varies = database.integer("SELECT count(*) FROM factors WHERE parameter = 'plan'") > 0;
  if (query.metric.empty())
    refuse_query(
        "--metric", "it is not said which metric is looked at",
        suggest_name("", names(database, "SELECT DISTINCT metric FROM series ORDER BY line, place")));
  check(query.metric, names(database, "SELECT DISTINCT metric FROM series ORDER BY line, place"), "--metric",
        "metric");
  check(query.group, names(database, "SELECT DISTINCT \"group\" FROM series ORDER BY line, place"), "--group",
        "group");
  if (!query.date.empty())
    check(query.date, names(database, "SELECT DISTINCT date FROM periods ORDER BY date"), "--date", "date");
  Responses out;
  out.metric = query.metric, out.group = query.group, out.other = query.other;
  out.scenario = query.scenario;
  if (out.scenario.empty() && scenarios.size() == 1) out.scenario = scenarios.front();
  if (out.scenario.empty() && !plan_varies)
    refuse_query("--scenario", "it is not said which scenario is looked at",
                 suggest_name("", scenarios) + "; or --difference A B");
  if (!out.scenario.empty()) check(out.scenario, scenarios, "--scenario", "scenario");
  if (!out.other.empty()) check(out.other, scenarios, "--difference", "scenario");
  if (plan_varies && !out.other.empty())
    refuse_query("--difference", "the plan is a parameter of this sweep, so its points have no pairs",
                 "name the plans under `scenarios` to pair them");
  Statement cell = database.prepare(
      "SELECT s.line, s.place, p.period, p.date, s.unit, s.better FROM series s JOIN periods p "
      "USING(periods) "
      "WHERE s.metric = ? AND s.\"group\" = ? AND (p.date = ? OR ? = '') ORDER BY p.date DESC LIMIT 1");
  cell.bind(1, std::string_view(query.metric)).bind(2, std::string_view(query.group));
  cell.bind(3, std::string_view(query.date)).bind(4, std::string_view(query.date));
  if (!cell.step())
    refuse_query("--group", fmt::format("`{}` is not measured for `{}`", query.metric, query.group),
                 "leave --group out");
  const StoredCell at{cell.integer(0), cell.integer(1), cell.integer(2)};
  out.date = cell.text(3);
  out.unit = cell.text(4);
  out.better = cell.text(5) == "higher"  ? Better::Higher
               : cell.text(5) == "lower" ? Better::Lower
                                         : Better::Neither;
  if (out.scenario.empty()) {
    out.values = values_of_any(database, at, points, replicates, scenarios);
    return out;
  }
  out.values = values_of(database, out.scenario, at, points, replicates);
  if (out.other.empty()) return out;
  out.first = out.values;
  out.second = values_of(database, out.other, at, points, replicates);
  for (std::size_t p = 0; p < points; ++p) {
    for (std::size_t r = 0; r < replicates; ++r) out.values[p][r] = out.first[p][r] - out.second[p][r];
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> Responses::common_replicates() const {
  std::vector<std::uint32_t> common;
  const std::size_t n = values.empty() ? 0 : values.front().size();
  std::size_t most = 0;
  std::vector<std::size_t> count(n);
  for (std::size_t r = 0; r < n; ++r) {
    for (const std::vector<double>& point : values) count[r] += !std::isnan(point[r]);
    most = std::max(most, count[r]);
  }
  for (std::size_t r = 0; r < n; ++r) {
    if (most > 0 && count[r] == most) common.push_back(static_cast<std::uint32_t>(r));
  }
  return common;
}

std::vector<double> Responses::means() const {
  const std::vector<std::uint32_t> common = common_replicates();
  std::vector<double> out;
  for (const std::vector<double>& point : values) {
    double sum = common.empty() ? kNoResponse : 0;
    for (const std::uint32_t r : common) sum += point[r] / static_cast<double>(common.size());
    out.push_back(sum);
  }
  return out;
}

Result<Responses> read_responses(const std::string& path, const ResponseQuery& query, std::size_t points,
                                 std::uint32_t replicates) {
  try {
    return read(*open_store(path), query, points, replicates);
  } catch (const DatabaseError& error) {
    return error.why();
  }
}

}  // namespace pilotwave
