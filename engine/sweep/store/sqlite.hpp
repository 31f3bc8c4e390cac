#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace pilotwave {

/// A database did not do what it was asked: no room, no permission, no database. Never leaves this room.
class DatabaseError : public std::exception {
 public:
  explicit DatabaseError(Diagnostic why) : why_(std::move(why)), text_(why_.text()) {}
  [[nodiscard]] const Diagnostic& why() const { return why_; }
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

 private:
  Diagnostic why_;
  std::string text_;
};

/// A prepared statement of one database. Every function throws DatabaseError.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// Sets parameter `at`, from 1. A NaN is stored as NULL.
  Statement& bind(int at, std::int64_t value);
  Statement& bind(int at, double value);
  Statement& bind(int at, std::string_view value);
  Statement& bind_null(int at);
  /// Bytes that stay where they are until the statement has run.
  Statement& bind_bytes(int at, std::string_view bytes);
  /// To the next row; false when there is none.
  [[nodiscard]] bool step();
  /// Runs to the end and makes ready for other parameters.
  void run();
  void reset();
  /// Every parameter is NULL again.
  void clear();

  enum class Type : std::uint8_t { Null, Integer, Number, Text, Bytes };
  [[nodiscard]] Type type(int column) const;
  [[nodiscard]] bool is_null(int column) const { return type(column) == Type::Null; }
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double number(int column) const;  ///< NaN for NULL
  [[nodiscard]] std::string text(int column) const;
  /// Good until the next step.
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] int columns() const;
  [[nodiscard]] std::string column_name(int column) const;

 private:
  friend class Database;
  Statement(class Database& database, sqlite3_stmt* statement)
      : database_(&database), statement_(statement) {}
  void check(int code);
  class Database* database_;
  sqlite3_stmt* statement_;
};

/// One SQLite file. Every function throws DatabaseError. Used from one thread at a time.
class Database {
 public:
  enum class Mode : std::uint8_t {
    Read,    ///< it must be there, and nothing of it is changed
    Create,  ///< made when it is not there
  };
  Database(const std::string& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// One or more statements without parameters.
  void execute(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string_view sql);
  /// The first column of the first row, or `otherwise`.
  [[nodiscard]] std::int64_t integer(std::string_view sql, std::int64_t otherwise = 0);
  [[nodiscard]] std::string text(std::string_view sql);
  /// A function of bytes and two whole numbers that statements of this connection may call.
  using BytesFunction = double (*)(std::string_view bytes, std::size_t a, std::size_t b);
  void define(const char* name, BytesFunction function);
  [[nodiscard]] const std::string& path() const { return path_; }

  /// What the last failure means for the user. @param code  a result code of SQLite
  [[noreturn]] void fail(int code);

 private:
  std::string path_;
  Mode mode_;
  sqlite3* handle_ = nullptr;
};

/// All or nothing: rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace pilotwave
