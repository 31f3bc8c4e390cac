#include "cli/reference_text.hpp"

#include <cctype>
#include <string_view>

#include <fmt/format.h>

#include "model/condition.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "model/varied_by.hpp"
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

/// A source with the rows it cites, "(1.2, 1.4)", linked to the evidence table.
std::string linked(std::string_view source) {
  std::string out;
  bool in_brackets = false;
  for (std::size_t i = 0; i < source.size();) {
    const char c = source[i];
    in_brackets = c == '(' || (in_brackets && c != ')');
    std::size_t end = i;
    while (end < source.size() &&
           (std::isdigit(static_cast<unsigned char>(source[end])) != 0 || source[end] == '.'))
      ++end;
    while (end > i && source[end - 1] == '.') --end;
    const std::string_view word = source.substr(i, end - i);
    const std::size_t dot = word.find('.');
    if (in_brackets && dot != std::string_view::npos && dot > 0) {
      out +=
          fmt::format("[{}](../model/evidence.md#e{}-{})", word, word.substr(0, dot), word.substr(dot + 1));
      i = end;
    } else if (end > i) {
      out += word;
      i = end;
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

std::string_view better_text(Better better) {
  return better == Better::Higher ? "higher" : better == Better::Lower ? "lower" : "neither";
}

}  // namespace

std::string parameters_text() {
  std::string out =
      "# Parameters\n\nEvery number of every rule. Set any of them under `[parameters]` in a scenario or an "
      "assumptions file.\n\n"
      "Numbers in brackets are rows of the [evidence table](../model/evidence.md). *Varied by*: whose reason "
      "it "
      "is to change it: a planner knows prices and the district better, a researcher tries what is assumed, "
      "and "
      "what surveys were fitted to is fitted anew (`pilotwave calibrate`).\n\n"
      "| key | what | unit | range | default | source | evidence | varied by "
      "|\n|---|---|---|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    const ParamSpec& p = param_catalogue()[i];
    out += fmt::format("| `{}` | {}: {} | {} | {} to {} | {} | {} | {} | {} |\n", p.key, p.label, p.text,
                       p.unit, p.min, p.max, p.default_value, linked(p.source), evidence_name(p.evidence),
                       varied_by_name(varied_by(i)));
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
                         linked(f.source), evidence_name(f.evidence));
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
