#include "scenario/tool_reader.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "base/assert.hpp"
#include "base/nearest_name.hpp"
#include "model/params.hpp"
#include "scenario/slug.hpp"

namespace pilotwave {
namespace {

constexpr std::array kFields = {
    ToolField{"capability", &ToolDef::capability},
    ToolField{"half_capability", &ToolDef::half_capability},
    ToolField{"guardrails", &ToolDef::guardrails},
    ToolField{"privacy_exposure", &ToolDef::privacy_exposure},
    ToolField{"bias", &ToolDef::bias},
    ToolField{"integration_effort", &ToolDef::integration_effort},
    ToolField{"seat_price", &ToolDef::seat_price_usd},
    ToolField{"flaw_mean", &ToolDef::flaw_mean},
    ToolField{"vendor_hazard", &ToolDef::vendor_hazard},
};
constexpr std::array kToolKinds = {ToolKind::Tutor, ToolKind::Feedback, ToolKind::Planning,
                                   ToolKind::GeneralChat};

std::vector<std::string> tool_kind_names() {
  std::vector<std::string> names;
  for (const ToolKind kind : kToolKinds) names.emplace_back(tool_kind_name(kind));
  return names;
}

/// The keys of a `[[tool]]`: its name and kind, and a number for each field, with the range of its parameter.
/// The four kinds share their ranges.
const std::vector<KeySpec>& all_tool_keys() {
  static const std::vector<KeySpec> keys = [] {
    std::vector<KeySpec> made(tool_keys().begin(), tool_keys().end());
    for (const ToolField& field : kFields) {
      const ParamSpec& spec = param_catalogue()[tool_parameter(ToolKind::Tutor, field)];
      made.push_back({field.key, KeyType::Number, false, spec.min, spec.max, spec.unit, spec.text});
    }
    return made;
  }();
  return keys;
}

void read_tool_kind(const TableReader& reader, ToolSetting& setting) {
  const auto text = reader.text("kind");
  if (!text) return;
  setting.kind = parse_tool_kind(*text);
  if (!setting.kind) {
    reader.error("kind", fmt::format("unknown kind of tool `{}`", *text),
                 suggest_name(*text, tool_kind_names()));
  }
}

/// @return nothing when the tool has no usable id or kind
std::optional<Placed<ToolSetting>> read_tool(const TomlNode& table, const std::string& path,
                                             const ReadingContext& context) {
  const TableReader reader(table, path, all_tool_keys(), context);
  ToolSetting setting;
  const auto id = reader.text("id");
  if (id && !is_slug(*id)) reader.error("id", fmt::format("`{}` is no short name", *id), kSlugAdvice);
  read_tool_kind(reader, setting);
  for (const ToolField& field : kFields) {
    const auto value = reader.number(field.key);
    if (value) setting.fields[std::string(field.key)] = {*value, reader.place(field.key)};
  }
  const bool kind_is_wrong = reader.has("kind") && !setting.kind;
  if (!id || !is_slug(*id) || kind_is_wrong) return std::nullopt;
  setting.id = *id;
  return Placed<ToolSetting>{std::move(setting), reader.place()};
}

ToolDef standard_tool(ToolKind kind, std::string id, const Params& params) {
  ToolDef tool;
  tool.id = std::move(id);
  tool.kind = kind;
  for (const ToolField& field : kFields) tool.*field.value = params[tool_parameter(kind, field)];
  return tool;
}

/// The tool that a setting is about, made when it is new; nullptr after an error.
ToolDef* find_or_add(std::vector<ToolDef>& tools, const Placed<ToolSetting>& setting, const Params& params,
                     Findings& findings) {
  const ToolSetting& wanted = setting.value;
  for (ToolDef& tool : tools) {
    if (tool.id != wanted.id) continue;
    if (!wanted.kind || *wanted.kind == tool.kind) return &tool;
    findings.bad_input(setting.place, "tool." + wanted.id,
                       fmt::format("tool `{}` is a {} tool already and cannot become a {} tool", wanted.id,
                                   tool_kind_name(tool.kind), tool_kind_name(*wanted.kind)),
                       "give the new tool another id");
    return nullptr;
  }
  if (!wanted.kind) {
    std::vector<std::string> ids;
    for (const ToolDef& tool : tools) ids.push_back(tool.id);
    findings.bad_input(setting.place, "tool." + wanted.id,
                       fmt::format("tool `{}` is new, so it needs a `kind`", wanted.id),
                       suggest_name(wanted.id, ids));
    return nullptr;
  }
  if (tools.size() == kMaxTools) {
    findings.bad_input(
        setting.place, "tool." + wanted.id,
        fmt::format("a scenario has at most {} tools, the four standard ones included", kMaxTools),
        "leave some out");
    return nullptr;
  }
  return &tools.emplace_back(standard_tool(*wanted.kind, wanted.id, params));
}

}  // namespace

std::span<const ToolField> tool_fields() { return kFields; }

std::size_t tool_parameter(ToolKind kind, const ToolField& field) {
  const int index = find_param(fmt::format("tool.{}.{}", tool_kind_name(kind), field.key));
  PILOTWAVE_ASSERT(index >= 0, "every kind of tool has a parameter for every field");
  return static_cast<std::size_t>(index);
}

std::vector<Placed<ToolSetting>> read_tools(const std::vector<const TomlNode*>& tables,
                                            const ReadingContext& context) {
  std::vector<Placed<ToolSetting>> found;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    auto setting = read_tool(*tables[i], fmt::format("tool[{}]", i + 1), context);
    if (!setting) continue;
    const bool repeated = std::any_of(found.begin(), found.end(),
                                      [&](const auto& other) { return other.value.id == setting->value.id; });
    if (repeated) {
      context.findings.bad_input(setting->place, fmt::format("tool[{}].id", i + 1),
                                 fmt::format("tool `{}` is given twice in this file", setting->value.id),
                                 "put both into one [[tool]]");
      continue;
    }
    found.push_back(*std::move(setting));
  }
  return found;
}

std::vector<ToolDef> assemble_tools(const std::vector<Placed<ToolSetting>>& settings, const Params& params,
                                    Findings& findings) {
  std::vector<ToolDef> tools;
  for (const ToolKind kind : kToolKinds)
    tools.push_back(standard_tool(kind, std::string(tool_kind_name(kind)), params));
  for (const Placed<ToolSetting>& setting : settings) {
    ToolDef* tool = find_or_add(tools, setting, params, findings);
    if (tool == nullptr) continue;
    for (const ToolField& field : kFields) {
      const auto it = setting.value.fields.find(std::string(field.key));
      if (it != setting.value.fields.end()) tool->*field.value = it->second.value;
    }
  }
  std::sort(tools.begin(), tools.end(), [](const ToolDef& a, const ToolDef& b) {
    return std::tuple(a.kind, std::string_view(a.id)) < std::tuple(b.kind, std::string_view(b.id));
  });
  return tools;
}

bool same_tools(const std::vector<ToolDef>& a, const std::vector<ToolDef>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ToolDef& x, const ToolDef& y) {
    return x.id == y.id && x.kind == y.kind &&
           std::all_of(tool_fields().begin(), tool_fields().end(),
                       [&](const ToolField& f) { return x.*f.value == y.*f.value; });
  });
}

}  // namespace pilotwave
