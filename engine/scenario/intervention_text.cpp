#include "scenario/intervention_text.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "base/assert.hpp"
#include "model/interventions/catalogue.hpp"
#include "scenario/language.hpp"
#include "scenario/table_reader.hpp"
#include "scenario/toml_writer.hpp"

namespace pilotwave {

std::string school_pick_text(const SchoolPick& pick) {
  if (pick.rule == PickRule::Named) return toml_list(pick.names);
  if (pick == SchoolPick{}) return "\"all\"";
  std::string out = "{ ";
  if (pick.count > 0) out += fmt::format("count = {}, ", pick.count);
  if (pick.share > 0) out += fmt::format("share = {}, ", number_text(pick.share));
  out += fmt::format("pick = {}", toml_text(pick_rule_name(pick.rule)));
  if (pick.rule == PickRule::Stratified) {
    out += fmt::format(", by = \"{}\"", pick.by == StratifyBy::Level ? "level" : "poverty");
  }
  if (pick.level) out += fmt::format(", level = {}", toml_text(level_name(*pick.level)));
  return out + " }";
}

std::string field_text(const FieldSpec& spec, const FieldValue& value) {
  switch (spec.type) {
    case FieldType::Number:
      return number_text(std::get<double>(value));
    case FieldType::Integer:
      return fmt::format("{}", static_cast<std::int64_t>(std::get<double>(value)));
    case FieldType::Flag:
      return toml_flag(std::get<double>(value) != 0);
    case FieldType::Choice:
      return toml_text(std::get<std::string>(value));
    case FieldType::Tools:
      return toml_list(std::get<std::vector<std::string>>(value));
    case FieldType::Departments: {
      const auto& numbers = std::get<std::array<double, 3>>(value);
      return fmt::format("{{ educators = {}, it = {}, administrators = {} }}", number_text(numbers[0]),
                         number_text(numbers[1]), number_text(numbers[2]));
    }
  }
  return {};
}

std::string intervention_text(const InterventionDef& def) {
  const InterventionKind* kind = find_intervention_kind(def.kind);
  PILOTWAVE_ASSERT(kind != nullptr, "a checked intervention has a known kind");
  std::string out = "[[intervention]]\n";
  const auto line = [&](std::string_view key, const std::string& value) {
    out += fmt::format("{} = {}\n", key, value);
  };
  line("kind", toml_text(def.kind));
  if (!def.name.empty()) line("name", toml_text(def.name));
  if (def.start) line("start", date_text(*def.start));
  if (!def.when.empty()) line("when", toml_text(def.when.text));
  if (def.not_before) line("not_before", date_text(*def.not_before));
  if (def.end) line("end", date_text(*def.end));
  if (!def.until.empty()) line("until", toml_text(def.until.text));
  if (kind->uses_schools) line("schools", school_pick_text(def.schools));
  for (const FieldSpec& spec : kind->fields) {
    const auto it = def.fields.all().find(std::string(spec.key));
    if (it != def.fields.all().end()) line(spec.key, field_text(spec, it->second));
  }
  return out;
}

}  // namespace pilotwave
