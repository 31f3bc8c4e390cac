#include "scenario/intervention_reader.hpp"

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "model/interventions/catalogue.hpp"
#include "scenario/condition_parser.hpp"
#include "scenario/field_reader.hpp"
#include "scenario/school_pick_reader.hpp"

namespace pilotwave {
namespace {

std::vector<std::string> intervention_kind_names() {
  std::vector<std::string> names;
  for (const InterventionKind& kind : intervention_catalogue()) names.emplace_back(kind.kind);
  return names;
}

/// The kind that a table names, or nullptr after an error.
const InterventionKind* read_kind(const TomlNode& table, const std::string& path,
                                  const ReadingContext& context) {
  const TomlEntry* entry = table.find("kind");
  if (entry == nullptr) {
    context.findings.bad_input(context.place(table), path + ".kind", "`kind` is missing",
                               suggest_name("", intervention_kind_names()));
    return nullptr;
  }
  const auto text = check_text(entry->value, path + ".kind", context);
  if (!text) return nullptr;
  const InterventionKind* kind = find_intervention_kind(*text);
  if (kind == nullptr) {
    context.findings.bad_input(context.place(entry->value), path + ".kind",
                               fmt::format("unknown kind of intervention `{}`", *text),
                               suggest_name(*text, intervention_kind_names()));
  }
  return kind;
}

/// What every intervention may hold and what this kind may.
std::vector<KeySpec> keys_of(const InterventionKind& kind) {
  std::vector<KeySpec> keys(intervention_keys().begin(), intervention_keys().end());
  for (const FieldSpec& field : kind.fields) {
    keys.push_back({field.key, KeyType::Free, false, field.min, field.max, field.unit, field.text});
  }
  return keys;
}

Condition read_condition(const TableReader& reader, std::string_view key) {
  const auto text = reader.text(key);
  if (!text) return {};
  auto parsed = parse_condition(*text);
  if (auto* condition = std::get_if<Condition>(&parsed)) return std::move(*condition);
  auto& wrong = std::get<ConditionError>(parsed);
  SourcePlace place = reader.place(key);
  if (reader.find(key)->verbatim)
    place.column += 1 + static_cast<int>(wrong.offset);
  else
    wrong.what += fmt::format(" (at character {} of the condition)", wrong.offset + 1);
  reader.context().findings.bad_input(std::move(place), reader.path(key), std::move(wrong.what),
                                      std::move(wrong.hint));
  return {};
}

/// Rules between the keys that say when; those that need the run's dates come later.
bool check_timing(const TableReader& reader, const InterventionDef& def) {
  const bool start = reader.has("start"), when = reader.has("when");
  if (!start && !when) {
    reader.context().findings.bad_input(reader.place(), reader.path("start"),
                                        "it is not said when the intervention begins",
                                        "add `start` with a date, or `when` with a condition");
    return false;
  }
  if (start && when) {
    reader.error("when", "`start` and `when` both say when the intervention begins",
                 "keep one; a `when` that must not act too early takes `not_before`");
    return false;
  }
  if (reader.has("not_before") && !when) {
    reader.error("not_before", "`not_before` goes with `when` only",
                 "give the day with `start` and leave this out");
    return false;
  }
  const auto begin = def.start ? def.start : def.not_before;
  if (!begin || !def.end) return true;
  const std::string_view from = def.start ? "start" : "not_before";
  if (*def.end <= *begin) {
    reader.error(
        "end",
        fmt::format("`end` {} does not come after `{}` {}", date_text(*def.end), from, date_text(*begin)),
        "`end` is the first day on which it no longer acts");
    return false;
  }
  if (monday_of(*def.end) == monday_of(*begin)) {
    reader.error("end",
                 fmt::format("`end` {} lies in the same week as `{}` {}, so it would never act",
                             date_text(*def.end), from, date_text(*begin)),
                 "time moves by weeks; let it last until a later one");
    return false;
  }
  return true;
}

void read_schools(const TableReader& reader, const InterventionKind& kind, InterventionDef& def) {
  const TomlNode* node = reader.find("schools");
  if (node == nullptr) return;
  if (!kind.uses_schools) {
    reader.error("schools", fmt::format("`{}` is about the whole district and takes no `schools`", kind.kind),
                 "leave `schools` out");
    return;
  }
  def.schools = read_school_pick(*node, reader.path("schools"), reader.context());
}

void read_fields(const TableReader& reader, const InterventionKind& kind, InterventionDef& def) {
  def.fields = default_fields(kind);
  for (const FieldSpec& spec : kind.fields) {
    const TomlNode* node = reader.find(spec.key);
    if (node != nullptr) {
      if (auto value = read_field(*node, spec, reader.path(spec.key), reader.context())) {
        def.fields.set(spec.key, *std::move(value));
      }
    } else if (spec.type == FieldType::Tools) {
      reader.context().findings.bad_input(
          reader.place(), reader.path(spec.key),
          fmt::format("`{}` needs `{}`, or it would do nothing", kind.kind, spec.key),
          fmt::format("write {} = [\"tutor\"]", spec.key));
    }
  }
}

InterventionSetting read_intervention(const TomlNode& table, const InterventionKind& kind,
                                      const std::string& path, const ReadingContext& context) {
  const std::vector<KeySpec> keys = keys_of(kind);
  const TableReader reader(table, path, keys, context);
  InterventionSetting setting;
  setting.path = path;
  InterventionDef& def = setting.def;
  def.kind = std::string(kind.kind);
  def.name = reader.text("name").value_or("");
  if (def.name.size() > kLongestName || def.name.find('\n') != std::string::npos) {
    reader.error("name", fmt::format("`name` must be one line of at most {} bytes", kLongestName));
  }
  def.start = reader.day("start");
  def.end = reader.day("end");
  def.not_before = reader.day("not_before");
  def.when = read_condition(reader, "when");
  def.until = read_condition(reader, "until");
  setting.timed = check_timing(reader, def);
  read_schools(reader, kind, def);
  read_fields(reader, kind, def);
  def.place = reader.place();
  for (const TomlEntry& entry : table.entries) setting.places[entry.key] = context.place(entry.value);
  return setting;
}

}  // namespace

std::vector<InterventionSetting> read_interventions(const std::vector<const TomlNode*>& tables,
                                                    const ReadingContext& context) {
  std::vector<InterventionSetting> found;
  for (std::size_t i = 0; i < tables.size() && !context.findings.full(); ++i) {
    const std::string path = fmt::format("intervention[{}]", i + 1);
    const InterventionKind* kind = read_kind(*tables[i], path, context);
    if (kind != nullptr) found.push_back(read_intervention(*tables[i], *kind, path, context));
  }
  return found;
}

std::vector<RemoveSetting> read_removals(const std::vector<const TomlNode*>& tables,
                                         const ReadingContext& context) {
  std::vector<RemoveSetting> found;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string path = fmt::format("remove[{}]", i + 1);
    const TableReader reader(*tables[i], path, remove_keys(), context);
    const auto kind = reader.text("kind");
    const auto name = reader.text("name");
    if (!kind || (reader.has("name") && !name)) continue;
    if (find_intervention_kind(*kind) == nullptr) {
      reader.error("kind", fmt::format("unknown kind of intervention `{}`", *kind),
                   suggest_name(*kind, intervention_kind_names()));
      continue;
    }
    found.push_back({*kind, name.value_or(""), path, reader.place()});
  }
  return found;
}

}  // namespace pilotwave
