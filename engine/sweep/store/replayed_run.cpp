#include "sweep/store/replayed_run.hpp"

#include <algorithm>

#include "report/csv_line.hpp"
#include "sweep/design/point_plans.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/run/run_identity.hpp"
#include "sweep/store/export_columns.hpp"

namespace pilotwave {

Result<ReplayedRun> replayed_run(const std::string& path, const std::string& run_id) {
  const Result<StoredRun> found = find_run(path, run_id);
  if (!found) return found.errors();
  const StoredRun& run = found.value();
  const Result<SweepDef> def = stored_sweep(path);
  if (!def) return def.errors();
  const Result<SweepDesign> design = sweep_design(def.value());
  if (!design) return design.errors();
  const PointPlans plans(def.value());
  const auto point = design.value().point(run.point);
  Result<Plan> made = plans.plan(run.scenario, point);
  if (!made) return made.errors();
  const Plan& plan = made.value();
  ReplayedRun out{run,
                  def.value().scenarios[run.scenario].in_district[run.district],
                  {},
                  std::make_shared<const RunCells>(def.value())};
  out.scenario.params = plan.params;
  out.scenario.tools = plan.tools;
  out.scenario.interventions = plan.interventions;
  out.run_id = RunIdentity(def.value(), plans).run_id(run.scenario, run.point, point, run.replicate);
  return out;
}

const TableSchema& replayed_metrics_schema() {
  static const TableSchema schema = [] {
    const auto tables = export_tables();
    const auto metrics =
        std::find_if(tables.begin(), tables.end(), [](const ExportTable& t) { return t.name == "metrics"; });
    return TableSchema{"sweep_metrics", "What the sweep kept of this run.", metrics->columns};
  }();
  return schema;
}

std::string replayed_metrics(const ReplayedRun& replay, const RunRecord& record) {
  const std::vector<double> values = replay.cells->read(record, replay.run.scenario, replay.run.district);
  std::string out;
  auto value = values.begin();
  for (const SeriesDef& series : replay.cells->series()) {
    for (const Date date : replay.cells->dates(series.periods)) {
      CsvLine(out)
          .text(replay.run_id)
          .text(replay.scenario.slug)
          .integer(replay.run.point)
          .integer(replay.run.replicate)
          .day(date)
          .text(series.group)
          .text(series.key)
          .number(*value++);
    }
  }
  return out;
}

}  // namespace pilotwave
