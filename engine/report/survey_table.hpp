#pragma once

#include <span>
#include <string>
#include <vector>

#include "calibration/survey.hpp"

namespace pilotwave {

/// How a model's figure stands against a survey's, over replicates.
struct SurveyScore {
  double median = 0, low = 0, high = 0;  ///< of the replicates: median and the middle 80 of 100
  bool in_band = false;                  ///< the median lies within value +- band
};
/// @param figures  one list a replicate, one figure a row
[[nodiscard]] std::vector<SurveyScore> score_survey(std::span<const SurveyRow> rows,
                                                    std::span<const std::vector<double>> figures);

/// A figure in words, as every table of it shows it.
struct SurveyLine {
  std::string target, question, day, survey, model, spread, verdict;  ///< verdict: "in" or "OUT"
};
[[nodiscard]] SurveyLine survey_line(const SurveyRow& row, const SurveyScore& score);

/// The rows of one use as a table for people: target, question, day, survey, model, in or out; then how many
/// are in. Empty when there are none.
[[nodiscard]] std::string survey_table(std::span<const SurveyRow> rows, std::span<const SurveyScore> scores,
                                       SurveyUse use, std::size_t width);

}  // namespace pilotwave
