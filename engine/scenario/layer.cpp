#include "scenario/layer.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "scenario/district_reader.hpp"
#include "scenario/goal_reader.hpp"
#include "scenario/intervention_reader.hpp"
#include "scenario/parameter_reader.hpp"
#include "scenario/tool_reader.hpp"

namespace pilotwave {
namespace {

std::optional<Placed<std::string>> placed_text(const TableReader& reader, std::string_view key) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  return Placed<std::string>{*text, reader.place(key)};
}

void read_name(const TableReader& reader, ScenarioLayer& layer) {
  layer.name = placed_text(reader, "name");
  if (layer.name &&
      (layer.name->value.size() > kLongestName || layer.name->value.find('\n') != std::string::npos)) {
    reader.error("name", fmt::format("`name` must be one line of at most {} bytes", kLongestName),
                 "say more in `summary`");
  }
  layer.summary = placed_text(reader, "summary");
}

void read_assumption_paths(const TableReader& reader, ScenarioLayer& layer) {
  const TomlNode* node = reader.find("assumptions");
  if (node == nullptr) return;
  const ReadingContext& context = reader.context();
  if (!node->is_list()) {
    if (node->type != TomlNode::Type::Text) {
      wrong_type(*node, "assumptions", "a path or a list of paths", context);
    } else if (const auto path = check_text(*node, "assumptions", context)) {
      layer.assumptions.push_back({resolve_path(layer.file, *path), context.place(*node)});
    }
    return;
  }
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    const TomlNode& item = node->items[i];
    if (const auto path = check_text(item, fmt::format("assumptions[{}]", i + 1), context)) {
      layer.assumptions.push_back({resolve_path(layer.file, *path), context.place(item)});
    }
  }
}

void read_length(const TableReader& reader, ScenarioLayer& layer) {
  const auto weeks = reader.whole("weeks");
  const auto years = reader.whole("years");
  if (reader.has("weeks") && reader.has("years")) {
    reader.error("years", "`years` and `weeks` both give the length of the run", "keep one of them");
  } else if (weeks) {
    layer.weeks = {static_cast<int>(*weeks), reader.place("weeks")};
  } else if (years) {
    layer.weeks = {static_cast<int>(*years) * kWeeksPerYear, reader.place("years")};
  }
}

void read_run(const TableReader& reader, ScenarioLayer& layer) {
  if (const auto start = reader.day("start")) layer.start = {*start, reader.place("start")};
  if (const auto seed = reader.whole("seed"))
    layer.seed = {static_cast<std::uint32_t>(*seed), reader.place("seed")};
  read_length(reader, layer);
}

void read_district_choice(const TableReader& reader, ScenarioLayer& layer) {
  const TomlNode* node = reader.find("district");
  if (node == nullptr) return;
  const ReadingContext& context = reader.context();
  DistrictChoice choice;
  if (node->is_table()) {
    auto here = read_district_table(*node, "district", context);
    if (here) choice.here = std::make_shared<const DistrictDef>(*std::move(here));
  } else if (node->type == TomlNode::Type::Text) {
    const auto path = check_text(*node, "district", context);
    if (path) choice.path = resolve_path(layer.file, *path);
  } else {
    wrong_type(*node, "district", "the path of a district file or a [district] table", context);
  }
  layer.district = {std::move(choice), context.place(*node)};
}

void read_assumed(const TableReader& reader, ScenarioLayer& layer) {
  if (const TomlNode* table = reader.table("parameters")) {
    layer.parameters = read_parameters(*table, reader.context());
  }
  layer.tools = read_tools(reader.tables("tool"), reader.context());
}

}  // namespace

std::string resolve_path(const std::string& file, const std::string& path) {
  const std::filesystem::path wanted(path);
  if (wanted.is_absolute()) return wanted.lexically_normal().string();
  return (std::filesystem::path(file).parent_path() / wanted).lexically_normal().string();
}

bool check_schema(const TomlNode& root, const ReadingContext& context) {
  const TomlEntry* schema = root.find("schema");
  if (schema == nullptr || schema->value.type != TomlNode::Type::Whole || schema->value.whole == kSchema)
    return true;
  context.findings.bad_input(
      context.place(schema->value), "schema",
      fmt::format("this version reads schema {}, the file says {}", kSchema, schema->value.whole),
      schema->value.whole > kSchema ? "use a newer version of the program"
                                    : fmt::format("write `schema = {}`", kSchema));
  return false;
}

ScenarioLayer read_scenario_layer(const TomlNode& root, const ReadingContext& context, bool read_district) {
  ScenarioLayer layer;
  layer.file = context.file;
  const TableReader reader(root, "", scenario_keys(), context);
  static_cast<void>(reader.whole("schema"));
  read_name(reader, layer);
  if (const auto path = reader.text("extends")) {
    layer.extends = {resolve_path(layer.file, *path), reader.place("extends")};
  }
  if (read_district) read_district_choice(reader, layer);
  read_assumption_paths(reader, layer);
  read_run(reader, layer);
  read_assumed(reader, layer);
  if (const TomlNode* table = reader.table("goals")) layer.goals = read_goals(*table, context);
  layer.interventions = read_interventions(reader.tables("intervention"), context);
  layer.removals = read_removals(reader.tables("remove"), context);
  if (!layer.removals.empty() && !reader.has("extends")) {
    reader.error("remove", "`remove` takes out inherited interventions, but this file extends none",
                 "leave the intervention out, or name a file with `extends`");
    layer.removals.clear();
  }
  return layer;
}

ScenarioLayer read_assumptions_layer(const TomlNode& root, const ReadingContext& context) {
  ScenarioLayer layer;
  layer.file = context.file;
  const TableReader reader(root, "", assumptions_keys(), context);
  static_cast<void>(reader.whole("schema"));
  static_cast<void>(reader.text("name"));
  static_cast<void>(reader.text("summary"));
  read_assumed(reader, layer);
  return layer;
}

}  // namespace pilotwave
