#pragma once

#include <string>
#include <vector>

#include "calibration/fit.hpp"
#include "calibration/survey.hpp"

namespace pilotwave {

/// Content of a calibration file: what is fitted to what.
struct CalibrationDef {
  std::string name, summary;
  std::vector<std::vector<EnsembleMember>> replicates;  ///< of an ensemble, or of one district's scenario
  std::vector<SurveyRow> survey;
  std::vector<FitParameter> parameters;
  std::vector<double> start;  ///< values in force
  FitSearch search;
  std::vector<std::string> input_files;
};

/// Reads and checks a calibration file, the ensemble or scenario and the survey that it names; every error of
/// every file in one pass.
/// @param survey_path  replaces the file's survey when not empty
[[nodiscard]] Result<CalibrationDef> load_calibration(const std::string& path,
                                                      const std::string& survey_path = {});

}  // namespace pilotwave
