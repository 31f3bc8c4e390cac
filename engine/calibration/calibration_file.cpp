#include "calibration/calibration_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "model/params.hpp"
#include "scenario/kinded_file.hpp"
#include "scenario/layer.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {
namespace {

using enum KeyType;

constexpr KeySpec kCalibration[] = {
    {"schema", Whole, kRequired, 0, 1e9, "", "Version of the language: 1."},
    {"kind", Text, kRequired, 0, 0, "", "\"calibration\"."},
    {"name", Text, kRequired, 0, 0, "", "For people."},
    {"summary", Text, kOptional, 0, 0, "", "What is fitted to what, and why."},
    {"ensemble", Text, kOptional, 0, 0, "", "Path of an ensemble of districts."},
    {"scenario", Text, kOptional, 0, 0, "", "Path of one district's scenario, instead of an ensemble."},
    {"survey", Text, kRequired, 0, 0, "", "Path of the survey table: date, measure, group, value, band."},
    {"replicates", Whole, kOptional, 1, 1000, "runs", "Runs whose median is fitted."},
    {"parameter", List, kRequired, 0, 0, "", "What is fitted."},
    {"search", Table, kOptional, 0, 0, "", "How the search goes."},
};
constexpr KeySpec kParameter[] = {
    {"key", Text, kRequired, 0, 0, "", "A parameter of the model."},
    {"from", Number, kRequired, -1e15, 1e15, "", "Least value to be tried."},
    {"to", Number, kRequired, -1e15, 1e15, "", "Greatest value to be tried."},
    {"by_factor", Flag, kOptional, 0, 0, "", "Search by factors rather than differences: for rates."},
};
constexpr KeySpec kSearch[] = {
    {"evaluations", Whole, kOptional, 1, 1e6, "sets", "Parameter sets tried at most."},
    {"population", Whole, kOptional, 5, 1000, "sets", "Sets in one generation."},
    {"seed", Whole, kOptional, 0, 4294967295.0, "", "Keys the search."},
    {"spread", Number, kOptional, 0.001, 1, "share",
     "Spread of the first generation over the search interval."},
};

std::optional<FitParameter> read_parameter(const TomlNode& table, const std::string& path,
                                           const ReadingContext& context) {
  const TableReader reader(table, path, kParameter, context);
  const auto key = reader.text("key");
  FitParameter p;
  p.by_factor = reader.flag("by_factor").value_or(false);
  const auto from = reader.number("from"), to = reader.number("to");
  if (!key || !from || !to) return std::nullopt;
  const int index = find_param(*key);
  if (index < 0) {
    std::vector<std::string> known;
    for (const ParamSpec& spec : param_catalogue()) known.emplace_back(spec.key);
    reader.error("key", fmt::format("unknown parameter `{}`", *key), suggest_name(*key, known));
    return std::nullopt;
  }
  const ParamSpec& spec = param_catalogue()[static_cast<std::size_t>(index)];
  if (*from < spec.min || *to > spec.max || *from >= *to) {
    reader.error(
        "from", fmt::format("`from` and `to` must rise within {} to {} ({})", spec.min, spec.max, spec.unit));
    return std::nullopt;
  }
  if (p.by_factor && *from <= 0) {
    reader.error("from", "`by_factor` needs a `from` above 0", "give the least value that makes sense");
    return std::nullopt;
  }
  p.index = static_cast<std::size_t>(index);
  p.from = *from;
  p.to = *to;
  return p;
}

void read_parameters_to_fit(const TableReader& reader, CalibrationDef& def) {
  const auto tables = reader.tables("parameter");
  if (reader.has("parameter") && tables.empty())
    reader.error("parameter", "nothing is to be fitted", "add [[parameter]] tables");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string path = fmt::format("parameter[{}]", i + 1);
    const auto p = read_parameter(*tables[i], path, reader.context());
    if (!p) continue;
    const bool again = std::any_of(def.parameters.begin(), def.parameters.end(),
                                   [&](const FitParameter& other) { return other.index == p->index; });
    if (again) {
      reader.context().findings.bad_input(reader.context().place(*tables[i]), path + ".key",
                                          fmt::format("`{}` is given twice", param_catalogue()[p->index].key),
                                          "keep one of them");
      continue;
    }
    def.parameters.push_back(*p);
  }
}

void read_search(const TableReader& parent, FitSearch& search) {
  const TomlNode* table = parent.table("search");
  if (table == nullptr) return;
  const TableReader reader(*table, "search", kSearch, parent.context());
  const auto whole = [&](std::string_view key, std::uint32_t& value) {
    if (const auto given = reader.whole(key)) value = static_cast<std::uint32_t>(*given);
  };
  whole("evaluations", search.evaluations);
  whole("population", search.population);
  whole("seed", search.seed);
  search.spread = reader.number("spread").value_or(search.spread);
}

/// The districts to be run: an ensemble's, or one.
void read_members(const TableReader& reader, std::uint32_t replicates, CalibrationDef& def) {
  Findings& findings = reader.context().findings;
  const auto ensemble = reader.text("ensemble"), scenario = reader.text("scenario");
  if (reader.has("ensemble") == reader.has("scenario")) {
    reader.error("ensemble", "a calibration runs an `ensemble` or a `scenario`", "give one of the two");
    return;
  }
  const auto take = [&](const std::vector<std::string>& files) {
    def.input_files.insert(def.input_files.end(), files.begin(), files.end());
  };
  if (ensemble) {
    const Result<EnsembleDef> loaded = load_ensemble(resolve_path(reader.context().file, *ensemble));
    if (!loaded) return findings.add(loaded.errors());
    take(loaded.value().plan.input_files);
    for (std::uint32_t r = 0; r < replicates; ++r) def.replicates.push_back(draw_members(loaded.value(), r));
  } else if (scenario) {
    const Result<Scenario> loaded = load_scenario(resolve_path(reader.context().file, *scenario));
    if (!loaded) return findings.add(loaded.errors());
    take(loaded.value().input_files);
    for (std::uint32_t r = 0; r < replicates; ++r)
      def.replicates.push_back({EnsembleMember{loaded.value(), 1, 0}});
  }
}

}  // namespace

Result<CalibrationDef> load_calibration(const std::string& path, const std::string& survey_path) {
  Findings findings;
  const auto file = KindedFile::open(
      path, {"calibration", "calibration", "name a calibration file", kCalibration}, findings);
  if (!file) return findings.take();
  const TableReader& reader = file->top();
  CalibrationDef def;
  def.name = reader.text("name").value_or("");
  def.summary = reader.text("summary").value_or("");
  read_parameters_to_fit(reader, def);
  read_search(reader, def.search);
  read_members(reader, static_cast<std::uint32_t>(reader.whole("replicates").value_or(1)), def);
  const auto named = reader.text("survey");
  const std::string survey = !survey_path.empty() ? survey_path : named ? resolve_path(path, *named) : "";
  if (!survey.empty()) {
    findings.enter_file(survey);
    Result<std::vector<SurveyRow>> rows = load_survey(survey);
    if (rows)
      def.survey = std::move(rows).value();
    else
      findings.add(rows.errors());
    if (!def.replicates.empty())
      check_survey_dates(def.survey, def.replicates.front().front().scenario, survey, findings);
  }
  if (!findings.empty()) return findings.take();
  const Params& params = def.replicates.front().front().scenario.params;
  for (const FitParameter& p : def.parameters) def.start.push_back(params[p.index]);
  const std::vector<std::string>& files = findings.files();
  def.input_files.insert(def.input_files.begin(), files.begin(), files.end());
  return def;
}

}  // namespace pilotwave
