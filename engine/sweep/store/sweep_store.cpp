#include "sweep/store/sweep_store.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "report/build_facts.hpp"
#include "report/manifest.hpp"
#include "sweep/store/sqlite.hpp"
#include "sweep/store/store_layout.hpp"
#include "sweep/store/store_lock.hpp"
#include "sweep/store/store_writer.hpp"
#include "sweep/store/sweep_fingerprint.hpp"
#include "sweep/store/task_queue.hpp"

namespace pilotwave {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFingerprint = "fingerprint:";

std::map<std::string, std::string> fingerprint_of(Database& database) {
  std::map<std::string, std::string> out;
  Statement rows = database.prepare("SELECT key, value FROM manifest WHERE key LIKE 'fingerprint:%'");
  while (rows.step()) out[rows.text(0).substr(kFingerprint.size())] = rows.text(1);
  return out;
}

/// Removes a store with what SQLite keeps beside it.
void remove_store(const std::string& path) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(path + ending, ignored);
}

}  // namespace

struct SweepStore::Body {
  StoreLock lock;
  std::unique_ptr<Database> database;
  std::optional<TaskWriter> writer;
  DoneTasks done;
  Diagnostics trouble;
  std::int64_t session = 0, written = 0;
  /// While it holds tasks, its thread alone uses database, writer, trouble and written. Last: it uses them.
  std::unique_ptr<TaskQueue> queue;

  void drain() {
    if (queue) queue->drain();
  }

  bool write(std::span<const SweepTask> tasks) {
    if (!trouble.empty()) return false;
    try {
      Transaction transaction(*database);
      std::int64_t runs = 0;
      for (const SweepTask& task : tasks) {
        writer->write(task);
        runs += static_cast<std::int64_t>(task.plans.size());
      }
      transaction.commit();
      written += runs;
      return true;
    } catch (const DatabaseError& error) {
      trouble = {error.why()};
      return false;
    }
  }

  /// What the file is: nothing yet, a store, or something else that stays as it is.
  enum class Found : std::uint8_t { Nothing, Store, Other };
  Found look() {
    if (database->integer("PRAGMA application_id") == kApplicationId) return Found::Store;
    return database->integer("SELECT count(*) FROM sqlite_schema") == 0 ? Found::Nothing : Found::Other;
  }

  [[nodiscard]] Diagnostics refuse(std::string what, std::string hint) const {
    return {{Trouble::BadInput, {database->path(), 0, 0}, {}, std::move(what), std::move(hint)}};
  }

  Diagnostics open(const std::string& path, const SweepDef& def, const SweepDesign& design,
                   const SweepRunner& runner, const StoreRequest& request) {
    if (Diagnostics wrong = lock.take(path); !wrong.empty()) return wrong;
    database = std::make_unique<Database>(path, Database::Mode::Create);
    Found found = look();
    if (found == Found::Other)
      return refuse("this database is not of a sweep", "choose another file with --output FILE");
    if (found == Found::Store && request.force) {
      database.reset();
      remove_store(path);
      database = std::make_unique<Database>(path, Database::Mode::Create);
      found = Found::Nothing;
    }
    // Long rows: fewer and larger pages cost a fifth less. A file that is there keeps the size it has.
    if (runner.cells().has_periods()) database->execute("PRAGMA page_size = 8192");
    // A larger cache costs a third more: what is written is not read again, and stays in the processor's
    // cache.
    database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (found == Found::Store) {
      if (Diagnostics wrong = compare(def, runner); !wrong.empty()) return wrong;
    }
    {
      Transaction transaction(*database);
      if (found == Found::Nothing) create_tables(*database, def);
      write_manifest(*database, def, runner);
      write_scenarios(*database, def, runner.identity());
      write_factors(*database, def);
      write_series(*database, runner.cells());
      const std::string other = write_points(*database, def, design);
      if (!other.empty())
        return refuse(fmt::format("this file holds other points of the sweep: {}", other),
                      def.method == Method::LatinHypercube
                          ? "a Latin hypercube cannot be extended, a Sobol sequence can: method = \"sobol\"; "
                            "choose another file, or begin anew with --force"
                          : "choose another file, or begin anew with --force");
      if (request.retry_failed) forget_failed();
      transaction.commit();
    }
    read_done(def, design);
    writer.emplace(*database, runner.cells(), monday_of(def.scenarios.front().in_district.front().start));
    queue = std::make_unique<TaskQueue>([this](std::span<const SweepTask> tasks) { return write(tasks); });
    return {};
  }

