#include "sweep/store/store_layout.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pilotwave {
namespace {

/// Tables for the machine. Values of one line (a period and a group) lie side by side in one row: that costs
/// a seventh of a row for each, in time, and nine bytes a value.
constexpr const char* kTables = R"(
CREATE TABLE manifest(key TEXT PRIMARY KEY NOT NULL, value TEXT) WITHOUT ROWID;
CREATE TABLE sessions(session INTEGER PRIMARY KEY, started TEXT, finished TEXT, version TEXT, compiler TEXT,
  threads INTEGER, shard TEXT, command TEXT, runs INTEGER);
CREATE TABLE scenarios(scenario_id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, scenario_label TEXT,
  district TEXT, path TEXT, weeks INTEGER, seed INTEGER, sha256 TEXT, effective TEXT);
CREATE TABLE factors(factor_id INTEGER PRIMARY KEY, parameter TEXT NOT NULL, label TEXT, unit TEXT, varies INTEGER,
  min REAL, max REAL, scale TEXT, levels TEXT);
CREATE TABLE cells(cell INTEGER PRIMARY KEY, date TEXT NOT NULL, "group" TEXT NOT NULL, metric TEXT NOT NULL,
  unit TEXT, better TEXT, label TEXT, text TEXT, line INTEGER NOT NULL, place INTEGER NOT NULL);
CREATE INDEX cells_of_line ON cells(line);
CREATE TABLE run_rows(run INTEGER PRIMARY KEY, run_id TEXT NOT NULL, scenario_id INTEGER NOT NULL,
  point_id INTEGER NOT NULL, replicate INTEGER NOT NULL, error TEXT, result_hash TEXT);
CREATE TABLE event_rows(run INTEGER NOT NULL, number INTEGER NOT NULL, date TEXT, school_id TEXT, kind TEXT,
  detail TEXT, PRIMARY KEY(run, number)) WITHOUT ROWID;
)";

/// Tidy tables for people: one observation a row.
constexpr const char* kViews = R"(
CREATE VIEW runs AS SELECT r.run_id, s.scenario, s.scenario_label, r.point_id, r.replicate, s.seed,
  CASE WHEN r.error IS NULL THEN 'done' ELSE 'failed' END AS status, s.weeks, r.result_hash,
  'pilotwave run --replay ' || r.run_id || ' ' || (SELECT value FROM manifest WHERE key = 'file') AS replay
  FROM run_rows r JOIN scenarios s USING(scenario_id);
CREATE VIEW metrics AS SELECT r.run_id, s.scenario, r.point_id, r.replicate, c.date, c."group", c.metric, v.value
  FROM run_rows r JOIN scenarios s USING(scenario_id) JOIN cell_values v USING(run) JOIN cells c USING(cell);
CREATE VIEW pairs AS SELECT a.point_id, a.replicate, sa.scenario AS scenario_a, sb.scenario AS scenario_b, c.metric,
  c.date, c."group", va.value AS a, vb.value AS b, va.value - vb.value AS diff
  FROM run_rows a JOIN run_rows b ON b.run > a.run AND b.run <= (a.run | 63)
  JOIN scenarios sa ON sa.scenario_id = a.scenario_id JOIN scenarios sb ON sb.scenario_id = b.scenario_id
  JOIN cell_values va ON va.run = a.run JOIN cell_values vb ON vb.run = b.run AND vb.cell = va.cell
  JOIN cells c ON c.cell = va.cell;
CREATE VIEW events AS SELECT r.run_id, e.date, e.school_id, e.kind, e.detail
  FROM event_rows e JOIN run_rows r USING(run);
CREATE VIEW failures AS SELECT r.run_id, s.scenario, r.point_id, r.replicate, r.error,
  'pilotwave run --replay ' || r.run_id || ' ' || (SELECT value FROM manifest WHERE key = 'file') AS replay
  FROM run_rows r JOIN scenarios s USING(scenario_id) WHERE r.error IS NOT NULL;
)";

/// The widest line.
std::size_t places(const SweepDef& def) {
  std::size_t most = 1;
  const RunCells kept(def);
  for (const CellDef& cell : kept.cells()) most = std::max(most, cell.place + 1);
  return most;
}

/// The table of values, and a view in which each is a row again.
std::string value_tables(std::size_t n_places) {
  std::string table = "CREATE TABLE value_rows(run INTEGER NOT NULL, line INTEGER NOT NULL",
              view = "CREATE VIEW cell_values AS SELECT v.run, v.line, c.cell, CASE c.place";
  for (std::size_t place = 0; place < n_places; ++place) {
    table += fmt::format(", v{} REAL", place);
    view += fmt::format(" WHEN {0} THEN v.v{0}", place);
  }
  return table + ", PRIMARY KEY(run, line)) WITHOUT ROWID;" + view +
         " END AS value FROM value_rows v JOIN cells c USING(line);";
}

}  // namespace

std::string quoted_name(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string quoted_text(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

void create_tables(Database& database, const SweepDef& def) {
  std::string design = "CREATE TABLE design(point_id INTEGER PRIMARY KEY";
  for (const FactorDef& factor : def.factors)
    design += fmt::format(", {} {}", quoted_name(factor.key), factor.is_number() ? "REAL" : "TEXT");
  database.execute(kTables);
  database.execute(design + ")");
  database.execute(value_tables(places(def)));
  database.execute(kViews);
  database.execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kStoreLayout));
}

}  // namespace pilotwave
