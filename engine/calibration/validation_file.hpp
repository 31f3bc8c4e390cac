#pragma once

#include <string>
#include <vector>

#include "calibration/facts.hpp"

namespace pilotwave {

/// Content of a validation file: what the model is held against.
struct ValidationDef {
  std::string name, summary;
  EnsembleDef ensemble;
  std::vector<SurveyRow> survey;
  FactsDef facts;
  std::uint32_t replicates = 10;  ///< of the ensemble
  std::vector<std::string> input_files;
};

/// Reads and checks a validation file with the ensemble, the survey and the facts that it names; every error
/// of every file in one pass.
/// @param survey_path  replaces the file's survey when not empty
[[nodiscard]] Result<ValidationDef> load_validation(const std::string& path,
                                                    const std::string& survey_path = {});

/// What came out.
struct Validation {
  std::vector<std::vector<double>> figures;  ///< of the survey: one list a replicate, one figure a row
  std::vector<FactScore> facts;
};

/// Runs the ensemble and the facts' plans. The same result for any executor.
/// @param progress  called after each step with how many of how many are done
[[nodiscard]] Validation validate(const ValidationDef& def, Executor& executor,
                                  const std::function<void(std::size_t done, std::size_t of)>& progress);

}  // namespace pilotwave
