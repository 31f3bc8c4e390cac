#include "report/json_schema.hpp"

#include <span>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "report/json_text.hpp"
#include "scenario/field_reader.hpp"
#include "scenario/language.hpp"
#include "scenario/tool_reader.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

std::string described(std::string_view text, std::string_view unit) {
  return unit.empty() ? std::string(text) : fmt::format("{} ({})", text, unit);
}

Json ranged(std::string_view type, double min, double max) {
  Json json = {{"type", type}};
  if (min < max) json["minimum"] = min, json["maximum"] = max;
  return json;
}

/// A day of TOML reaches an editor's schema as a string.
Json day_schema() { return {{"type", "string"}, {"format", "date"}}; }

Json key_schema(const KeySpec& spec) {
  Json json;
  switch (spec.type) {
    case KeyType::Text:
      json = {{"type", "string"}};
      break;
    case KeyType::Number:
      json = ranged("number", spec.min, spec.max);
      break;
    case KeyType::Whole:
      json = ranged("integer", spec.min, spec.max);
      break;
    case KeyType::Flag:
      json = {{"type", "boolean"}};
      break;
    case KeyType::Day:
      json = day_schema();
      break;
    case KeyType::Table:
      json = {{"type", "object"}};
      break;
    case KeyType::List:
      json = {{"type", "array"}};
      break;
    case KeyType::Free:
      json = Json::object();
      break;
  }
  json["description"] = described(spec.text, spec.unit);
  return json;
}

Json table_schema(std::span<const KeySpec> keys) {
  Json json = {{"type", "object"}, {"additionalProperties", false}};
  for (const KeySpec& spec : keys) {
    json["properties"][std::string(spec.key)] = key_schema(spec);
    if (spec.required) json["required"].push_back(spec.key);
  }
  return json;
}

Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

/// Puts a described table or list in place of the bare one that a KeySpec gives.
void refine(Json& table, const std::string& key, Json with) {
  with["description"] = table["properties"][key]["description"];
  table["properties"][key] = std::move(with);
}

/// Parameters by dotted key: as tables within tables, the way TOML reads them, and whole in quotation marks.
Json parameters_schema() {
  Json root = {{"type", "object"}, {"additionalProperties", false}};
  for (const ParamSpec& p : param_catalogue()) {
    Json leaf = ranged("number", p.min, p.max);
    leaf["description"] =
        fmt::format("{}: {} [{}; {}; {}]", p.label, p.text, p.unit, p.source, evidence_name(p.evidence));
    leaf["default"] = p.default_value;
    const std::string key(p.key);
    Json* at = &root;
    for (std::size_t from = 0;;) {
      const std::size_t dot = key.find('.', from);
      Json& next = (*at)["properties"][key.substr(from, dot == std::string::npos ? dot : dot - from)];
      if (dot == std::string::npos) {
        next = leaf;
        break;
      }
      if (next.is_null()) next = {{"type", "object"}, {"additionalProperties", false}};
      at = &next;
      from = dot + 1;
    }
    root["properties"][key] = leaf;
  }
  return root;
}

Json field_schema(const FieldSpec& f) {
  Json json;
  switch (f.type) {
    case FieldType::Number:
      json = ranged("number", f.min, f.max);
      json["default"] = f.default_number;
      break;
    case FieldType::Integer:
      json = ranged("integer", f.min, f.max);
      json["default"] = f.default_number;
      break;
    case FieldType::Flag:
      json = {{"type", "boolean"}, {"default", f.default_number != 0}};
      break;
    case FieldType::Choice:
      json = {{"type", "string"}, {"enum", choice_names(f)}, {"default", choice_names(f).front()}};
      break;
    case FieldType::Tools:
      json = list_of({{"type", "string"}});
      break;
    case FieldType::Departments: {
      Json one = ranged("number", f.min, f.max);
      json = {{"type", "object"}, {"additionalProperties", false}};
      for (const KeySpec& department : department_keys())
        json["properties"][std::string(department.key)] = one;
      break;
    }
  }
  json["description"] = described(f.text, f.unit);
  return json;
}

Json schools_schema() {
  return {{"anyOf",
           {{{"type", "string"}, {"const", "all"}},
            list_of({{"type", "string"}}),
            table_schema(school_pick_keys())}}};
}

Json intervention_schema(const InterventionKind& kind) {
  Json json = table_schema(intervention_keys());
  json["title"] = kind.label;
  json["description"] = kind.text;
  json["properties"]["kind"]["const"] = kind.kind;
  if (kind.uses_schools)
    refine(json, "schools", schools_schema());
  else
    json["properties"].erase("schools");
  for (const FieldSpec& field : kind.fields) {
    json["properties"][std::string(field.key)] = field_schema(field);
    if (field.type == FieldType::Tools) json["required"].push_back(field.key);
  }
  return json;
}

Json tool_schema() {
  Json json = table_schema(tool_keys());
  for (const ToolField& field : tool_fields()) {
    const ParamSpec& spec = param_catalogue()[tool_parameter(ToolKind::Tutor, field)];
    Json number = ranged("number", spec.min, spec.max);
    number["description"] = described(spec.text, spec.unit);
    json["properties"][std::string(field.key)] = std::move(number);
  }
  return json;
}

Json goals_schema() {
  Json json = {{"type", "object"}, {"additionalProperties", false}};
  for (const MetricSpec& metric : metric_catalogue()) {
    Json one = table_schema(goal_keys());
    one["description"] = described(metric.text, metric.unit);
    json["properties"][std::string(metric.key)] = {{"anyOf", {one, list_of(one)}}};
  }
  return json;
}

Json district_schema() {
  Json json = table_schema(district_keys());
  refine(json, "school", list_of(table_schema(school_keys())));
  refine(json, "calendar", table_schema(calendar_keys()));
  refine(json, "department_hours", table_schema(department_hours_keys()));
  refine(json, "budget", table_schema(budget_keys()));
  refine(json, "today", table_schema(today_keys()));
  return json;
}

void refine_assumed(Json& json) {
  refine(json, "parameters", parameters_schema());
  refine(json, "tool", list_of(tool_schema()));
}

Json scenario_schema() {
  Json json = table_schema(scenario_keys());
  refine_assumed(json);
  refine(json, "district", {{"anyOf", {{{"type", "string"}}, district_schema()}}});
  refine(json, "assumptions", {{"anyOf", {{{"type", "string"}}, list_of({{"type", "string"}})}}});
  refine(json, "goals", goals_schema());
  refine(json, "remove", list_of(table_schema(remove_keys())));
  Json kinds = Json::array();
  for (const InterventionKind& kind : intervention_catalogue()) kinds.push_back(intervention_schema(kind));
  refine(json, "intervention", list_of({{"oneOf", kinds}}));
  return json;
}

}  // namespace

std::string json_schema(const std::string& kind) {
  Json json;
  if (kind == "scenario") json = scenario_schema();
  if (kind == "district") json = district_schema();
  if (kind == "assumptions") {
    json = table_schema(assumptions_keys());
    refine_assumed(json);
  }
  PILOTWAVE_ASSERT(!json.is_null(), "a kind of file that has a schema");
  Json whole = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "pilotwave " + kind}};
  whole.update(json);
  return json_text(whole, 1);
}

std::string key_table_schema(std::span<const KeySpec> keys) { return json_line(table_schema(keys)); }

}  // namespace pilotwave
