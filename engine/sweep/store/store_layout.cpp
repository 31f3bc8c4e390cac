#include "sweep/store/store_layout.hpp"

#include <fmt/format.h>

namespace pilotwave {
namespace {

/// Narrow tables for the machine; a value costs some ten bytes.
constexpr const char* kTables = R"(
CREATE TABLE manifest(key TEXT PRIMARY KEY NOT NULL, value TEXT) WITHOUT ROWID;
CREATE TABLE sessions(session INTEGER PRIMARY KEY, started TEXT, finished TEXT, version TEXT, compiler TEXT,
  threads INTEGER, shard TEXT, command TEXT, runs INTEGER);
CREATE TABLE scenarios(scenario_id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, scenario_label TEXT,
  district TEXT, path TEXT, weeks INTEGER, seed INTEGER, sha256 TEXT, effective TEXT);
CREATE TABLE factors(factor_id INTEGER PRIMARY KEY, parameter TEXT NOT NULL, label TEXT, unit TEXT, varies INTEGER,
  min REAL, max REAL, scale TEXT, levels TEXT);
CREATE TABLE cells(cell INTEGER PRIMARY KEY, date TEXT NOT NULL, "group" TEXT NOT NULL, metric TEXT NOT NULL,
  unit TEXT, better TEXT);
CREATE TABLE run_rows(run INTEGER PRIMARY KEY, run_id TEXT NOT NULL, scenario_id INTEGER NOT NULL,
  point_id INTEGER NOT NULL, replicate INTEGER NOT NULL, error TEXT, result_hash TEXT);
CREATE TABLE value_rows(run INTEGER NOT NULL, cell INTEGER NOT NULL, value REAL, PRIMARY KEY(run, cell)) WITHOUT ROWID;
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
  FROM run_rows r JOIN scenarios s USING(scenario_id) JOIN value_rows v USING(run) JOIN cells c USING(cell);
CREATE VIEW pairs AS SELECT a.point_id, a.replicate, sa.scenario AS scenario_a, sb.scenario AS scenario_b, c.metric,
  c.date, c."group", va.value AS a, vb.value AS b, va.value - vb.value AS diff
  FROM run_rows a JOIN run_rows b ON b.run > a.run AND b.run <= (a.run | 63)
  JOIN scenarios sa ON sa.scenario_id = a.scenario_id JOIN scenarios sb ON sb.scenario_id = b.scenario_id
  JOIN value_rows va ON va.run = a.run JOIN value_rows vb ON vb.run = b.run AND vb.cell = va.cell
  JOIN cells c ON c.cell = va.cell;
CREATE VIEW events AS SELECT r.run_id, e.date, e.school_id, e.kind, e.detail
  FROM event_rows e JOIN run_rows r USING(run);
CREATE VIEW failures AS SELECT r.run_id, s.scenario, r.point_id, r.replicate, r.error,
  'pilotwave run --replay ' || r.run_id || ' ' || (SELECT value FROM manifest WHERE key = 'file') AS replay
  FROM run_rows r JOIN scenarios s USING(scenario_id) WHERE r.error IS NOT NULL;
)";

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
  database.execute(kViews);
  database.execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kStoreLayout));
}

}  // namespace pilotwave
