#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calibration/ensemble_runs.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// One number of one arm: a measure of a group, read on a day.
struct FactReading {
  std::string arm;  ///< name of a plan of the fact, or "record" for the national ensemble
  std::string measure, group = "all";
  std::optional<Date> day;  ///< none: the last day of school of the run, flows from its first day
};

/// How two readings become the number that is judged.
enum class FactNumber : std::uint8_t {
  Value,        ///< the first reading itself
  Difference,   ///< first minus second
  Ratio,        ///< first over second
  EffectRatio,  ///< (first minus base) over (second minus base): how many times as much it does
};

/// One thing that must come out, replicate by replicate.
struct FactCheck {
  std::string says;  ///< in words
  FactNumber number = FactNumber::Value;
  FactReading first, second, base;
  double low = 0, high = 0;  ///< the band
  double share = 0.9;        ///< of replicates in which it must lie within the band
};

/// A published regularity, or a target that takes experiments, and what shows it.
struct FactDef {
  int number = 0;      ///< of a stylised fact; 0 for a target
  std::string target;  ///< "C9"; empty for a fact
  std::string claim, rows;
  std::map<std::string, Scenario> plans;
  std::uint32_t pairs = 20;  ///< replicates of the plans
  std::vector<FactCheck> checks;
  std::string not_shown;  ///< why the model cannot show it; then there are no checks
};

struct FactsDef {
  std::vector<FactDef> facts;
  std::vector<std::string> input_files;
};

/// Reads and checks a file of facts and every plan that it names; every error of every file in one pass.
[[nodiscard]] Result<FactsDef> load_facts(const std::string& path);

/// What a check gave.
struct CheckScore {
  double median = 0, low = 0, high = 0;  ///< over replicates: median and the middle 80 of 100
  int inside = 0, of = 0;                ///< replicates within the band, of those with a number
  bool held = false;
};
struct FactScore {
  std::vector<CheckScore> checks;
  [[nodiscard]] bool held() const;
};

/// The readings of the record that facts ask for, as rows of a survey: what the ensemble's runs are to give.
[[nodiscard]] std::vector<SurveyRow> record_rows(const FactsDef& facts);
/// Judges one fact. Its plans run in the same replicates, with common luck.
/// @param record   figures of record_rows(), one list a replicate of the ensemble, from row `first_row` on
[[nodiscard]] FactScore check_fact(const FactDef& fact, std::span<const std::vector<double>> record,
                                   std::size_t first_row, Executor& executor);
/// Rows of record_rows() that a fact owns.
[[nodiscard]] std::size_t n_record_rows(const FactDef& fact);

}  // namespace pilotwave
