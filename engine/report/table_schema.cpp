#include "report/table_schema.hpp"

#include <array>

#include "report/shared_columns.hpp"

namespace pilotwave {
namespace {

using enum ColumnType;

constexpr TableColumn kRunId{
    "run_id", String, "",
    "First 16 hexadecimal digits of the SHA-256 of version, effective scenario, seed and replicate."};
constexpr TableColumn kReplicate{"replicate", Integer, "",
                                 "Number of the world and its luck, from 0; the same for all plans."};
constexpr TableColumn kGroup{"group", String, "",
                             "Who is counted: all, high_poverty, english_learner, school:<id>, ..."};

constexpr std::array kRuns = {kRunId,         column::kScenario,   column::kScenarioLabel,
                              kReplicate,     column::kSeed,       column::kStatus,
                              column::kWeeks, column::kResultHash, column::kReplay};
constexpr std::array kMetrics = {
    kRunId,
    column::kScenario,
    kReplicate,
    column::kPeriod,
    kGroup,
    column::kMetric,
    TableColumn{"value", Number, "see metric",
                "A level in the period's last week, a flow added up over the period. Empty: not applicable, "
                "or fewer than 10 people."}};
constexpr std::array kPairs = {
    kReplicate,
    column::kFirst,
    column::kSecond,
    TableColumn{"metric", String, "", "Key of the outcome: a metric, staff_hours, or weeks_to_goal:<goal>."},
    TableColumn{"date", Day, "", "Monday of the week that was read, or of the last week that counts."},
    kGroup,
    TableColumn{"a", Number, "see metric",
                "Value under the first plan. Empty: not applicable, never reached, or fewer than 10 people."},
    column::kUnderSecond,
    column::kDifference};
constexpr std::array kSummary = {
    column::kScenario,
    TableColumn{"date", Day, "",
                "Monday: every week for the whole district, the last week of each month for other groups."},
    TableColumn{"metric", String, "", "Key of the metric."},
    kGroup,
    TableColumn{
        "median", Number, "see metric",
        "Over replicates. A flow is of the week for the whole district, of the month for other groups."},
    TableColumn{"q05", Number, "see metric", "5 of 100 runs lie below."},
    TableColumn{"q25", Number, "see metric", "25 of 100 runs lie below."},
    TableColumn{"q75", Number, "see metric", "75 of 100 runs lie below."},
    TableColumn{"q95", Number, "see metric", "95 of 100 runs lie below."}};
constexpr std::array kEvents = {
    kRunId, column::kWeek, column::kSchool,
    TableColumn{"kind", String, "",
                "incident, gate, access, approval, vendor_failure, unfunded, trigger, ..."},
    column::kDetail};
constexpr std::array kFailed = {kRunId, column::kScenario, kReplicate, column::kError, column::kReplay};

constexpr TableSchema kRunsTable{"runs", "One row a run.", kRuns};
constexpr TableSchema kMetricsTable{
    "metrics", "One row a value: every metric of every group by week, month, or at the end.", kMetrics};
constexpr TableSchema kPairsTable{
    "pairs", "One row for each outcome, group and pair of plans in the same replicate.", kPairs};
constexpr TableSchema kSummaryTable{
    "summary", "How each plan's runs spread over time: quantiles over replicates.", kSummary};
constexpr TableSchema kEventsTable{"events", "One row an event.", kEvents};
constexpr TableSchema kFailedTable{"failed", "One row a run that failed; only a header when none did.",
                                   kFailed};

constexpr std::array<const TableSchema*, 6> kTables = {&kRunsTable,    &kMetricsTable, &kPairsTable,
                                                       &kSummaryTable, &kEventsTable,  &kFailedTable};

}  // namespace

std::string_view column_type_name(ColumnType type) {
  switch (type) {
    case ColumnType::String:
      return "string";
    case ColumnType::Integer:
      return "integer";
    case ColumnType::Number:
      return "number";
    case ColumnType::Day:
      return "date";
  }
  return "string";
}

std::string TableSchema::header() const {
  std::string line;
  for (const TableColumn& column : columns) {
    if (!line.empty()) line += ',';
    line += column.name;
  }
  return line + '\n';
}

const TableSchema& runs_schema() { return kRunsTable; }
const TableSchema& metrics_schema() { return kMetricsTable; }
const TableSchema& pairs_schema() { return kPairsTable; }
const TableSchema& summary_schema() { return kSummaryTable; }
const TableSchema& events_schema() { return kEventsTable; }
const TableSchema& failed_schema() { return kFailedTable; }
std::span<const TableSchema* const> table_schemas() { return kTables; }

}  // namespace pilotwave
