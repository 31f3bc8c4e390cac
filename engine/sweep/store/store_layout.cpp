#include "sweep/store/store_layout.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sweep/store/packed_series.hpp"

namespace pilotwave {
namespace {

/// Tables for the machine. The series of one line (a group) lie side by side in one row, each packed: that
/// costs a hundredth of a row a value, in time.
constexpr const char* kTables = R"(
CREATE TABLE manifest(key TEXT PRIMARY KEY NOT NULL, value TEXT) WITHOUT ROWID;
CREATE TABLE sessions(session INTEGER PRIMARY KEY, started TEXT, finished TEXT, version TEXT, compiler TEXT,
  threads INTEGER, shard TEXT, command TEXT, runs INTEGER);
CREATE TABLE scenarios(scenario_id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, scenario_label TEXT,
  district TEXT, path TEXT, weeks INTEGER, seed INTEGER, sha256 TEXT, effective TEXT);
CREATE TABLE factors(factor_id INTEGER PRIMARY KEY, parameter TEXT NOT NULL, label TEXT, unit TEXT, varies INTEGER,
  min REAL, max REAL, scale TEXT, levels TEXT);
CREATE TABLE cells(cell INTEGER PRIMARY KEY, date TEXT NOT NULL, "group" TEXT NOT NULL, metric TEXT NOT NULL,
  unit TEXT, better TEXT, label TEXT, text TEXT, line INTEGER NOT NULL, place INTEGER NOT NULL,
  period INTEGER NOT NULL, periods INTEGER NOT NULL);
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

/// The most series that a line holds.
std::size_t places(const RunCells& kept) {
  std::size_t most = 1;
  for (const CellDef& cell : kept.cells()) most = std::max(most, cell.place + 1);
  return most;
}

std::string value_table(std::size_t n_places) {
  std::string table = "CREATE TABLE value_rows(run INTEGER NOT NULL, line INTEGER NOT NULL";
  for (std::size_t place = 0; place < n_places; ++place) table += fmt::format(", v{} REAL", place);
  return table + ", PRIMARY KEY(run, line)) WITHOUT ROWID;";
}

/// A view of the values, a row each.
/// @param unpacked  SQL that reads the series `packed`; empty where none is packed
std::string value_view(std::size_t n_places, const std::string& unpacked, std::string_view kind) {
  std::string series = "CASE c.place";
  for (std::size_t place = 0; place < n_places; ++place)
    series += fmt::format(" WHEN {0} THEN v.v{0}", place);
  series += " END";
  const std::string value =
      unpacked.empty()
          ? series
          : fmt::format(
                "(SELECT CASE typeof(packed) WHEN 'blob' THEN {} ELSE packed END FROM (SELECT {} AS packed))",
                unpacked, series);
  return fmt::format(
      "CREATE {} cell_values AS SELECT v.run, v.line, c.cell, {} AS value FROM value_rows v "
      "JOIN cells c USING(line);",
      kind, value);
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

bool has_series(const RunCells& cells) {
  return std::any_of(cells.cells().begin(), cells.cells().end(),
                     [](const CellDef& cell) { return cell.periods > 1; });
}

void read_values_fast(Database& database) {
  const std::int64_t keys = 2,
                     columns = database.integer("SELECT count(*) FROM pragma_table_info('value_rows')");
  database.define("unpacked_value", unpacked_value);
  // A temporary view stands before one of the same name in the file.
  database.execute(value_view(static_cast<std::size_t>(columns - keys),
                              "unpacked_value(packed, c.period, c.periods)", "TEMP VIEW"));
}

void create_tables(Database& database, const SweepDef& def) {
  std::string design = "CREATE TABLE design(point_id INTEGER PRIMARY KEY";
  for (const FactorDef& factor : def.factors)
    design += fmt::format(", {} {}", quoted_name(factor.key), factor.is_number() ? "REAL" : "TEXT");
  database.execute(kTables);
  database.execute(design + ")");
  const RunCells kept(def);
  database.execute(value_table(places(kept)));
  const bool packed = has_series(kept);
  if (packed) database.execute(powers_sql());
  database.execute(
      value_view(places(kept), packed ? unpacked_value_sql("packed", "c.period", "c.periods") : "", "VIEW"));
  database.execute(kViews);
  database.execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kStoreLayout));
}

}  // namespace pilotwave
