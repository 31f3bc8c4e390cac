#include "sweep/store/export_columns.hpp"

#include <array>

#include "report/shared_columns.hpp"

namespace pilotwave {
namespace {

using enum ColumnType;

constexpr TableColumn kRunId{"run_id", String, "",
                             "First 16 hexadecimal digits of the SHA-256 of version, effective scenario, the "
                             "point's values and number, and "
                             "replicate."};
constexpr TableColumn kPoint{"point_id", Integer, "", "Point of the design, from 0: row of table design."};
constexpr TableColumn kReplicate{
    "replicate", Integer, "",
    "Number of the world and its luck, from 0; the same at all points and for all plans."};
constexpr TableColumn kGroup{"group", String, "", "Who is counted: all, high_poverty, school:<id>, ..."};

constexpr std::array kRuns = {
    kRunId,          column::kScenario, column::kScenarioLabel, kPoint,         kReplicate, column::kSeed,
    column::kStatus, column::kWeeks,    column::kResultHash,    column::kReplay};
constexpr std::array kMetrics = {
    kRunId,
    column::kScenario,
    kPoint,
    kReplicate,
    column::kPeriod,
    kGroup,
    column::kMetric,
    TableColumn{
        "value", Number, "see metric",
        "A flow added up over the period, a level in its last week (at the end of a run: in the last week of "
        "school). Empty: not applicable, or fewer than 10 people."}};
constexpr std::array kPairs = {kPoint,
                               kReplicate,
                               column::kFirst,
                               column::kSecond,
                               column::kMetric,
                               column::kPeriod,
                               kGroup,
                               TableColumn{"a", Number, "see metric", "Value under the first plan."},
                               column::kUnderSecond,
                               column::kDifference};
constexpr std::array kEvents = {kRunId, column::kWeek, column::kSchool,
                                TableColumn{"kind", String, "", "incident, gate, access, approval, ..."},
                                column::kDetail};
constexpr std::array kFailures = {kRunId,     column::kScenario, kPoint,
                                  kReplicate, column::kError,    column::kReplay};

constexpr std::array kExportTables = {
    ExportTable{"runs", "One row a run.", "SELECT * FROM runs ORDER BY replicate, point_id, scenario", kRuns},
    ExportTable{
        "metrics", "One row a value.",
        "SELECT r.run_id, s.scenario, r.point_id, r.replicate, v.date, v.\"group\", v.metric, v.value "
        "FROM cell_values v JOIN run_rows r USING(run) JOIN scenarios s USING(scenario_id) "
        "ORDER BY v.run, v.line, v.place, v.period",
        kMetrics},
    ExportTable{
        "pairs", "One row a value and pair of plans at the same point in the same replicate.",
        "SELECT a.point_id, a.replicate, sa.scenario, sb.scenario, va.metric, va.date, va.\"group\", "
        "va.value, "
        "vb.value, va.value - vb.value FROM run_rows a JOIN run_rows b ON b.run > a.run AND b.run <= (a.run "
        "| 63) "
        "JOIN scenarios sa ON sa.scenario_id = a.scenario_id JOIN scenarios sb ON sb.scenario_id = "
        "b.scenario_id "
        "JOIN cell_values va ON va.run = a.run JOIN cell_values vb ON vb.run = b.run AND vb.line = va.line "
        "AND vb.place = va.place AND vb.period = va.period ORDER BY a.run, b.run, va.line, va.place, "
        "va.period",
        kPairs},
    ExportTable{
        "events", "One row an event.",
        "SELECT r.run_id, e.date, e.school_id, e.kind, e.detail FROM event_rows e JOIN run_rows r USING(run) "
        "ORDER BY e.run, e.number",
        kEvents},
    ExportTable{"failures", "One row a run that failed; none when all went well.",
                "SELECT * FROM failures ORDER BY replicate, point_id, scenario", kFailures}};

}  // namespace

std::span<const ExportTable> export_tables() { return kExportTables; }

}  // namespace pilotwave
