#include "sweep/store/export_columns.hpp"

#include <array>

namespace pilotwave {
namespace {

using enum ColumnType;

constexpr TableColumn kRunId{"run_id", String, "",
                             "First 16 hexadecimal digits of the SHA-256 of version, effective scenario, the "
                             "point's values and number, and "
                             "replicate."};
constexpr TableColumn kScenario{"scenario", String, "", "Plan: file name without ending."};
constexpr TableColumn kPoint{"point_id", Integer, "", "Point of the design, from 0: row of table design."};
constexpr TableColumn kReplicate{
    "replicate", Integer, "",
    "Number of the world and its luck, from 0; the same at all points and for all plans."};
constexpr TableColumn kDate{"date", Day, "", "Monday of the last week of the period."};
constexpr TableColumn kGroup{"group", String, "", "Who is counted: all, high_poverty, school:<id>, ..."};
constexpr TableColumn kMetric{"metric", String, "", "Key of the metric; units are listed under metrics."};
constexpr TableColumn kReplay{"replay", String, "", "Command that repeats this run alone."};

constexpr std::array kRuns = {
    kRunId,
    kScenario,
    TableColumn{"scenario_label", String, "", "The plan's name for people."},
    kPoint,
    kReplicate,
    TableColumn{"seed", Integer, "", "Seed of all luck."},
    TableColumn{"status", String, "", "done or failed."},
    TableColumn{"weeks", Integer, "weeks", "Weeks simulated."},
    TableColumn{"result_hash", String, "",
                "Hash of every value measured in the run: equal hashes, equal results."},
    kReplay};
constexpr std::array kMetrics = {
    kRunId,
    kScenario,
    kPoint,
    kReplicate,
    kDate,
    kGroup,
    kMetric,
    TableColumn{
        "value", Number, "see metric",
        "A flow added up over the period, a level in its last week (at the end of a run: in the last week of "
        "school). Empty: not applicable, or fewer than 10 people."}};
constexpr std::array kPairs = {kPoint,
                               kReplicate,
                               TableColumn{"scenario_a", String, "", "First plan of the pair."},
                               TableColumn{"scenario_b", String, "", "Second plan of the pair."},
                               kMetric,
                               kDate,
                               kGroup,
                               TableColumn{"a", Number, "see metric", "Value under the first plan."},
                               TableColumn{"b", Number, "see metric", "Value under the second plan."},
                               TableColumn{"diff", Number, "see metric", "a minus b, where both are there."}};
constexpr std::array kEvents = {kRunId, TableColumn{"date", Day, "", "Monday of the week."},
                                TableColumn{"school_id", String, "", "Empty for the whole district."},
                                TableColumn{"kind", String, "", "incident, gate, access, approval, ..."},
                                TableColumn{"detail", String, "", "What happened, in words."}};
constexpr std::array kFailures = {
    kRunId, kScenario, kPoint, kReplicate, TableColumn{"error", String, "", "What went wrong."}, kReplay};

constexpr std::array kTables = {
    ExportTable{"runs", "One row a run.", "SELECT * FROM runs ORDER BY replicate, point_id, scenario", kRuns},
    ExportTable{
        "metrics", "One row a value.",
        "SELECT r.run_id, s.scenario, r.point_id, r.replicate, c.date, c.\"group\", c.metric, v.value "
        "FROM value_rows v JOIN run_rows r USING(run) JOIN scenarios s USING(scenario_id) JOIN cells c "
        "USING(cell) ORDER BY v.run, v.cell",
        kMetrics},
    ExportTable{
        "pairs", "One row a value and pair of plans at the same point in the same replicate.",
        "SELECT a.point_id, a.replicate, sa.scenario, sb.scenario, c.metric, c.date, c.\"group\", va.value, "
        "vb.value, va.value - vb.value FROM run_rows a JOIN run_rows b ON b.run > a.run AND b.run <= (a.run "
        "| 63) "
        "JOIN scenarios sa ON sa.scenario_id = a.scenario_id JOIN scenarios sb ON sb.scenario_id = "
        "b.scenario_id "
        "JOIN value_rows va ON va.run = a.run JOIN value_rows vb ON vb.run = b.run AND vb.cell = va.cell "
        "JOIN cells c ON c.cell = va.cell ORDER BY a.run, b.run, va.cell",
        kPairs},
    ExportTable{
        "events", "One row an event.",
        "SELECT r.run_id, e.date, e.school_id, e.kind, e.detail FROM event_rows e JOIN run_rows r USING(run) "
        "ORDER BY e.run, e.number",
        kEvents},
    ExportTable{"failures", "One row a run that failed; none when all went well.",
                "SELECT * FROM failures ORDER BY replicate, point_id, scenario", kFailures}};

}  // namespace

std::span<const ExportTable> export_tables() { return kTables; }

}  // namespace pilotwave
