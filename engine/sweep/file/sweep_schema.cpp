#include "sweep/file/sweep_schema.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "report/json_schema.hpp"
#include "report/json_text.hpp"
#include "sweep/file/sweep_keys.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

Json table_of(std::span<const KeySpec> keys) { return Json::parse(key_table_schema(keys)); }

Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json reference_to(std::string_view definition) {
  return {{"$ref", fmt::format("#/definitions/{}", definition)}};
}

/// A value, a list of values, or a table that says how to take them.
Json values_schema() {
  return {
      {"anyOf", {{{"type", {"number", "string", "boolean"}}}, {{"type", "array"}}, reference_to("factor")}}};
}

Json factor_schema(std::string_view text) {
  return {{"description", text}, {"allOf", Json::array({reference_to("values")})}};
}

/// Keys as they stand in quotation marks; nested tables are read too, and left to the program to check.
Json parameters_schema() {
  Json json = {{"type", "object"}};
  Json& keys = json["properties"];
  keys["district"] = factor_schema("Paths of district files.");
  keys["plan"] = factor_schema("Paths of scenario files, instead of `scenarios`.");
  for (const ParamSpec& spec : param_catalogue())
    keys[std::string(spec.key)] =
        factor_schema(fmt::format("{} ({}, {} to {})", spec.label, spec.unit, spec.min, spec.max));
  for (const InterventionKind& kind : intervention_catalogue()) {
    for (const FieldSpec& field : kind.fields) {
      const std::string key = fmt::format("{}.{}", kind.kind, field.key);
      if (!keys.contains(key)) keys[key] = factor_schema(field.text);
    }
  }
  return json;
}

Json outputs_schema() {
  Json json = table_of(output_keys());
  Json names = Json::array();
  for (const MetricSpec& spec : metric_catalogue()) names.push_back(spec.key);
  const Json text = json["properties"]["metrics"]["description"];
  json["properties"]["metrics"] = {
      {"anyOf", {{{"type", "string"}, {"const", "all"}}, list_of({{"type", "string"}, {"enum", names}})}},
      {"description", text}};
  json["properties"]["every"]["enum"] = {"week", "month", "end"};
  return json;
}

}  // namespace

std::string sweep_schema() {
  Json json = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "pilotwave sweep"}};
  json.update(table_of(sweep_keys()));
  json["properties"]["method"]["enum"] = {"grid",  "zip",    "list",     "random", "lhs",
                                          "sobol", "morris", "saltelli", "tornado"};
  json["properties"]["parameters"] = parameters_schema();
  json["properties"]["outputs"] = outputs_schema();
  json["definitions"]["factor"] = table_of(factor_keys());
  json["definitions"]["values"] = values_schema();
  return json_text(json, 1);
}

}  // namespace pilotwave