  Diagnostics compare(const SweepDef& def, const SweepRunner& runner) {
    if (const std::int64_t layout = database->integer("PRAGMA user_version"); layout != kStoreLayout)
      return refuse(fmt::format("this file has layout {}, this program writes {}", layout, kStoreLayout),
                    "use the program that made it, choose another file, or begin anew with --force");
    const std::string why = why_not_the_same(fingerprint_of(*database), sweep_fingerprint(def, runner));
    if (why.empty()) return {};
    return refuse("this file holds runs of another sweep, which do not mix with new ones:" + why,
                  "undo the change, choose another file with --output FILE, or begin anew with --force");
  }

  /// A task with a failed run goes whole: its plans are pairs.
  void forget_failed() {
    database->execute(
        "CREATE TEMP TABLE gone AS SELECT run FROM run_rows WHERE (run >> 6) IN "
        "(SELECT run >> 6 FROM run_rows WHERE error IS NOT NULL);"
        "DELETE FROM value_rows WHERE run IN gone; DELETE FROM event_rows WHERE run IN gone;"
        "DELETE FROM run_rows WHERE run IN gone; DROP TABLE gone");
  }

  void read_done(const SweepDef& def, const SweepDesign& design) {
    done = DoneTasks(def.replicates, design.points());
    Statement rows = database->prepare("SELECT replicate, point_id FROM run_rows WHERE (run & 63) = 0");
    while (rows.step()) {
      const std::int64_t replicate = rows.integer(0), point = rows.integer(1);
      if (replicate < def.replicates && point < static_cast<std::int64_t>(design.points()))
        done.set(static_cast<std::uint32_t>(replicate), static_cast<std::size_t>(point), true);
    }
  }
};

SweepStore::SweepStore(std::unique_ptr<Body> body) : body_(std::move(body)) {}
SweepStore::~SweepStore() = default;

Result<std::unique_ptr<SweepStore>> SweepStore::open(const std::string& path, const SweepDef& def,
                                                     const SweepDesign& design, const SweepRunner& runner,
                                                     const StoreRequest& request) {
  auto body = std::make_unique<Body>();
  try {
    if (Diagnostics wrong = body->open(path, def, design, runner, request); !wrong.empty()) return wrong;
  } catch (const DatabaseError& error) {
    return error.why();
  }
  return std::unique_ptr<SweepStore>(new SweepStore(std::move(body)));
}

const DoneTasks& SweepStore::done() const { return body_->done; }
const Diagnostics& SweepStore::trouble() const {
  body_->drain();
  return body_->trouble;
}

void SweepStore::begin_session(const SessionFacts& facts) {
  try {
    Database& database = *body_->database;
    Statement put = database.prepare(
        "INSERT INTO sessions(started, version, compiler, threads, shard, command, runs) VALUES(?, ?, ?, ?, "
        "?, ?, 0)");
    put.bind(1, std::string_view(facts.started_utc))
        .bind(2, build_facts().version)
        .bind(3, build_facts().compiler);
    put.bind(4, std::int64_t{facts.threads}).bind(5, std::string_view(facts.shard));
    put.bind(6, std::string_view(facts.command)).run();
    body_->session = database.integer("SELECT last_insert_rowid()");
  } catch (const DatabaseError& error) {
    body_->trouble = {error.why()};
  }
}

bool SweepStore::add(const SweepTask& task) { return body_->queue->put(task); }

StoreCounts SweepStore::counts() {
  body_->drain();
  try {
    Statement row = body_->database->prepare("SELECT count(*), count(error) FROM run_rows");
    if (!row.step()) return {};
    const auto all = static_cast<std::uint64_t>(row.integer(0)),
               failed = static_cast<std::uint64_t>(row.integer(1));
    return {all - failed, failed};
  } catch (const DatabaseError&) {
    return {};
  }
}

Diagnostics SweepStore::close() {
  body_->queue.reset();
  try {
    Database& database = *body_->database;
    if (body_->trouble.empty()) {
      Statement put = database.prepare("UPDATE sessions SET finished = ?, runs = ? WHERE session = ?");
      put.bind(1, std::string_view(utc_text(std::chrono::system_clock::now())))
          .bind(2, body_->written)
          .bind(3, body_->session)
          .run();
    }
    body_->writer.reset();
    // A file in WAL mode wants a writable folder even of its readers.
    database.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  } catch (const DatabaseError& error) {
    if (body_->trouble.empty()) body_->trouble = {error.why()};
  }
  body_->database.reset();
  return body_->trouble;
}

}  // namespace pilotwave
