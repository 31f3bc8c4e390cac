#include "sweep/store/sqlite.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

namespace pilotwave {
namespace {

constexpr int kPatienceMs = 10'000;  ///< while another connection holds the file for a moment

void call_bytes_function(sqlite3_context* context, int /*n*/, sqlite3_value** values) {
  const auto function = *static_cast<const Database::BytesFunction*>(sqlite3_user_data(context));
  const std::string_view bytes(static_cast<const char*>(sqlite3_value_blob(values[0])),
                               static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
  const double result = function(bytes, static_cast<std::size_t>(sqlite3_value_int64(values[1])),
                                 static_cast<std::size_t>(sqlite3_value_int64(values[2])));
  sqlite3_result_double(context, result);  // NULL where it is a NaN
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int code) {
  if (code != SQLITE_OK) database_->fail(code);
}

Statement& Statement::bind(int at, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, at, value));
  return *this;
}

Statement& Statement::bind(int at, double value) {
  check(std::isnan(value) ? sqlite3_bind_null(statement_, at) : sqlite3_bind_double(statement_, at, value));
  return *this;
}

Statement& Statement::bind(int at, std::string_view value) {
  check(sqlite3_bind_text64(statement_, at, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_null(int at) {
  check(sqlite3_bind_null(statement_, at));
  return *this;
}

Statement& Statement::bind_bytes(int at, std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_, at, bytes.data(), bytes.size(), SQLITE_STATIC));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    sqlite3_reset(statement_);
    database_->fail(code);
  }
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::clear() { sqlite3_clear_bindings(statement_); }
void Statement::reset() { check(sqlite3_reset(statement_)); }

Statement::Type Statement::type(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_NULL:
      return Type::Null;
    case SQLITE_INTEGER:
      return Type::Integer;
    case SQLITE_FLOAT:
      return Type::Number;
    case SQLITE_BLOB:
      return Type::Bytes;
    default:
      return Type::Text;
  }
}
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::number(int column) const {
  return is_null(column) ? std::numeric_limits<double>::quiet_NaN()
                         : sqlite3_column_double(statement_, column);
}
std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes == nullptr
             ? std::string()
             : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}
std::string_view Statement::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}
int Statement::columns() const { return sqlite3_column_count(statement_); }
std::string Statement::column_name(int column) const { return sqlite3_column_name(statement_, column); }

Database::Database(const std::string& path, Mode mode) : path_(path), mode_(mode) {
  const int flags = mode == Mode::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    try {
      fail(code);
    } catch (...) {
      sqlite3_close(handle_);
      throw;
    }
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, kPatienceMs);
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return {*this, statement};
}

std::int64_t Database::integer(std::string_view sql, std::int64_t otherwise) {
  Statement statement = prepare(sql);
  return statement.step() && !statement.is_null(0) ? statement.integer(0) : otherwise;
}

std::string Database::text(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.text(0) : std::string();
}

void Database::define(const char* name, BytesFunction function) {
  constexpr int kArguments = 3;
  const int code = sqlite3_create_function_v2(
      handle_, name, kArguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC, new BytesFunction(function),
      call_bytes_function, nullptr, nullptr, [](void* kept) { delete static_cast<BytesFunction*>(kept); });
  if (code != SQLITE_OK) fail(code);
}

void Database::fail(int code) {
  const std::string said = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  Diagnostic why{Trouble::InputOutput, {path_, 0, 0}, {}, said, "finished runs are kept"};
  switch (code & 0xff) {
    case SQLITE_FULL:
      why.what = "no space left on the disk";
      why.hint = "every finished run is kept; make room and give the same command again";
      break;
    case SQLITE_CANTOPEN:
      why.trouble = mode_ == Mode::Read ? Trouble::MissingInput : Trouble::CannotCreate;
      why.what = mode_ == Mode::Read ? "cannot be opened" : "cannot be created or opened for writing";
      why.hint =
          mode_ == Mode::Read ? "check the path" : "check that the folder exists and may be written to";
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      why.trouble = Trouble::CannotCreate;
      why.hint = "check that the file and its folder may be written to";
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      why.trouble = Trouble::CannotCreate;
      why.what = "another process is writing into this file just now";
      why.hint = "wait for it, or choose another file";
      break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      why.trouble = Trouble::BadInput;
      why.hint = "this is no database of a sweep, or it was damaged; choose another file";
      break;
    case SQLITE_IOERR:
      why.hint = "every finished run is kept; check the disk and give the same command again";
      break;
    default:
      break;
  }
  throw DatabaseError(std::move(why));
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const DatabaseError&) {
    // SQLite rolled back by itself, as it does when the disk is full.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace pilotwave
