#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "population/district_def.hpp"
#include "population/import/import_report.hpp"

namespace pilotwave {

/// How often one rule was applied to the schools of a nation.
struct RuleCount {
  Statement::Kind kind = Statement::Kind::Note;
  std::string field;  ///< "" where it concerns the whole school
  std::string rule;
  std::int64_t schools = 0, districts = 0;
};

/// What a national import dropped, filled in and moved into range, counted rule by rule. `pilotwave import`
/// of one district names the schools.
class NationalReport {
 public:
  /// Counts the statements of one district.
  void add(const ImportReport& district);
  /// A district without a school that can be simulated.
  void drop_district(const ImportReport& district);
  /// A statement about the tables themselves.
  void note(std::string text) { notes_.push_back(std::move(text)); }

  /// By kind, field and rule.
  [[nodiscard]] std::vector<RuleCount> counts() const;
  /// `imputed: teachers: ...: 12 schools in 3 districts`, a line a rule, then totals.
  [[nodiscard]] std::vector<std::string> lines() const;

  [[nodiscard]] const ImportTotals& before() const { return before_; }
  [[nodiscard]] const ImportTotals& after() const { return after_; }
  [[nodiscard]] std::int64_t districts() const { return districts_; }
  [[nodiscard]] std::int64_t dropped_districts() const { return dropped_districts_; }

 private:
  struct Count {
    std::int64_t schools = 0, districts = 0;
  };
  std::map<std::tuple<Statement::Kind, std::string, std::string>, Count> counts_;
  std::vector<std::string> notes_;
  ImportTotals before_, after_;
  std::int64_t districts_ = 0, dropped_districts_ = 0;
};

}  // namespace pilotwave
