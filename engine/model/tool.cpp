#include "model/tool.hpp"

#include "model/effects.hpp"
#include "model/state.hpp"

namespace pilotwave {

std::string_view tool_kind_name(ToolKind kind) {
  switch (kind) {
    case ToolKind::Tutor:
      return "tutor";
    case ToolKind::Feedback:
      return "feedback";
    case ToolKind::Planning:
      return "planning";
    case ToolKind::GeneralChat:
      return "general_chat";
  }
  return "";
}

std::optional<ToolKind> parse_tool_kind(std::string_view text) {
  for (const ToolKind kind :
       {ToolKind::Tutor, ToolKind::Feedback, ToolKind::Planning, ToolKind::GeneralChat}) {
    if (tool_kind_name(kind) == text) return kind;
  }
  return std::nullopt;
}

std::string_view department_name(Department department) {
  switch (department) {
    case Department::Educators:
      return "educators";
    case Department::IT:
      return "it";
    case Department::Administrators:
      return "administrators";
  }
  return "";
}

std::string_view line_name(Line line) {
  constexpr std::array<std::string_view, kLines> kNames = {
      "seats",      "platforms",  "training",   "coaches",           "review",
      "guidelines", "engagement", "monitoring", "incident_response", "vendor_loss"};
  return kNames[static_cast<std::size_t>(line)];
}

std::string_view incident_kind_name(IncidentKind kind) {
  constexpr std::array<std::string_view, kIncidentKinds> kNames = {"privacy by people", "privacy by vendor",
                                                                   "integrity", "bias", "safety"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace pilotwave
