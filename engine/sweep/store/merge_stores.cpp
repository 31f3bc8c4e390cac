#include "sweep/store/merge_stores.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "sweep/design/sweep_design.hpp"
#include "sweep/run/sweep_work.hpp"
#include "sweep/store/open_store.hpp"
#include "sweep/store/store_layout.hpp"
#include "sweep/store/store_lock.hpp"
#include "sweep/store/stored_sweep.hpp"
#include "sweep/store/sweep_fingerprint.hpp"

namespace pilotwave {
namespace {

[[noreturn]] void refuse(const std::string& file, std::string what, std::string hint) {
  throw DatabaseError({Trouble::BadInput, {file, 0, 0}, {}, std::move(what), std::move(hint)});
}

std::map<std::string, std::string> fingerprint_in(Database& database, const std::string& schema) {
  std::map<std::string, std::string> out;
  Statement rows = database.prepare(
      fmt::format("SELECT key, value FROM {}.manifest WHERE key LIKE 'fingerprint:%'", schema));
  while (rows.step()) out[rows.text(0).substr(rows.text(0).find(':') + 1)] = rows.text(1);
  return out;
}

std::string kept(Database& database, const std::string& schema, const std::string& key) {
  return database.text(fmt::format("SELECT value FROM {}.manifest WHERE key = {}", schema, quoted_text(key)));
}

/// Makes an empty store like another: its tables, and everything but runs.
void make_like(Database& database, const std::string& file) {
  const Result<SweepDef> def = stored_sweep(file);
  if (!def) throw DatabaseError(def.errors().front());
  create_tables(database, def.value());
  for (const char* table : {"manifest", "scenarios", "factors", "series", "periods", "design"})
    database.execute(fmt::format("INSERT INTO main.{0} SELECT * FROM part.{0}", table));
  Statement name = database.prepare("INSERT OR REPLACE INTO main.manifest VALUES('file', ?)");
  name.bind(1, std::string_view(std::filesystem::path(database.path()).filename().string())).run();
}

/// Of two files of one sweep the one with more points or replicates says what is planned.
void take_larger_plan(Database& database) {
  const auto number = [&](const char* schema, const char* key) {
    const std::string text = kept(database, schema, key);
    return text.empty() ? 0 : std::stoll(text);
  };
  const std::int64_t points = database.integer("SELECT count(*) FROM main.design"),
                     more = database.integer("SELECT count(*) FROM part.design");
  const std::int64_t other = database.integer(
      "SELECT count(*) FROM (SELECT * FROM main.design WHERE point_id IN (SELECT point_id FROM part.design) "
      "EXCEPT SELECT * FROM part.design)");
  if (other > 0)
    refuse(database.path(), fmt::format("{} points differ from those already merged", other),
           "merge only parts of one sweep");
  const bool larger =
      more > points || (more == points && number("part", "replicates") > number("main", "replicates"));
  database.execute("INSERT OR IGNORE INTO main.design SELECT * FROM part.design");
  database.execute("INSERT OR IGNORE INTO main.scenarios SELECT * FROM part.scenarios");
  if (!larger) return;
  database.execute("INSERT OR REPLACE INTO main.manifest SELECT * FROM part.manifest WHERE key <> 'file'");
}

void check_results(Database& database, const std::string& file) {
  const std::string other = database.text(
      "SELECT p.run_id FROM part.run_rows p JOIN main.run_rows m USING(run) "
      "WHERE p.run_id <> m.run_id OR (p.error IS NULL AND m.error IS NULL AND p.result_hash <> "
      "m.result_hash) LIMIT 1");
  if (!other.empty())
    refuse(file, fmt::format("run {} has other results than in the files merged before", other),
           "the files come from different programs or machines that do not agree; `pilotwave doctor` tells "
           "more");
}

void take_runs(Database& database) {
  // A task whose runs are all there is taken whole; one that failed gives way.
  database.execute(
      "CREATE TEMP TABLE gone AS SELECT run FROM main.run_rows WHERE (run >> 6) IN ("
      " SELECT m.run >> 6 FROM main.run_rows m WHERE m.error IS NOT NULL AND EXISTS ("
      "  SELECT 1 FROM part.run_rows p WHERE p.run = m.run AND p.error IS NULL));"
      "DELETE FROM main.value_rows WHERE run IN temp.gone; DELETE FROM main.event_rows WHERE run IN "
      "temp.gone;"
      "DELETE FROM main.run_rows WHERE run IN temp.gone; DROP TABLE temp.gone;"
      "CREATE TEMP TABLE come AS SELECT run FROM part.run_rows WHERE run NOT IN (SELECT run FROM "
      "main.run_rows);"
      "INSERT INTO main.run_rows SELECT * FROM part.run_rows WHERE run IN temp.come ORDER BY run;"
      "INSERT INTO main.value_rows SELECT * FROM part.value_rows WHERE run IN temp.come ORDER BY run, line;"
      "INSERT INTO main.event_rows SELECT * FROM part.event_rows WHERE run IN temp.come ORDER BY run, number;"
      "INSERT INTO main.sessions(started, finished, version, compiler, threads, shard, command, runs)"
      " SELECT started, finished, version, compiler, threads, shard, command, runs FROM part.sessions s"
      " WHERE NOT EXISTS (SELECT 1 FROM main.sessions m WHERE m.started = s.started AND m.shard = s.shard"
      "  AND m.command = s.command AND m.runs = s.runs);"
      "DROP TABLE temp.come");
}

void merge_one(Database& database, const std::string& file) {
  static_cast<void>(open_store(file));  // says what is wrong with it
  database.execute(fmt::format("ATTACH {} AS part", quoted_text(file)));
  try {
    Transaction transaction(database);
    if (database.integer("PRAGMA main.application_id") != kApplicationId) {
      make_like(database, file);
    } else {
      const std::string why =
          why_not_the_same(fingerprint_in(database, "main"), fingerprint_in(database, "part"));
      if (!why.empty())
        refuse(file, "this file is of another sweep than those before it:" + why,
               "merge only parts of one sweep");
      take_larger_plan(database);
    }
    check_results(database, file);
    take_runs(database);
    transaction.commit();
  } catch (...) {
    try {
      database.execute("DETACH part");
    } catch (const DatabaseError&) {
    }
    throw;
  }
  database.execute("DETACH part");
}

/// How many runs the sweep asks for.
std::uint64_t planned_runs(const std::string& file) {
  const Result<SweepDef> def = stored_sweep(file);
  if (!def) throw DatabaseError(def.errors().front());
  const Result<SweepDesign> design = sweep_design(def.value());
  if (!design) throw DatabaseError(design.errors().front());
  const SweepWork work(def.value(), design.value(), {});
  return work.planned() * work.runs_each();
}

}  // namespace

Result<MergeCounts> merge_stores(const std::string& into, std::span<const std::string> files) {
  try {
    StoreLock lock;
    if (Diagnostics wrong = lock.take(into); !wrong.empty()) return wrong;
    MergeCounts counts;
    {
      Database database(into, Database::Mode::Create);
      const bool is_ours = database.integer("PRAGMA application_id") == kApplicationId;
      if (!is_ours && database.integer("SELECT count(*) FROM sqlite_schema") > 0)
        refuse(into, "this database is not of a sweep", "choose another file");
      const std::int64_t before = is_ours ? database.integer("SELECT count(*) FROM run_rows") : 0;
      database.execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000");
      for (const std::string& file : files) {
        std::error_code ignored;
        if (std::filesystem::equivalent(into, file, ignored)) continue;
        merge_one(database, file);
      }
      Statement row = database.prepare("SELECT count(*), count(error) FROM run_rows");
      if (row.step()) {
        counts.failed = static_cast<std::uint64_t>(row.integer(1));
        counts.done = static_cast<std::uint64_t>(row.integer(0)) - counts.failed;
        counts.added = static_cast<std::uint64_t>(row.integer(0) - before);
      }
    }
    const std::uint64_t planned = planned_runs(into), all = counts.done + counts.failed;
    counts.missing = planned > all ? planned - all : 0;
    return counts;
  } catch (const DatabaseError& error) {
    // Nothing of ours stays where nothing was merged.
    std::error_code ignored;
    if (std::filesystem::file_size(into, ignored) == 0 && !ignored) std::filesystem::remove(into, ignored);
    return error.why();
  }
}

}  // namespace pilotwave
