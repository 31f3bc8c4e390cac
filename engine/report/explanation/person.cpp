#include <fmt/format.h>
#include <fmt/ranges.h>

#include "explain/words.hpp"
#include "report/explanation/writer.hpp"

namespace pilotwave::explanation {
namespace {

constexpr std::size_t kMostNeighbours = 8;

std::string none_drawn(const Side& s) { return fmt::format("none drawn: {}", s.person->no_decision); }

void write_luck(Writer& out) {
  for (const Side& s : out.sides()) {
    if (!s.person->no_decision.empty()) {
      out.line(out.of_side("Luck", s), none_drawn(s));
      continue;
    }
    std::string text = fmt::format("{:.5f}", s.person->luck);
    const std::size_t n_before = text.size();
    for (const Chance& c : s.person->chances) {
      if (c.probability <= 0) continue;
      text += fmt::format("{} {} {:.5f} they {}", text.size() == n_before ? ":" : ",",
                          c.side == LuckSide::Low ? "below" : "above",
                          c.side == LuckSide::Low ? c.probability : 1 - c.probability, c.move);
    }
    if (text.size() == n_before) text += ": nothing can change";
    out.line(out.of_side("Luck", s), text + (s.person->before == s.person->after ? "; nothing changes" : ""));
  }
}

using AllSides = std::vector<const Side*>;

void write_neighbours(Writer& out, const AllSides& sides, const std::string& of_plan) {
  const bool teacher = sides.front()->person->id.kind == EntityKind::Teacher;
  const std::vector<Neighbour>& all = sides.front()->person->neighbours;
  if (all.empty()) {
    out.heading(
        fmt::format("{}{}.", teacher ? "They ask no colleague for advice" : "They name no friend", of_plan));
    return;
  }
  out.heading(
      fmt::format("{}{}:", teacher ? "Colleagues they ask for advice" : "Friends they name", of_plan));
  std::vector<std::string> columns = {"who", ""};
  for (const Side* s : sides)
    columns.push_back(sides.size() > 1 ? fmt::format("under {}", s->letter) : "last week");
  TextTable rows(columns, std::vector<bool>(columns.size(), true));
  for (std::size_t i = 0; i < std::min(all.size(), kMostNeighbours); ++i) {
    std::vector<std::string> row = {all[i].id, all[i].who};
    for (const Side* s : sides) {
      const Neighbour& n = s->person->neighbours[i];
      row.push_back(n.helps ? n.state + ", can help" : n.state);
    }
    rows.add(std::move(row));
  }
  out.table(rows);
  if (all.size() > kMostNeighbours) {
    std::string more = fmt::format("  and {} more", all.size() - kMostNeighbours);
    for (const Side* s : sides) {
      const auto& these = s->person->neighbours;
      const auto n = std::count_if(these.begin() + kMostNeighbours, these.end(),
                                   [](const Neighbour& x) { return x.counts; });
      more += fmt::format("{}{} of whom use AI",
                          sides.size() > 1 ? fmt::format(", under {} ", s->letter) : ", ", n);
    }
    out.raw(more + '\n');
  }
}

/// The same people beside each other under both plans; in different worlds one list a plan.
void write_neighbours(Writer& out) {
  const auto same = [](const Neighbour& a, const Neighbour& b) { return a.id == b.id && a.who == b.who; };
  const std::vector<Neighbour>& first = out.sides().front().person->neighbours;
  AllSides all;
  bool shared = true;
  for (const Side& s : out.sides()) {
    const std::vector<Neighbour>& these = s.person->neighbours;
    shared = shared && std::equal(first.begin(), first.end(), these.begin(), these.end(), same);
    all.push_back(&s);
  }
  if (shared) {
    write_neighbours(out, all, "");
  } else {
    for (const Side& s : out.sides()) write_neighbours(out, {&s}, out.under(s));
  }
}

void write_guidance(Writer& out) {
  out.raw("\n");
  for (const Side& s : out.sides()) {
    std::vector<std::string> parts;
    for (const GuidanceKnown& g : s.person->guidance) {
      const std::string_view part = guideline_part_words(g.part);
      if (g.published_week < 0 && g.clarity <= 0)
        parts.push_back(fmt::format("{} not published", part));
      else
        parts.push_back(fmt::format("{} {} ({:.2f} of it still clear)", part,
                                    g.reached ? "known" : "not reached", g.clarity));
    }
    out.line(out.of_side("Rules", s), fmt::format("{}", fmt::join(parts, "; ")));
  }
}

void write_tools(Writer& out) {
  for (const Side& s : out.sides()) {
    std::vector<std::string> parts;
    for (const ToolWithin& tool : s.person->tools)
      parts.push_back(fmt::format("{} {} (quality {:.2f})", tool.id, tool.access, tool.quality));
    out.line(out.of_side("Tools", s), fmt::format("{}", fmt::join(parts, "; ")));
  }
}

}  // namespace

void write_person(Writer& out) {
  out.shared_line("Who", [](const Side& s) {
    return fmt::format("{} (person {:08x})", s.person->who, s.person->person);
  });
  for (const Side& s : out.sides()) out.line(out.of_side("Stands", s), s.person->standing);
  if (out.sides().back().person->person != out.sides().front().person->person) {
    out.line("Note", "the plans assume different worlds: under B somebody else is here");
  } else {
    out.note_other_world();
  }
  for (const Side& s : out.sides()) {
    const PersonExplanation& e = *s.person;
    out.line(out.of_side("Level", s), e.before == e.after ? fmt::format("{}, before and after", e.before)
                                                          : fmt::format("{} -> {}", e.before, e.after));
  }
  const bool nobody_decides = std::all_of(out.sides().begin(), out.sides().end(),
                                          [](const Side& s) { return !s.person->no_decision.empty(); });
  if (nobody_decides) {
    out.shared_line("Luck", none_drawn);
  } else {
    write_luck(out);
  }
  for (const Side& s : out.sides()) {
    if (!s.person->note.empty()) out.line(out.of_side("Note", s), s.person->note);
  }
  out.shared_line("Then", [](const Side& s) { return s.afterwards; });
  if (!nobody_decides) write_chances(out);
  write_neighbours(out);
  write_guidance(out);
  write_tools(out);
}

}  // namespace pilotwave::explanation
