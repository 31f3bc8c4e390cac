#include "sweep/file/factor_target.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/params.hpp"
#include "model/tool.hpp"
#include "scenario/words.hpp"

namespace pilotwave {
namespace {

using Kind = FactorTarget::Kind;

constexpr std::array<std::string_view, 3> kDays = {"start", "end", "not_before"};
constexpr std::string_view kSchoolCount = "schools.count", kSchoolShare = "schools.share";
constexpr double kMostSchools = 1000;

/// "expand[waves].weeks_between" in parts.
struct KeyParts {
  std::string kind, name, field;
};

KeyParts parts_of(const std::string& key) {
  const std::size_t open = key.find('['), close = key.find("].");
  if (open != std::string::npos && close != std::string::npos && open < close)
    return {key.substr(0, open), key.substr(open + 1, close - open - 1), key.substr(close + 2)};
  const std::size_t dot = key.find('.');
  if (dot == std::string::npos) return {key, {}, {}};
  return {key.substr(0, dot), {}, key.substr(dot + 1)};
}

std::optional<std::size_t> find_department(std::string_view name) {
  constexpr std::array kAll = {Department::Educators, Department::IT, Department::Administrators};
  for (std::size_t d = 0; d < kAll.size(); ++d) {
    if (department_name(kAll[d]) == name) return d;
  }
  return std::nullopt;
}

std::vector<std::string> field_keys(const InterventionKind& kind) {
  std::vector<std::string> keys;
  for (const FieldSpec& field : kind.fields) keys.emplace_back(field.key);
  keys.insert(keys.end(), kDays.begin(), kDays.end());
  if (kind.uses_schools) keys.insert(keys.end(), {std::string(kSchoolCount), std::string(kSchoolShare)});
  return keys;
}

std::variant<FactorTarget, TargetError> field_target(const InterventionKind& kind, const KeyParts& parts) {
  FactorTarget target;
  target.intervention = std::string(kind.kind);
  target.name = parts.name;
  const auto* const day = std::find(kDays.begin(), kDays.end(), parts.field);
  if (day != kDays.end()) {
    target.kind = Kind::Day;
    target.day = *day;
    return target;
  }
  if (kind.uses_schools && (parts.field == kSchoolCount || parts.field == kSchoolShare)) {
    target.kind = parts.field == kSchoolCount ? Kind::SchoolCount : Kind::SchoolShare;
    return target;
  }
  const std::size_t dot = parts.field.find('.');
  const std::string head = parts.field.substr(0, dot);
  for (const FieldSpec& field : kind.fields) {
    if (field.key != head) continue;
    target.field = &field;
    if ((field.type == FieldType::Departments) != (dot != std::string::npos)) break;
    if (dot == std::string::npos) {
      target.kind = Kind::Field;
      return target;
    }
    const auto department = find_department(parts.field.substr(dot + 1));
    if (!department) break;
    target.kind = Kind::Department;
    target.department = *department;
    return target;
  }
  if (target.field != nullptr && target.field->type == FieldType::Departments)
    return TargetError{fmt::format("`{}` has a number for each department", head),
                       fmt::format("write \"{}.{}.it\"", kind.kind, head)};
  return TargetError{fmt::format("`{}` has no field `{}`", kind.kind, parts.field),
                     suggest_name(parts.field, field_keys(kind))};
}

}  // namespace

std::variant<FactorTarget, TargetError> parse_target(const std::string& key) {
  FactorTarget target;
  if (key == "district" || key == "plan") {
    target.kind = key == "plan" ? Kind::Plan : Kind::District;
    return target;
  }
  if (const int index = find_param(key); index >= 0) {
    target.parameter = static_cast<std::size_t>(index);
    return target;
  }
  const KeyParts parts = parts_of(key);
  const InterventionKind* kind = find_intervention_kind(parts.kind);
  if (kind != nullptr && !parts.field.empty()) return field_target(*kind, parts);
  std::vector<std::string> known = {"district", "plan"};
  for (const ParamSpec& spec : param_catalogue()) known.emplace_back(spec.key);
  for (const InterventionKind& k : intervention_catalogue()) {
    for (const std::string& field : field_keys(k)) known.push_back(fmt::format("{}.{}", k.kind, field));
  }
  const std::string near = nearest_name(key, known);
  return TargetError{fmt::format("there is no parameter or field `{}`", key),
                     near.empty() ? "parameters are listed in docs/reference/parameters.md, fields in "
                                    "docs/reference/interventions.md: write \"KIND.FIELD\""
                                  : fmt::format("did you mean `{}`?", near)};
}

bool begins_target(const std::string& key) {
  const std::string head = key + ".";
  if (find_intervention_kind(parts_of(head).kind) != nullptr) return true;
  const auto params = param_catalogue();
  return std::any_of(params.begin(), params.end(),
                     [&](const ParamSpec& spec) { return spec.key.starts_with(head); });
}

TargetRange range_of(const FactorTarget& target) {
  using enum TargetRange::Type;
  const auto of_field = [&](std::string_view part) {
    return fmt::format("{}{}: {}{}", target.intervention,
                       target.name.empty() ? "" : fmt::format(" \"{}\"", target.name),
                       key_words(target.field->key), part);
  };
  switch (target.kind) {
    case Kind::Parameter: {
      const ParamSpec& spec = param_catalogue()[target.parameter];
      return {Number, spec.min, spec.max, std::string(spec.unit), std::string(spec.label)};
    }
    case Kind::Field: {
      const FieldSpec& f = *target.field;
      const bool number = f.type == FieldType::Number, whole = f.type == FieldType::Integer;
      return {number ? Number : whole ? Whole : Named, f.min, f.max, std::string(f.unit), of_field("")};
    }
    case Kind::Department: {
      const FieldSpec& f = *target.field;
      return {Number, f.min, f.max, std::string(f.unit),
              of_field(fmt::format(", {}", department_name(static_cast<Department>(target.department))))};
    }
    case Kind::Day:
      return {Day, 0, 0, "", fmt::format("{}: {}", target.intervention, key_words(target.day))};
    case Kind::SchoolCount:
      return {Whole, 1, kMostSchools, "schools", fmt::format("{}: schools", target.intervention)};
    case Kind::SchoolShare:
      return {Number, 0, 1, "share", fmt::format("{}: share of schools", target.intervention)};
    case Kind::District:
      return {Named, 0, 0, "", "district"};
    case Kind::Plan:
      return {Named, 0, 0, "", "plan"};
  }
  return {};
}

}  // namespace pilotwave
