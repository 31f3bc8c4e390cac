#include "calibration/validation_file.hpp"

#include "scenario/kinded_file.hpp"
#include "scenario/layer.hpp"

namespace pilotwave {
namespace {

using enum KeyType;

constexpr KeySpec kValidation[] = {
    {"schema", Whole, true, 0, 1e9, "", "Version of the language: 1."},
    {"kind", Text, true, 0, 0, "", "\"validation\"."},
    {"name", Text, true, 0, 0, "", "For people."},
    {"summary", Text, false, 0, 0, "", "What the model is held against."},
    {"ensemble", Text, true, 0, 0, "", "Path of the ensemble of districts."},
    {"survey", Text, true, 0, 0, "", "Path of the survey table."},
    {"facts", Text, false, 0, 0, "", "Path of a file of facts."},
    {"replicates", Whole, false, 2, 1000, "runs", "Of the ensemble."},
};

/// Takes what was loaded, or its errors.
template <class T>
void take(Result<T> loaded, T& value, Findings& findings) {
  if (loaded)
    value = std::move(loaded).value();
  else
    findings.add(loaded.errors());
}

}  // namespace

Result<ValidationDef> load_validation(const std::string& path, const std::string& survey_path) {
  Findings findings;
  const auto opened =
      KindedFile::open(path, {"validation", "validation", "name a validation file", kValidation}, findings);
  if (!opened) return findings.take();
  const TableReader& reader = opened->top();
  ValidationDef def;
  def.name = reader.text("name").value_or("");
  def.summary = reader.text("summary").value_or("");
  def.replicates = static_cast<std::uint32_t>(reader.whole("replicates").value_or(def.replicates));
  if (const auto file = reader.text("ensemble"))
    take(load_ensemble(resolve_path(path, *file)), def.ensemble, findings);
  const auto survey = reader.text("survey");
  if (!survey_path.empty())
    take(load_survey(survey_path), def.survey, findings);
  else if (survey)
    take(load_survey(resolve_path(path, *survey)), def.survey, findings);
  if (const auto file = reader.text("facts"))
    take(load_facts(resolve_path(path, *file)), def.facts, findings);
  if (!findings.empty()) return findings.take();
  check_survey_dates(def.survey, def.ensemble.plan,
                     !survey_path.empty() ? survey_path : resolve_path(path, *survey), findings);
  check_survey_dates(record_rows(def.facts), def.ensemble.plan, path, findings);
  if (!findings.empty()) return findings.take();
  def.input_files = {path};
  return def;
}

Validation validate(const ValidationDef& def, Executor& executor,
                    const std::function<void(std::size_t, std::size_t)>& progress) {
  std::vector<SurveyRow> rows = def.survey;
  const std::vector<SurveyRow> asked = record_rows(def.facts);
  rows.insert(rows.end(), asked.begin(), asked.end());
  const std::size_t steps = def.replicates + def.facts.facts.size();
  Validation result;
  for (std::uint32_t r = 0; r < def.replicates;
       ++r) {  // one at a time: a replicate's worlds are let go after it
    EnsembleRuns runs({draw_members(def.ensemble, r)}, rows, r);
    result.figures.push_back(runs.figures({}, executor).front());
    progress(r + 1, steps);
  }
  std::size_t first = def.survey.size();
  for (const FactDef& fact : def.facts.facts) {
    result.facts.push_back(check_fact(fact, result.figures, first, executor));
    first += n_record_rows(fact);
    progress(def.replicates + result.facts.size(), steps);
  }
  for (std::vector<double>& figures : result.figures) figures.resize(def.survey.size());
  return result;
}

}  // namespace pilotwave
