#include "sweep/store/sweep_digest.hpp"

#include <array>
#include <bit>
#include <cstdint>

#include <fmt/format.h>
#include <zlib.h>
#include <boost/endian/conversion.hpp>

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

/// The number of a value and its bytes as they are kept: their text would round, and take longer than a run.
std::uint32_t with_value(std::uint32_t checksum, const Statement& row, int column) {
  std::array<unsigned char, 1 + sizeof(double)> head = {static_cast<unsigned char>(row.type(column))};
  std::string_view rest;
  if (row.type(column) == Statement::Type::Bytes) {
    rest = row.bytes(column);
  } else {
    boost::endian::store_big_u64(head.data() + 1, std::bit_cast<std::uint64_t>(row.number(column)));
  }
  const auto* const bytes = reinterpret_cast<const unsigned char*>(rest.data());
  return static_cast<std::uint32_t>(crc32_z(crc32_z(checksum, head.data(), head.size()), bytes, rest.size()));
}

/// A checksum of the values of each run: that they are all there and undamaged. What they are follows from
/// the run's result, whose hash is in the digest.
void add_values(Database& database, Sha256& hash) {
  Statement rows = database.prepare("SELECT * FROM value_rows ORDER BY run, line");
  while (rows.step()) {
    std::uint32_t checksum = 0;
    for (int c = 2; c < rows.columns(); ++c) checksum = with_value(checksum, rows, c);
    hash.add(fmt::format("{} {} {:08x}\n", rows.integer(0), rows.integer(1), checksum));
  }
}

}  // namespace

Result<std::string> sweep_digest(const std::string& path) {
  try {
    const std::unique_ptr<Database> database = open_store(path);
    Sha256 hash;
    add_rows(*database, "SELECT \"group\", metric, periods FROM series ORDER BY line, place", hash);
    add_rows(*database, "SELECT periods, date FROM periods ORDER BY periods, period", hash);
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
