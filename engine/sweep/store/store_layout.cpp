#include "sweep/store/store_layout.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sweep/store/packed_series.hpp"

namespace pilotwave {
namespace {

/// Tables for the machine. The series of one line (a group) lie side by side in one row, each packed: that
/// costs a hundredth of a row a value, in time.
constexpr const char* kTablesSql = R"(
CREATE TABLE manifest(key TEXT PRIMARY KEY NOT NULL, value TEXT) WITHOUT ROWID;
CREATE TABLE sessions(session INTEGER PRIMARY KEY, started TEXT, finished TEXT, version TEXT, compiler TEXT,
  threads INTEGER, shard TEXT, command TEXT, runs INTEGER);
CREATE TABLE scenarios(scenario_id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, scenario_label TEXT,
  district TEXT, path TEXT, weeks INTEGER, seed INTEGER, sha256 TEXT, effective TEXT);
CREATE TABLE factors(factor_id INTEGER PRIMARY KEY, parameter TEXT NOT NULL, label TEXT, unit TEXT, varies INTEGER,
  min REAL, max REAL, scale TEXT, levels TEXT);
CREATE TABLE series(line INTEGER NOT NULL, place INTEGER NOT NULL, "group" TEXT NOT NULL, metric TEXT NOT NULL,
  unit TEXT, better TEXT, label TEXT, text TEXT, periods INTEGER NOT NULL, PRIMARY KEY(line, place)) WITHOUT ROWID;
CREATE TABLE periods(periods INTEGER NOT NULL, period INTEGER NOT NULL, date TEXT NOT NULL,
  PRIMARY KEY(periods, period)) WITHOUT ROWID;
CREATE TABLE run_rows(run INTEGER PRIMARY KEY, run_id TEXT NOT NULL, scenario_id INTEGER NOT NULL,
  point_id INTEGER NOT NULL, replicate INTEGER NOT NULL, error TEXT, result_hash TEXT);
CREATE TABLE event_rows(run INTEGER NOT NULL, number INTEGER NOT NULL, date TEXT, school_id TEXT, kind TEXT,
  detail TEXT, PRIMARY KEY(run, number)) WITHOUT ROWID;
)";

/// Tidy tables for people: one observation a row.
constexpr const char* kViews = R"(
CREATE VIEW cells AS SELECT p.date, s."group", s.metric, s.unit, s.better, s.label, s.text
  FROM series s JOIN periods p USING(periods);
CREATE VIEW runs AS SELECT r.run_id, s.scenario, s.scenario_label, r.point_id, r.replicate, s.seed,
  CASE WHEN r.error IS NULL THEN 'done' ELSE 'failed' END AS status, s.weeks, r.result_hash,
  'pilotwave run --replay ' || r.run_id || ' ' || (SELECT value FROM manifest WHERE key = 'file') AS replay
  FROM run_rows r JOIN scenarios s USING(scenario_id);
CREATE VIEW metrics AS SELECT r.run_id, s.scenario, r.point_id, r.replicate, v.date, v."group", v.metric, v.value
  FROM run_rows r JOIN scenarios s USING(scenario_id) JOIN cell_values v USING(run);
CREATE VIEW pairs AS SELECT a.point_id, a.replicate, sa.scenario AS scenario_a, sb.scenario AS scenario_b, va.metric,
  va.date, va."group", va.value AS a, vb.value AS b, va.value - vb.value AS diff
  FROM run_rows a JOIN run_rows b ON b.run > a.run AND b.run <= (a.run | 63)
  JOIN scenarios sa ON sa.scenario_id = a.scenario_id JOIN scenarios sb ON sb.scenario_id = b.scenario_id
  JOIN cell_values va ON va.run = a.run
  JOIN cell_values vb ON vb.run = b.run AND vb.line = va.line AND vb.place = va.place AND vb.period = va.period;
CREATE VIEW events AS SELECT r.run_id, e.date, e.school_id, e.kind, e.detail
  FROM event_rows e JOIN run_rows r USING(run);
CREATE VIEW failures AS SELECT r.run_id, s.scenario, r.point_id, r.replicate, r.error,
  'pilotwave run --replay ' || r.run_id || ' ' || (SELECT value FROM manifest WHERE key = 'file') AS replay
  FROM run_rows r JOIN scenarios s USING(scenario_id) WHERE r.error IS NOT NULL;
)";

/// The most series that a line holds.
std::size_t places(const RunCells& kept) {
  std::size_t most = 1;
  for (const SeriesDef& series : kept.series()) most = std::max(most, series.place + 1);
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
  std::string series = "CASE s.place";
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
      "CREATE {} cell_values AS SELECT v.run, v.line, s.place, p.period, p.date, s.\"group\", s.metric, {} "
      "AS "
      "value FROM value_rows v JOIN series s USING(line) JOIN periods p USING(periods);",
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

void read_values_fast(Database& database) {
  const std::int64_t keys = 2,
                     columns = database.integer("SELECT count(*) FROM pragma_table_info('value_rows')");
  database.define("unpacked_value", unpacked_value);
  // A temporary view stands before one of the same name in the file.
  database.execute(value_view(static_cast<std::size_t>(columns - keys),
                              "unpacked_value(packed, p.period, s.periods)", "TEMP VIEW"));
}

void create_tables(Database& database, const SweepDef& def) {
  std::string design = "CREATE TABLE design(point_id INTEGER PRIMARY KEY";
  for (const FactorDef& factor : def.factors)
    design += fmt::format(", {} {}", quoted_name(factor.key), factor.is_number() ? "REAL" : "TEXT");
  database.execute(kTablesSql);
  database.execute(design + ")");
  const RunCells kept(def);
  database.execute(value_table(places(kept)));
  const bool packed = kept.has_periods();
  if (packed) database.execute(powers_sql());
  database.execute(
      value_view(places(kept), packed ? unpacked_value_sql("packed", "p.period", "s.periods") : "", "VIEW"));
  database.execute(kViews);
  database.execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kStoreLayout));
}

}  // namespace pilotwave
