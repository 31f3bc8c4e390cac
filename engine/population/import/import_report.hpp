#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// One exact statement about what an import did.
struct Statement {
  enum class Kind : std::uint8_t {
    Read,     ///< a file, its layout, its year
    Origin,   ///< which file a field of the schools came from
    Dropped,  ///< a school that is not in the district file, and why
    Imputed,  ///< a value that no table gave, and the rule that gave it
    Clamped,  ///< a value moved into its range
    Note,     ///< anything else a reader of the numbers should know
    Total,    ///< sums before and after
  };
  Kind kind = Kind::Note;
  std::string field;  ///< "teachers", "poverty_share", ...; empty when it concerns no one field
  std::vector<std::string>
      schools;       ///< ids of the schools concerned, sorted; empty when it concerns all or none
  std::string text;  ///< the whole statement, for people
  std::string rule;  ///< what was done, without saying where; empty for statements that follow no rule
};

struct ImportTotals {
  int schools = 0;
  std::int64_t students = 0;
  double teachers = 0;  ///< full-time equivalents as reported before, heads after
};

/// Everything an import read, dropped, imputed and clamped. Nothing is done without a statement here.
struct ImportReport {
  std::vector<Statement> statements;
  ImportTotals before;  ///< every school the tables list for the district, as reported
  ImportTotals after;   ///< the district file

  void add(Statement::Kind kind, std::string field, std::vector<std::string> schools, std::string text,
           std::string rule = {});
  [[nodiscard]] std::vector<Statement> of(Statement::Kind kind) const;
  /// `dropped: ...`, one line a statement, kinds in the order of Statement::Kind.
  [[nodiscard]] std::vector<std::string> lines() const;
};

[[nodiscard]] std::string_view statement_kind_name(Statement::Kind kind);
/// "1 school", "3 schools".
[[nodiscard]] std::string school_count(std::size_t n);

}  // namespace pilotwave
