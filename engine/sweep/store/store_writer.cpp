#include "sweep/store/store_writer.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/calendar.hpp"
#include "report/build_facts.hpp"
#include "report/json_text.hpp"
#include "sweep/store/packed_series.hpp"
#include "sweep/store/store_layout.hpp"
#include "sweep/store/sweep_fingerprint.hpp"

namespace pilotwave {
namespace {

std::string_view scale_text(const FactorDef& factor) {
  if (factor.is_list()) return "list";
  if (factor.spread == Spread::Normal) return "normal";
  if (factor.spread == Spread::Triangular) return "triangular";
  return factor.by_factor ? "log" : "linear";
}

void bind_value(Statement& statement, int at, const FactorDef& factor, double value) {
  if (factor.is_number() || std::isnan(value))
    statement.bind(at, value);
  else
    statement.bind(at, std::string_view(factor_text(factor, value)));
}

/// Whether a stored value is the one that the design has now, to the bit.
bool is_value(const Statement& row, int column, const FactorDef& factor, double value) {
  if (std::isnan(value)) return row.is_null(column);
  if (row.is_null(column)) return false;
  return factor.is_number() ? row.number(column) == value : row.text(column) == factor_text(factor, value);
}

std::string insert_values(Database& database) {
  const std::int64_t columns = database.integer("SELECT count(*) FROM pragma_table_info('value_rows')");
  std::string sql = "INSERT INTO value_rows VALUES(?";
  for (std::int64_t c = 1; c < columns; ++c) sql += ", ?";
  return sql + ")";
}

}  // namespace

void write_manifest(Database& database, const SweepDef& def, const SweepRunner& runner) {
  database.execute("DELETE FROM manifest WHERE key LIKE 'fingerprint:%'");
  Statement put = database.prepare("INSERT OR REPLACE INTO manifest(key, value) VALUES(?, ?)");
  const auto set = [&](std::string_view key, std::string_view value) {
    put.bind(1, key).bind(2, value).run();
  };
  set("name", def.name);
  set("summary", def.summary);
  set("sweep", def.text);
  set("table", json_line(def.table));
  set("method", method_name(def.method));
  set("samples", fmt::format("{}", def.samples));
  set("replicates", fmt::format("{}", def.replicates));
  set("version", build_facts().version);
  set("generator", build_facts().generator);
  set("file", std::filesystem::path(database.path()).filename().string());
  for (const auto& [key, value] : sweep_fingerprint(def, runner)) set("fingerprint:" + key, value);
}

void write_scenarios(Database& database, const SweepDef& def, const RunIdentity& identity) {
  database.execute("DELETE FROM scenarios");
  Statement put = database.prepare("INSERT INTO scenarios VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t s = 0; s < def.scenarios.size(); ++s) {
    const SweepScenario& scenario = def.scenarios[s];
    for (std::size_t d = 0; d < scenario.in_district.size(); ++d) {
      const Scenario& in = scenario.in_district[d];
      const std::string level = def.district_factor ? def.factors[*def.district_factor].level_texts[d] : "";
      put.bind(1, scenario_number(s, d))
          .bind(2, std::string_view(scenario.slug))
          .bind(3, std::string_view(in.name));
      put.bind(4, std::string_view(level)).bind(5, std::string_view(scenario.path));
      put.bind(6, std::int64_t{in.n_weeks}).bind(7, std::int64_t{in.seed});
      put.bind(8, std::string_view(identity.sha256(s, d)))
          .bind(9, std::string_view(identity.effective(s, d)))
          .run();
    }
  }
}

void write_factors(Database& database, const SweepDef& def) {
  database.execute("DELETE FROM factors");
  Statement put = database.prepare("INSERT INTO factors VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t f = 0; f < def.factors.size(); ++f) {
    const FactorDef& factor = def.factors[f];
    put.bind(1, static_cast<std::int64_t>(f)).bind(2, std::string_view(factor.key));
    put.bind(3, std::string_view(factor.label)).bind(4, std::string_view(factor.unit));
    put.bind(5, std::int64_t{factor.varies()});
    if (factor.is_list())
      put.bind_null(6).bind_null(7);
    else
      put.bind(6, factor.min).bind(7, factor.max);
    put.bind(8, scale_text(factor));
    put.bind(9, std::string_view(fmt::format("{}", fmt::join(factor.level_texts, "; ")))).run();
  }
}

void write_series(Database& database, const RunCells& cells) {
  database.execute("DELETE FROM series; DELETE FROM periods");
  std::set<std::size_t> lengths;
  Statement put = database.prepare("INSERT INTO series VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const SeriesDef& series : cells.series()) {
    put.bind(1, static_cast<std::int64_t>(series.line)).bind(2, static_cast<std::int64_t>(series.place));
    put.bind(3, std::string_view(series.group)).bind(4, std::string_view(series.key));
    put.bind(5, std::string_view(series.unit)).bind(6, better_name(series.better));
    put.bind(7, std::string_view(series.label)).bind(8, std::string_view(series.text));
    put.bind(9, static_cast<std::int64_t>(series.periods)).run();
    lengths.insert(series.periods);
  }
  Statement day = database.prepare("INSERT INTO periods VALUES(?, ?, ?)");
  for (const std::size_t periods : lengths) {
    std::int64_t period = 0;
    for (const Date date : cells.dates(periods))
      day.bind(1, static_cast<std::int64_t>(periods))
          .bind(2, period++)
          .bind(3, std::string_view(date_text(date)))
          .run();
  }
}

std::string write_points(Database& database, const SweepDef& def, const SweepDesign& design) {
  std::size_t there = 0;
  Statement rows = database.prepare("SELECT * FROM design ORDER BY point_id");
  for (; rows.step() && there < design.points(); ++there) {
    for (std::size_t f = 0; f < def.factors.size(); ++f) {
      if (is_value(rows, static_cast<int>(f) + 1, def.factors[f], design.point(there)[f])) continue;
      return fmt::format("point {} has another value of {}: {} was {}", there, def.factors[f].key,
                         factor_text(def.factors[f], design.point(there)[f]),
                         rows.text(static_cast<int>(f) + 1));
    }
  }
  rows.reset();
  std::string sql = "INSERT INTO design VALUES(?";
  for (std::size_t f = 0; f < def.factors.size(); ++f) sql += ", ?";
  Statement put = database.prepare(sql + ")");
  for (std::size_t p = there; p < design.points(); ++p) {
    put.bind(1, static_cast<std::int64_t>(p));
    for (std::size_t f = 0; f < def.factors.size(); ++f)
      bind_value(put, static_cast<int>(f) + 2, def.factors[f], design.point(p)[f]);
    put.run();
  }
  return {};
}

std::size_t value_bytes(const RunCells& cells, std::span<const double> values) {
  constexpr std::size_t kLineBytes = 18, kHeaderBytes = 1, kNumberBytes = 8;
  std::size_t bytes = 0;
  std::string packed;
  for (const SeriesDef& of : cells.series()) {
    if (values.empty()) break;  // a run that failed
    const std::span<const double> series = values.first(of.periods);
    values = values.subspan(of.periods);
    bytes += kHeaderBytes;
    if (pack_series(series, packed))
      bytes += packed.size() + kHeaderBytes;
    else if (!std::isnan(series.front()))
      bytes += kNumberBytes;
    bytes += of.place == 0 ? kLineBytes : 0;
  }
  return bytes;
}

TaskWriter::TaskWriter(Database& database, const RunCells& cells, Date monday)
    : cells_(cells),
      run_(database.prepare("INSERT INTO run_rows VALUES(?, ?, ?, ?, ?, ?, ?)")),
      values_(database.prepare(insert_values(database))),
      event_(database.prepare("INSERT INTO event_rows VALUES(?, ?, ?, ?, ?, ?)")),
      monday_(monday) {
  for (const SeriesDef& series : cells.series()) packed_.resize(std::max(packed_.size(), series.place + 1));
}

void TaskWriter::write_values(std::int64_t run, const std::vector<double>& values) {
  constexpr int kFirstPlace = 3;  // after run and line
  if (values.empty()) return;     // a run that failed
  const std::vector<SeriesDef>& all = cells_.series();
  std::size_t read = 0;
  for (std::size_t s = 0; s < all.size(); ++s) {
    const SeriesDef& of = all[s];
    const std::span<const double> series(values.data() + read, of.periods);
    read += of.periods;
    const int at = kFirstPlace + static_cast<int>(of.place);
    if (pack_series(series, packed_[of.place]))
      values_.bind_bytes(at, packed_[of.place]);
    else
      values_.bind(at, series.front());
    const bool is_last = s + 1 == all.size() || all[s + 1].line != of.line;
    if (!is_last) continue;
    values_.bind(1, run).bind(2, static_cast<std::int64_t>(of.line)).run();
    values_.clear();  // the next line may be shorter
  }
}

void TaskWriter::write(const SweepTask& task) {
  for (std::size_t place = 0; place < task.plans.size(); ++place) {
    const SweepTask::PlanRun& plan = task.plans[place];
    const std::int64_t number = run_number(task.replicate, task.point, place);
    run_.bind(1, number).bind(2, std::string_view(plan.run_id));
    run_.bind(3, scenario_number(plan.scenario, plan.district));
    run_.bind(4, std::int64_t{task.point}).bind(5, std::int64_t{task.replicate});
    if (plan.run->error.empty())
      run_.bind_null(6).bind(7, std::string_view(fmt::format("{:016x}", plan.run->result_hash)));
    else
      run_.bind(6, std::string_view(plan.run->error)).bind_null(7);
    run_.run();
    write_values(number, plan.run->values);
    std::int64_t at = 0;
    for (const EventRecord& event : plan.run->events) {
      const std::string day = date_text(monday_ + std::chrono::days{kDaysPerWeek * event.week});
      event_.bind(1, number)
          .bind(2, at++)
          .bind(3, std::string_view(day))
          .bind(4, std::string_view(event.school));
      event_.bind(5, std::string_view(event.kind)).bind(6, std::string_view(event.detail)).run();
    }
  }
}

}  // namespace pilotwave
