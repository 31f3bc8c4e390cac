#pragma once

#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/result.hpp"

namespace pilotwave {

/// What a figure of a survey is for.
enum class SurveyUse : std::uint8_t {
  Fit,      ///< parameters are fitted to it
  Given,    ///< the ensemble states it itself; shown to prove that it arrives
  HeldOut,  ///< never fitted: what the model must get right by itself
};
[[nodiscard]] std::string_view survey_use_name(SurveyUse use);  ///< "fit", "given", "held_out"

/// One published or own figure: what was asked, of whom, when, and how near a model must come.
struct SurveyRow {
  std::string id;  ///< "C1": figures of one target share it
  Date date{};
  std::string measure;         ///< see measure.hpp
  std::string group;           ///< "all", "high", ..., or "a - b" for a gap
  double value = 0, band = 0;  ///< agreement means within value +- band
  /// The question counts only this share of what the measure counts (one product of many, say).
  double wording = 1;
  SurveyUse use = SurveyUse::Fit;
  int flow_weeks = 52;  ///< what happened, rather than stands, is counted over so many weeks up to the date
  std::string source;
  int line = 0;  ///< in its file
};

/// Reads a survey table: CSV with `date,measure,value,band` and, if wanted, `group` ("all" where empty),
/// `id`, `wording`, `use` ("fit" where empty) and `source`. Every error of the file in one pass, by line.
[[nodiscard]] Result<std::vector<SurveyRow>> load_survey(const std::string& path);

}  // namespace pilotwave
