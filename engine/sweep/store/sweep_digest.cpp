#include "sweep/store/sweep_digest.hpp"

#include <bit>
#include <cstdint>

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

template <class T>
void append_bits(std::string& out, T value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (unsigned byte = 0; byte < sizeof bits; ++byte) out += static_cast<char>(bits >> (8 * byte) & 0xff);
}

/// Values as the bytes that are kept, which say all that was measured: their text would round, and take
/// longer than the runs.
void add_values(Database& database, Sha256& hash) {
  Statement rows = database.prepare("SELECT * FROM value_rows ORDER BY run, line");
  std::string line;
  while (rows.step()) {
    line.clear();
    append_bits(line, rows.integer(0));
    append_bits(line, rows.integer(1));
    for (int c = 2; c < rows.columns(); ++c) {
      const Statement::Type type = rows.type(c);
      line += type == Statement::Type::Null ? '\0' : type == Statement::Type::Bytes ? '\2' : '\1';
      if (type == Statement::Type::Bytes) {
        append_bits(line, std::uint64_t{rows.bytes(c).size()});
        line += rows.bytes(c);
      } else if (type != Statement::Type::Null) {
        append_bits(line, rows.number(c));
      }
    }
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
