#include "sweep/store/sweep_digest.hpp"

#include <cmath>

#include <fmt/format.h>

#include "report/digest.hpp"
#include "sweep/store/open_store.hpp"

namespace pilotwave {
namespace {

void add_rows(Database& database, const char* sql, Sha256& hash) {
  Statement rows = database.prepare(sql);
  std::string line;
  while (rows.step()) {
    line.clear();
    for (int c = 0; c < rows.columns(); ++c) {
      line += rows.text(c);
      line += '\x1f';
    }
    hash.add(line + '\n');
  }
}

/// Values as the bits that were measured: their text would round.
void add_values(Database& database, Sha256& hash) {
  Statement rows = database.prepare("SELECT run, cell, value FROM cell_values ORDER BY run, line, cell");
  std::string line;
  while (rows.step()) {
    line.clear();
    fmt::format_to(std::back_inserter(line), "{} {} ", rows.integer(0), rows.integer(1));
    if (!rows.is_null(2)) fmt::format_to(std::back_inserter(line), "{:a}", rows.number(2));
    line += '\n';
    hash.add(line);
  }
}

}  // namespace

Result<std::string> sweep_digest(const std::string& path) {
  try {
    const std::unique_ptr<Database> database = open_store(path);
    Sha256 hash;
    add_rows(*database, "SELECT date, \"group\", metric FROM cells ORDER BY cell", hash);
    add_rows(*database, "SELECT run, run_id, error, result_hash FROM run_rows ORDER BY run", hash);
    add_values(*database, hash);
    add_rows(*database,
             "SELECT run, number, date, school_id, kind, detail FROM event_rows ORDER BY run, number", hash);
    return hash.hex();
  } catch (const DatabaseError& error) {
    return error.why();
  }
}

}  // namespace pilotwave
