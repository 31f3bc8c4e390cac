#include <fmt/format.h>

#include "report/explanation/writer.hpp"

namespace pilotwave::explanation {
namespace {

constexpr std::size_t kMostEvents = 8;

void write_levers(Writer& out, const SchoolExplanation& e, const std::string& plan) {
  out.heading(e.levers.empty() ? fmt::format("The plan{} has no interventions.", plan)
                               : fmt::format("Interventions{}:", plan));
  for (const LeverStanding& l : e.levers) {
    std::string text = l.name.empty() ? l.label : fmt::format("{} `{}`", l.label, l.name);
    if (l.started < 0) {
      text += ": not begun";
    } else if (l.ended >= 0) {
      text += fmt::format(": ended on {}", out.day(l.ended));
    } else {
      text += fmt::format(": since {}{}", out.day(l.started), l.here ? "" : ", not about this school");
    }
    if (!l.text.empty()) text += "; " + l.text;
    out.inset(text);
  }
}

void write_story(Writer& out, const SchoolExplanation& e, const std::string& plan) {
  if (e.story.empty()) return;
  const std::size_t from = e.story.size() > kMostEvents ? e.story.size() - kMostEvents : 0;
  out.heading(fmt::format("What happened here so far{}{}:", plan,
                          from > 0 ? fmt::format(" ({} earlier events left out)", from) : std::string()));
  for (std::size_t i = from; i < e.story.size(); ++i) {
    const EventRecord& event = e.story[i];
    out.inset(fmt::format("{} {}{}: {}", out.day(event.week), event.kind,
                          event.school.empty() ? " (district)" : "", event.detail));
  }
}

}  // namespace

void write_school(Writer& out) {
  const SchoolExplanation& first = *out.sides().front().school;
  out.line("Who", first.who);
  out.note_other_world();
  for (const Side& s : out.sides()) {
    out.line(out.of_side("Phase", s), fmt::format("{}; {}", s.school->phase, s.school->change));
    out.line(out.of_side("Stands", s), s.school->standing);
  }
  for (const Side& s : out.sides()) {
    const std::string plan = out.under(s);
    out.heading(fmt::format("Tools{} (seats as last week closed):", plan));
    TextTable rows({"tool", "this week", "because", "student seats", "used", "teacher seats"},
                   {true, true, true, false, false, false});
    for (const SchoolTool& tool : s.school->tools) {
      const bool said = tool.why.find(tool.review) != std::string::npos;
      rows.add({tool.id, tool.opens ? "open" : "closed",
                said ? tool.why : fmt::format("{}; {}", tool.why, tool.review),
                std::to_string(tool.student_seats), std::to_string(tool.seats_used),
                std::to_string(tool.teacher_seats)});
    }
    out.table(rows);
    write_levers(out, *s.school, plan);
    write_story(out, *s.school, plan);
  }
}

}  // namespace pilotwave::explanation
