#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "calibration/measure.hpp"
#include "parallel/executor.hpp"
#include "population/world.hpp"
#include "scenario/ensemble.hpp"
#include "scenario/findings.hpp"
#include "scenario/parameter_change.hpp"

namespace pilotwave {

/// Runs an ensemble again and again with different parameters and reads a survey off each time. Luck is
/// common to all: a replicate's worlds are built once and kept, so that two parameter sets differ by their
/// effect alone.
class EnsembleRuns {
 public:
  /// @param replicates       members of each replicate, one list each
  /// @param survey           all rows must lie within the run
  /// @param first_replicate  number of the first list's replicate: keys its luck
  EnsembleRuns(std::vector<std::vector<EnsembleMember>> replicates, std::vector<SurveyRow> survey,
               std::uint32_t first_replicate = 0);

  /// The survey's figures, one list a replicate, one figure a row. Members run in parallel, the largest
  /// first; the result is the same for any executor.
  [[nodiscard]] std::vector<std::vector<double>> figures(std::span<const ParameterValue> changes,
                                                         Executor& executor);

  [[nodiscard]] const std::vector<SurveyRow>& survey() const { return survey_; }
  /// People and weeks of one call of figures().
  [[nodiscard]] double agent_weeks() const;

 private:
  struct Member {
    EnsembleMember def;
    std::size_t replicate = 0;
    std::shared_ptr<const World> world;
  };
  [[nodiscard]] RunRecord run(Member& member, std::span<const ParameterValue> changes);

  std::vector<Member> members_;  ///< the largest first
  std::size_t n_replicates_;
  std::uint32_t first_replicate_;
  std::vector<SurveyRow> survey_;
  std::vector<int> weeks_;  ///< of the rows
};

/// Reports rows dated outside a run.
void check_survey_dates(std::span<const SurveyRow> survey, const Scenario& run,
                        const std::string& survey_file, Findings& findings);

/// The scenario with parameters changed; tools that have a parameter's value as their default follow it.
void change_parameters(Scenario& scenario, std::span<const ParameterValue> changes);

}  // namespace pilotwave
