#include "cli/reference_text.hpp"

#include <algorithm>
#include <iterator>
#include <regex>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/condition.hpp"
#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "model/varied_by.hpp"
#include "sim/schedule.hpp"
#include "sim/state_list.hpp"

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

/// What a source says, with links into the evidence table: rows, "(1.2, 1.4)" in brackets or by themselves
/// between commas, targets, "C11", and the table of gaps. Other numbers stay as they are.
std::string linked(std::string_view source) {
  static const std::regex kCited(R"(\d+\.\d+|\bC\d+\b|gaps table)"), kRow(R"(\s*(\d+)\.(\d+)\s*)");
  const std::string text(source);
  std::string out;
  auto at = text.begin();
  for (std::sregex_iterator it(text.begin(), text.end(), kCited), end; it != end; ++it) {
    const auto first = text.begin() + it->position(), last = first + it->length();
    out.append(at, first);
    at = last;
    const std::string word = it->str();
    std::string anchor;
    if (word == "gaps table") {
      anchor = "gaps";
    } else if (word.front() == 'C') {
      anchor = 'c' + word.substr(1);
    } else {
      const auto opened = std::find(std::make_reverse_iterator(first), text.rend(), '(');
      const auto closed = std::find(std::make_reverse_iterator(first), text.rend(), ')');
      const bool in_brackets = opened < closed;
      const auto is_comma = [](char c) { return c == ',' || c == ';'; };
      const auto from = std::find_if(std::make_reverse_iterator(first), text.rend(), is_comma).base();
      const std::string part(from, std::find_if(last, text.end(), is_comma));
      const std::size_t dot = word.find('.');
      if (in_brackets || std::regex_match(part, kRow))
        anchor = fmt::format("e{}-{}", word.substr(0, dot), word.substr(dot + 1));
    }
    out += anchor.empty() ? word : fmt::format("[{}](../model/evidence.md#{})", word, anchor);
  }
  return out.append(at, text.end());
}

/// Whom a process of the week has a pass over; the commits have none.
std::string passes_over(const ProcessRow& row) {
  std::vector<std::string_view> parts;
  if (row.district) parts.push_back("district");
  if (row.school) parts.push_back("staff");
  if (row.students) parts.push_back("students");
  return parts.empty() ? "commit" : fmt::format("{}", fmt::join(parts, ", "));
}

/// The state variables that a process writes, by entity.
std::string columns_of(int process) {
  std::vector<std::string> out;
  for (const StateEntity& entity : state_entities()) {
    std::vector<std::string> names;
    for (const StateVariable& v : entity.variables) {
      if (is_written_by(v, process)) names.push_back(fmt::format("`{}`", v.name));
    }
    if (!names.empty()) out.push_back(fmt::format("{}: {}", entity.name, fmt::join(names, ", ")));
  }
  return fmt::format("{}", fmt::join(out, "; "));
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
                       m.time == MetricTime::Flow ? "flow" : "level", better_name(m.better));
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
      "writer.\n\n| # | process | passes over | reads | writes | columns of the [state](state.md) "
      "|\n|---|---|---|---|---|---|\n";
  for (const ProcessRow& row : week_schedule())
    out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", row.number, row.name, passes_over(row), row.reads,
                       row.writes, columns_of(row.number));
  return out;
}

std::string state_text() {
  std::string out =
      "# State\n\nEvery state variable, from the list by which states are hashed and saved. *Changes*: "
      "*static* is fixed for the run; *frame* changes only when people change seats or a school year turns; "
      "*before* is before the week's processes; a number is the process of the [week](schedule.md) that "
      "writes it; *commit* is once all schools have had their week; *counted* is when the week is counted. "
      "Weeks are counted from 0 at the start of the run; -1 means never. Types are those of the code: f64 "
      "and "
      "f32 are floating point, u and i whole numbers of so many bits; *3 x* is by what the range says.\n";
  for (const StateEntity& entity : state_entities()) {
    out += fmt::format("\n## {}\n\n", entity.name);
    if (!entity.text.empty()) out += fmt::format("{}\n\n", entity.text);
    out += "| Variable | Type | Unit or range | Changes | Meaning |\n|---|---|---|---|---|\n";
    for (const StateVariable& v : entity.variables)
      out += fmt::format("| `{}` | {} | {} | {} | {} |\n", v.name, v.type, v.range, v.changes, v.meaning);
  }
  return out;
}

}  // namespace pilotwave
