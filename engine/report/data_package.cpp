#include <nlohmann/json.hpp>

#include "model/metrics/metric.hpp"
#include "report/json_text.hpp"
#include "report/table_schema.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

Json field_json(const TableColumn& column) {
  Json field{{"name", column.name}, {"type", column_type_name(column.type)}, {"description", column.text}};
  if (!column.unit.empty()) field["unit"] = column.unit;
  return field;
}

Json resource_json(const TableSchema& table) {
  Json fields = Json::array();
  for (const TableColumn& column : table.columns) fields.push_back(field_json(column));
  return {{"name", table.name},
          {"path", table.file()},
          {"profile", "tabular-data-resource"},
          {"description", table.text},
          {"encoding", "utf-8"},
          {"schema", {{"fields", fields}, {"missingValues", Json::array({""})}}}};
}

Json metrics_json() {
  Json metrics = Json::array();
  for (const MetricSpec& spec : metric_catalogue()) {
    metrics.push_back({{"key", spec.key},
                       {"label", spec.label},
                       {"unit", spec.unit},
                       {"time", spec.time == MetricTime::Flow ? "flow" : "level"},
                       {"better", better_name(spec.better)},
                       {"description", spec.text}});
  }
  return metrics;
}

}  // namespace

std::string data_package_json(std::span<const TableSchema* const> tables, std::string_view title) {
  Json resources = Json::array();
  for (const TableSchema* table : tables) resources.push_back(resource_json(*table));
  const Json package{{"profile", "tabular-data-package"},
                     {"schema_version", kTableSchemaVersion},
                     {"title", title},
                     {"resources", resources},
                     {"metrics", metrics_json()}};
  return json_text(package);
}

}  // namespace pilotwave
