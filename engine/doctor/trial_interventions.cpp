#include "doctor/trial_interventions.hpp"

#include <algorithm>

namespace pilotwave {
namespace {

bool may_be_none(std::string_view choices) {
  return choices.ends_with(" none") || choices.find(" none ") != std::string_view::npos ||
         choices.starts_with("none ");
}

double idle_number(const FieldSpec& f) {
  return f.default_number < 0 ? f.default_number : std::clamp(0.0, f.min, f.max);
}

}  // namespace

InterventionDef usual_intervention(const InterventionKind& kind, Date start, std::span<const ToolDef> tools) {
  InterventionDef def;
  def.kind = std::string(kind.kind);
  def.start = start;
  def.fields = default_fields(kind);
  std::vector<std::string> ids;
  for (const ToolDef& tool : tools) ids.push_back(tool.id);
  for (const FieldSpec& f : kind.fields) {
    if (f.type == FieldType::Tools) def.fields.set(f.key, ids);
  }
  return def;
}

InterventionDef idle_intervention(const InterventionKind& kind, Date start) {
  InterventionDef def = usual_intervention(kind, start, {});
  def.name = "idle";
  for (const FieldSpec& f : kind.fields) {
    const double x = idle_number(f);
    if (f.type == FieldType::Departments) def.fields.set(f.key, std::array<double, 3>{x, x, x});
    if (f.type == FieldType::Number || f.type == FieldType::Integer || f.type == FieldType::Flag)
      def.fields.set(f.key, x);
    if (f.type == FieldType::Choice && may_be_none(f.choices)) def.fields.set(f.key, std::string("none"));
  }
  return def;
}

InterventionDef extreme_intervention(const InterventionKind& kind, bool upper, Date start,
                                     std::span<const ToolDef> tools) {
  InterventionDef def = usual_intervention(kind, start, tools);
  def.name = "extreme";
  for (const FieldSpec& f : kind.fields) {
    const double end = upper ? f.max : f.min;
    if (f.type == FieldType::Departments) def.fields.set(f.key, std::array<double, 3>{end, end, end});
    if (f.type == FieldType::Number || f.type == FieldType::Integer || f.type == FieldType::Flag)
      def.fields.set(f.key, end);
  }
  return def;
}

}  // namespace pilotwave
