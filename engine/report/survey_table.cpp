#include "report/survey_table.hpp"

#include <cmath>

#include <fmt/format.h>

#include "calibration/measure.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

constexpr double kLowShare = 0.1, kHighShare = 0.9;

std::string figure_text(double value, const std::string& unit) {
  if (std::isnan(value)) return "none";
  if (unit == "share") return fmt::format("{:.1f}%", 100 * value);
  return fmt::format("{:.3g}", value);
}

/// "what (whom)".
std::string question(const SurveyRow& row) {
  const auto measure = find_measure(row.measure);
  const std::string label = measure ? measure->label : row.measure;
  const std::string wording = row.wording == 1 ? "" : fmt::format(" x {:.2g}", row.wording);
  return row.group == "all" ? label + wording : fmt::format("{}{} ({})", label, wording, row.group);
}

}  // namespace

std::vector<SurveyScore> score_survey(std::span<const SurveyRow> rows,
                                      std::span<const std::vector<double>> figures) {
  std::vector<SurveyScore> scores;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    std::vector<double> sample;
    for (const std::vector<double>& replicate : figures) sample.push_back(replicate[k]);
    SurveyScore s{quantile(sample, 0.5), quantile(sample, kLowShare), quantile(sample, kHighShare), false};
    s.in_band = std::abs(s.median - rows[k].value) <= rows[k].band;
    scores.push_back(s);
  }
  return scores;
}

SurveyLine survey_line(const SurveyRow& row, const SurveyScore& score) {
  const auto measure = find_measure(row.measure);
  const std::string unit = measure ? measure->unit : "";
  return {row.id,
          question(row),
          date_text(row.date),
          fmt::format("{} to {}", figure_text(row.value - row.band, unit),
                      figure_text(row.value + row.band, unit)),
          figure_text(score.median, unit),
          fmt::format("{} to {}", figure_text(score.low, unit), figure_text(score.high, unit)),
          score.in_band ? "in" : "OUT"};
}

std::string survey_table(std::span<const SurveyRow> rows, std::span<const SurveyScore> scores, SurveyUse use,
                         std::size_t width) {
  TextTable table({"target", "question", "day", "survey", "model", "80 of 100", ""},
                  {true, true, true, false, false, false, true});
  int n = 0, in = 0;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (rows[k].use != use) continue;
    const SurveyLine line = survey_line(rows[k], scores[k]);
    table.add({line.target, line.question, line.day, line.survey, line.model, line.spread, line.verdict});
    ++n;
    in += scores[k].in_band;
  }
  if (n == 0) return "";
  std::string text;
  for (const std::string& line : table.lines(width)) text += line;
  return text + fmt::format("{} of {} in band\n", in, n);
}

}  // namespace pilotwave
