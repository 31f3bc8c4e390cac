#include "cli/listing.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "model/condition.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "report/quantity.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {
namespace fs = std::filesystem;
namespace {

/// TOML files of a folder by name.
Result<std::vector<std::string>> toml_files(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".toml") files.push_back(it->path().string());
  }
  if (error) {
    return Diagnostic{Trouble::MissingInput, {folder, 0, 0}, {}, fmt::format("cannot be listed: {}", error.message()),
                      "name the folder that holds plans and districts with --scenarios DIR"};
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string better_text(Better better) {
  switch (better) {
    case Better::Higher: return "higher";
    case Better::Lower: return "lower";
    case Better::Neither: return "";
  }
  return "";
}

}  // namespace

Listing list_parameters() {
  Listing out{{"key", "default", "min", "max", "unit", "evidence", "text"}, {}};
  for (const ParamSpec& spec : param_catalogue()) {
    out.rows.push_back({std::string(spec.key), fmt::format("{}", spec.default_value), fmt::format("{}", spec.min),
                        fmt::format("{}", spec.max), std::string(spec.unit), std::string(evidence_name(spec.evidence)),
                        std::string(spec.text)});
  }
  return out;
}

Listing list_interventions() {
  Listing out{{"kind", "label", "text"}, {}};
  for (const InterventionKind& kind : intervention_catalogue()) {
    out.rows.push_back({std::string(kind.kind), std::string(kind.label), std::string(kind.text)});
  }
  return out;
}

Listing list_metrics() {
  Listing out{{"key", "unit", "time", "better", "text"}, {}};
  for (const MetricSpec& spec : metric_catalogue()) {
    out.rows.push_back({std::string(spec.key), std::string(spec.unit),
                        spec.time == MetricTime::Flow ? "flow" : "level", better_text(spec.better),
                        std::string(spec.text)});
  }
  return out;
}

Listing list_signals() {
  Listing out{{"name", "unit", "text"}, {}};
  for (const SignalSpec& spec : signal_catalogue()) {
    out.rows.push_back({std::string(spec.name), std::string(spec.unit), std::string(spec.text)});
  }
  return out;
}

Result<Listing> list_plans(const std::string& folder) {
  const Result<std::vector<std::string>> files = toml_files(folder);
  if (!files) return files.errors();
  Listing out{{"file", "name", "summary"}, {}};
  for (const std::string& file : files.value()) {
    const Result<Scenario> plan = load_scenario(file);
    out.rows.push_back(plan ? std::vector<std::string>{file, plan.value().name, plan.value().summary}
                            : std::vector<std::string>{file, "(not valid)", plan.errors().front().text()});
  }
  return out;
}

Result<Listing> list_districts(const std::string& folder) {
  const Result<std::vector<std::string>> files = toml_files(folder);
  if (!files) return files.errors();
  Listing out{{"file", "name", "schools", "teachers", "students"}, {}};
  for (const std::string& file : files.value()) {
    const Result<DistrictDef> district = load_district(file);
    if (!district) {
      out.rows.push_back({file, "(not valid) " + district.errors().front().text(), "", "", ""});
      continue;
    }
    const DistrictDef& d = district.value();
    out.rows.push_back({file, d.name, std::to_string(d.schools.size()), with_commas(d.n_teachers()),
                        with_commas(d.n_students())});
  }
  return out;
}

}  // namespace pilotwave
