#include "population/import/import_report.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace pilotwave {

std::string_view statement_kind_name(Statement::Kind kind) {
  switch (kind) {
    case Statement::Kind::Read:
      return "read";
    case Statement::Kind::Origin:
      return "origin";
    case Statement::Kind::Dropped:
      return "dropped";
    case Statement::Kind::Imputed:
      return "imputed";
    case Statement::Kind::Clamped:
      return "clamped";
    case Statement::Kind::Note:
      return "note";
    case Statement::Kind::Total:
      return "total";
  }
  return "note";
}

std::string school_count(std::size_t n) { return fmt::format("{} school{}", n, n == 1 ? "" : "s"); }

void ImportReport::add(Statement::Kind kind, std::string field, std::vector<std::string> schools,
                       std::string text, std::string rule) {
  statements.push_back({kind, std::move(field), std::move(schools), std::move(text), std::move(rule)});
}

std::vector<Statement> ImportReport::of(Statement::Kind kind) const {
  std::vector<Statement> out;
  std::copy_if(statements.begin(), statements.end(), std::back_inserter(out),
               [kind](const Statement& statement) { return statement.kind == kind; });
  return out;
}

std::vector<std::string> ImportReport::lines() const {
  std::vector<Statement> sorted = statements;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Statement& a, const Statement& b) { return a.kind < b.kind; });
  std::vector<std::string> out;
  out.reserve(sorted.size());
  for (const Statement& statement : sorted) {
    out.push_back(fmt::format("{}: {}", statement_kind_name(statement.kind), statement.text));
  }
  return out;
}

}  // namespace pilotwave
