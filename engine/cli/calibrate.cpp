#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "calibration/trial_log.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "population/import/file_writer.hpp"
#include "report/json_text.hpp"
#include "report/survey_table.hpp"

namespace pilotwave {
namespace {

struct CalibrateOptions {
  CommonOptions common;
  std::string file, targets;
  std::uint32_t evaluations = 0;
  bool quick = false;
};

constexpr std::uint32_t kQuickEvaluations = 60;
constexpr std::size_t kFitWidth = 110;

/// Medians over replicates of each row's figure.
std::vector<double> medians(const std::vector<std::vector<double>>& figures) {
  std::vector<double> result;
  for (std::size_t k = 0; k < figures.front().size(); ++k) {
    std::vector<double> sample;
    for (const std::vector<double>& replicate : figures) sample.push_back(replicate[k]);
    result.push_back(quantile(sample, 0.5));
  }
  return result;
}

std::vector<ParameterValue> changes_of(const CalibrationDef& def, std::span<const double> values) {
  std::vector<ParameterValue> changes;
  for (std::size_t i = 0; i < values.size(); ++i) changes.push_back({def.parameters[i].index, values[i]});
  return changes;
}

std::string result_text(const CalibrationDef& def, const FitResult& result) {
  std::string text = fmt::format("{}: misfit {:.3f} after {} parameter sets\n\n", def.name,
                                 result.best.misfit, result.n_trials);
  for (std::size_t i = 0; i < def.parameters.size(); ++i) {
    const ParamSpec& spec = param_catalogue()[def.parameters[i].index];
    const FitParameter& p = def.parameters[i];
    const double place = p.place(result.best.values[i]);
    text +=
        fmt::format("{:<36} {:>12.5g}   was {:<12.5g} {}{}\n", spec.key, result.best.values[i], def.start[i],
                    spec.unit, place < 0.01 || place > 0.99 ? "   at the end of its search interval" : "");
  }
  const std::vector<std::vector<double>> figures = {result.best.figures};
  const std::vector<SurveyScore> scores = score_survey(def.survey, figures);
  for (const auto& [use, title] :
       {std::pair{SurveyUse::Fit, "fitted"}, std::pair{SurveyUse::Given, "given to the ensemble"},
        std::pair{SurveyUse::HeldOut, "never fitted"}}) {
    const std::string table = survey_table(def.survey, scores, use, kFitWidth);
    if (!table.empty()) text += fmt::format("\n{}\n{}", title, table);
  }
  return text;
}

std::string result_json(const CalibrationDef& def, const FitResult& result) {
  nlohmann::ordered_json json;
  json["name"] = def.name;
  json["fit"] = fit_fingerprint(def);
  json["misfit"] = result.best.misfit;
  json["trials"] = result.n_trials;
  json["stopped_early"] = result.stopped_early;
  for (std::size_t i = 0; i < def.parameters.size(); ++i)
    json["parameters"][std::string(param_catalogue()[def.parameters[i].index].key)] = result.best.values[i];
  for (std::size_t k = 0; k < def.survey.size(); ++k) {
    const SurveyRow& row = def.survey[k];
    json["figures"].push_back({{"id", row.id},
                               {"measure", row.measure},
                               {"group", row.group},
                               {"date", date_text(row.date)},
                               {"use", survey_use_name(row.use)},
                               {"value", row.value},
                               {"band", row.band},
                               {"model", result.best.figures[k]}});
  }
  return json_text(json);
}

int calibrate(const CalibrateOptions& o) {
  Result<CalibrationDef> loaded = load_calibration(o.file, o.targets);
  if (!loaded) return report_errors(loaded.errors());
  CalibrationDef def = std::move(loaded).value();
  if (!o.common.seed.empty())
    return report_errors({{Trouble::Usage,
                           {},
                           "--seed",
                           "a calibration's luck is that of its districts",
                           "change `seed` in the scenario, or in [search] for another search"}});
  if (o.quick) def.search.evaluations = std::min(def.search.evaluations, kQuickEvaluations);
  if (o.evaluations > 0) def.search.evaluations = o.evaluations;
  if (o.common.output.empty())
    return report_errors({{Trouble::Usage,
                           {},
                           "--output",
                           "a fit needs a folder that keeps its trials",
                           "add --output results/fit"}});
  const std::filesystem::path folder(o.common.output);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return report_errors({{Trouble::CannotCreate, {folder.string(), 0, 0}, {}, error.message(), {}}});
  Result<std::unique_ptr<TrialLog>> opened =
      TrialLog::open((folder / "trials.csv").string(), def, o.common.force);
  if (!opened) return report_errors(opened.errors());
  const std::unique_ptr<TrialLog> log = std::move(opened).value();

  EnsembleRuns runs(def.replicates, def.survey);
  const std::unique_ptr<Executor> executor = make_executor(o.common);
  drain_on_interrupt(o.common.quiet);
  FitDef fit_def{def.parameters, def.start, def.search, &stop_requested(), log->done(), {}};
  if (!fit_def.done.empty())
    note(o.common, fmt::format("takes up {} parameter sets tried before", fit_def.done.size()));
  ProgressLine progress(o.common);
  fit_def.progress = [&](const FitTrial& trial, const FitTrial& best, std::size_t n) {
    progress.show(n, def.search.evaluations, "parameter sets",
                  fmt::format("best misfit {:.3f}", best.misfit));
    return log->append(trial);
  };
  const FitResult result = fit(
      def.survey,
      [&](std::span<const double> values) {
        return medians(runs.figures(changes_of(def, values), *executor));
      },
      fit_def);
  progress.clear();
  if (!log->trouble().empty()) return report_errors(log->trouble());
  if (result.n_trials == 0) {
    say("stopped before any parameter set was tried");
    return kStoppedEarly;
  }
  const std::filesystem::path fitted = folder / "fitted.toml";
  if (const Diagnostics wrong = write_files({{fitted, fitted_text(def, result)}}, true); !wrong.empty())
    return report_errors(wrong);
  note(o.common, fmt::format("wrote {} and trials.csv", fitted.string()));
  if (result.stopped_early) note(o.common, "stopped early; the same command goes on from here");
  if (!print(o.common.json ? result_json(def, result) : result_text(def, result))) return kInputOutput;
  return result.stopped_early ? kStoppedEarly : kSuccess;
}

}  // namespace

void add_calibrate(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<CalibrateOptions>();
  Verb verb(app, "calibrate", "Fits parameters to surveys; resumable");
  verb.footer("Example: pilotwave calibrate scenarios/record/calibration.toml --output results/fit");
  verb.add_option("FILE", o->file, "calibration file").required();
  verb.add_option("--targets", o->targets,
                  "survey table instead of the file's: date,measure,group,value,band");
  verb.add_option("--evaluations", o->evaluations, "parameter sets tried at most");
  verb.add_flag("--quick", o->quick, "a first look: 60 parameter sets");
  add_common(verb, o->common, "folder for trials.csv (which a later run takes up) and fitted.toml");
  verb.callback([o, &exit_code] { exit_code = calibrate(*o); });
}

}  // namespace pilotwave
