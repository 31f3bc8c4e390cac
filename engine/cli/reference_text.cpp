#include "cli/reference_text.hpp"

#include <fmt/format.h>

#include "model/condition.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "sim/schedule.hpp"

namespace pilotwave {
namespace {

std::string field_range(const FieldSpec& f) {
  switch (f.type) {
    case FieldType::Flag:
      return f.default_number != 0 ? "true or false; default true" : "true or false; default false";
    case FieldType::Choice:
      return fmt::format("one of {}; default the first", f.choices);
    case FieldType::Tools:
      return "list of tool ids";
    case FieldType::Departments:
      return fmt::format("{{ educators, it, administrators }}, each {} to {}; default {}", f.min, f.max,
                         f.default_number);
    default:
      return fmt::format("{} to {}; default {}", f.min, f.max, f.default_number);
  }
}

std::string_view better_text(Better better) {
  return better == Better::Higher ? "higher" : better == Better::Lower ? "lower" : "neither";
}

}  // namespace

std::string parameters_text() {
  std::string out =
      "# Parameters\n\nEvery number of every rule. Set any of them under `[parameters]` in a scenario or an "
      "assumptions file.\n\n"
      "| key | what | unit | range | default | source | evidence |\n|---|---|---|---|---|---|---|\n";
  for (const ParamSpec& p : param_catalogue()) {
    out += fmt::format("| `{}` | {}: {} | {} | {} to {} | {} | {} | {} |\n", p.key, p.label, p.text, p.unit,
                       p.min, p.max, p.default_value, p.source, evidence_name(p.evidence));
  }
  return out;
}

std::string interventions_text() {
  std::string out =
      "# Interventions\n\nEvery kind that a plan may list under `[[intervention]]`. All kinds take `kind`, "
      "`name`, `start`, `end`, `when`, `until`, `not_before`;\n"
      "those about schools take `schools`. Each kind has a page of its own in `docs/model/interventions/`.\n";
  for (const InterventionKind& k : intervention_catalogue()) {
    out += fmt::format(
        "\n## {}\n\n{}: {}{}\n\n| field | unit | values | what | source | evidence "
        "|\n|---|---|---|---|---|---|\n",
        k.kind, k.label, k.text, k.uses_schools ? " Takes `schools`." : "");
    for (const FieldSpec& f : k.fields) {
      out += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", f.key, f.unit, field_range(f), f.text,
                         f.source, evidence_name(f.evidence));
    }
  }
  return out;
}

std::string metrics_text() {
  std::string out =
      "# Metrics\n\nEvery outcome, by week and group. Flows are added up over a period, levels are read at "
      "its end.\n\n"
      "| key | what | unit | kind | better |\n|---|---|---|---|---|\n";
  for (const MetricSpec& m : metric_catalogue()) {
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", m.key, m.text, m.unit,
                       m.time == MetricTime::Flow ? "flow" : "level", better_text(m.better));
  }
  return out;
}

std::string signals_text() {
  std::string out =
      "# Signals\n\nWhat `when` and `until` may ask, all as of last week.\n\n| name | unit | what "
      "|\n|---|---|---|\n";
  for (const SignalSpec& s : signal_catalogue())
    out += fmt::format("| `{}` | {} | {} |\n", s.name, s.unit, s.text);
  return out;
}

std::string schedule_text() {
  std::string out =
      "# The week\n\nEvery process reads last week's state and writes this week's; each column has one "
      "writer.\n\n| # | process | reads | writes |\n|---|---|---|---|\n";
  for (const ProcessRow& row : week_schedule())
    out += fmt::format("| {} | {} | {} | {} |\n", row.number, row.name, row.reads, row.writes);
  return out;
}

}  // namespace pilotwave
