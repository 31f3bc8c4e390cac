#include "report/explanation_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fmath.hpp"
#include "explain/words.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kWidth = 104, kLabel = 9;
constexpr double kWorthALine = 0.005;  // a term smaller than this is 1.00 times and +0.00
constexpr std::size_t kMostNeighbours = 8, kMostEvents = 8, kMostDifferences = 8;

/// A chance as people count: "3.1 of 100".
std::string of_100(double p) {
  const double percent = 100 * p;
  if (percent == 0) return "0 of 100";
  return percent >= 10 ? fmt::format("{:.0f} of 100", percent) : fmt::format("{:.2g} of 100", percent);
}

std::string times(double value) { return fmt::format("x {:.2f}", det_exp(value)); }

std::string adds(double value) { return std::isinf(value) ? "never" : fmt::format("{:+.2f}", value); }

/// One plan's side of an answer. The letter is empty where there is only one.
struct Side {
  std::string letter;
  const PersonExplanation* person = nullptr;
  const SchoolExplanation* school = nullptr;
  std::string afterwards;
};

/// Writes one explanation, or two beside each other, from top to bottom.
class Page {
 public:
  Page(const ExplanationSource& source, std::vector<Side> sides, bool same_world = true)
      : source_(source), sides_(std::move(sides)), same_world_(same_world) {}

  std::string text(const Parting* parting) {
    title();
    if (sides_.front().person) {
      person();
    } else {
      school();
    }
    if (parting) part(*parting);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool twins() const { return sides_.size() > 1; }
  [[nodiscard]] std::string day(int week) const { return date_text(source_.calendar.monday(week)); }

  void line(std::string_view label, std::string_view text) {
    std::string block = wrapped(text, kWidth, kLabel, kLabel);
    block.replace(0, std::min(label.size(), kLabel - 1), label.substr(0, kLabel - 1));
    out_ += block;
  }
  void heading(std::string_view text) { out_ += '\n' + wrapped(text, kWidth, 0, 2); }
  void table(const TextTable& rows) {
    for (const std::string& row : rows.lines(kWidth - 2)) out_ += "  " + row;
  }
  [[nodiscard]] std::string of_side(std::string_view label, const Side& side) const {
    return twins() ? fmt::format("{} {}", label, side.letter) : std::string(label);
  }

  void title() {
    const Side& first = sides_.front();
    out_ += fmt::format("{}, week of {}\n", first.person ? first.person->id_text : first.school->id_text,
                        day(source_.week));
    out_ += fmt::format("{}, run {}, seed {}\n", source_.district, source_.replicate, source_.seed);
    if (twins()) {
      out_ += fmt::format("A is {}, B is {}\n", source_.plan, source_.twin);
    } else {
      out_ += fmt::format("Plan: {}\n", source_.plan);
    }
    out_ += '\n';
  }

  /// What both sides share on one line, else a line for each side.
  template <class TextOf>
  void shared_line(std::string_view label, const TextOf& text_of) {
    const std::string first = text_of(sides_.front());
    const bool shared =
        std::all_of(sides_.begin(), sides_.end(), [&](const Side& s) { return text_of(s) == first; });
    for (const Side& s : sides_) {
      const std::string text = text_of(s);
      if (!text.empty()) line(shared ? std::string(label) : of_side(label, s), text);
      if (shared) return;
    }
  }

  void person() {
    shared_line("Who", [](const Side& s) {
      return fmt::format("{} (person {:08x})", s.person->who, s.person->person);
    });
    for (const Side& s : sides_) line(of_side("Stands", s), s.person->standing);
    if (sides_.back().person->person != sides_.front().person->person) {
      line("Note", "the plans assume different worlds: under B somebody else is here");
    } else {
      other_world();
    }
    for (const Side& s : sides_) {
      const PersonExplanation& e = *s.person;
      line(of_side("Level", s), e.before == e.after ? fmt::format("{}, before and after", e.before)
                                                    : fmt::format("{} -> {}", e.before, e.after));
    }
    const bool nobody_decides = std::all_of(sides_.begin(), sides_.end(),
                                            [](const Side& s) { return !s.person->no_decision.empty(); });
    if (nobody_decides) {
      shared_line("Luck", none_drawn);
    } else {
      luck();
    }
    for (const Side& s : sides_) {
      if (!s.person->note.empty()) line(of_side("Note", s), s.person->note);
    }
    shared_line("Then", [](const Side& s) { return s.afterwards; });
    if (!nobody_decides) chances();
    neighbours();
    guidance();
    tools();
  }

  void other_world() {
    if (!same_world_)
      line("Note", "the plans assume different worlds: under B others are around, or come and go otherwise");
  }

  static std::string none_drawn(const Side& s) {
    return fmt::format("none drawn: {}", s.person->no_decision);
  }

  void luck() {
    for (const Side& s : sides_) {
      if (!s.person->no_decision.empty()) {
        line(of_side("Luck", s), none_drawn(s));
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
      line(of_side("Luck", s), text + (s.person->before == s.person->after ? "; nothing changes" : ""));
    }
  }

  void chances() {
    for (const LuckSide end : {LuckSide::Low, LuckSide::High}) {
      std::vector<std::pair<const Side*, const Chance*>> here;
      for (const Side& s : sides_) {
        for (const Chance& c : s.person->chances) {
          if (c.side == end) here.emplace_back(&s, &c);
        }
      }
      for (const auto& [side, c] : here) {
        if (c->rate <= 0) heading(fmt::format("They cannot {}{}: {}.", c->move, under(*side), c->rate_about));
      }
      std::erase_if(here, [](const auto& pair) { return pair.second->rate <= 0; });
      if (here.empty()) continue;
      const bool alike = std::all_of(here.begin(), here.end(), [&](const auto& pair) {
        return same_terms(*pair.second, *here.front().second);
      });
      if (alike) {
        chance(here);
      } else {
        for (const auto& one : here) chance({one});
      }
    }
  }

  static bool same_terms(const Chance& a, const Chance& b) {
    return a.form == b.form && std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end(),
                                          [](const Term& x, const Term& y) { return x.name == y.name; });
  }

  [[nodiscard]] std::string under(const Side& side) const {
    return twins() ? fmt::format(" under {}", side.letter) : std::string();
  }

  using Sides = std::vector<std::pair<const Side*, const Chance*>>;

  /// One move in one plan, or the moves that the same influences decide in both.
  void chance(const Sides& sides) {
    const Chance& first = *sides.front().second;
    const bool one_move = std::all_of(sides.begin(), sides.end(), [&](const auto& pair) {
      const Chance& c = *pair.second;
      return c.move == first.move && c.rate == first.rate && c.rate_about == first.rate_about;
    });
    std::string sizes;
    for (const auto& [side, c] : sides) {
      const std::string base =
          fmt::format(" to {}{} (base rate {}, {})", c->move, under(*side), of_100(c->rate), c->rate_about);
      sizes += (sizes.empty() ? "" : " and ") + of_100(c->probability) + (one_move ? under(*side) : base);
    }
    const std::string_view times =
        first.form == ChanceForm::Hazard ? "as a hazard times all of these" : "times all of these";
    heading(one_move ? fmt::format("The chance to {} this week is {}: the base rate, {} ({}), {}", first.move,
                                   sizes, of_100(first.rate), first.rate_about, times)
                     : fmt::format("The chance this week is {}: the base rate {}", sizes, times));
    terms(sides);
  }

  void terms(const Sides& chances) {
    const std::vector<Term>& first = chances.front().second->terms;
    std::vector<std::size_t> order(first.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::abs(first[a].value) > std::abs(first[b].value);
    });
    TextTable rows =
        twins() ? TextTable({"influence", "plan", "times", "adds", "as it stands"},
                            {true, true, false, false, true})
                : TextTable({"influence", "times", "adds", "as it stands"}, {true, false, false, true});
    const auto add = [&](const std::string& name, const std::string& plan, double value,
                         const std::string& about) {
      std::vector<std::string> row = {name, times(value), adds(value), about};
      if (twins()) row.insert(row.begin() + 1, plan);
      rows.add(std::move(row));
    };
    std::string idle;
    for (const std::size_t i : order) {
      const Term& a = first[i];
      if (std::all_of(chances.begin(), chances.end(), [&](const auto& pair) {
            return std::abs(pair.second->terms[i].value) < kWorthALine;
          })) {
        idle += (idle.empty() ? "" : ", ") + a.name;
        continue;
      }
      const bool alike = std::all_of(chances.begin(), chances.end(), [&](const auto& pair) {
        const Term& other = pair.second->terms[i];
        return other.value == a.value && other.about == a.about;
      });
      if (alike) {
        add(a.name, chances.size() > 1 ? "A, B" : chances.front().first->letter, a.value, a.about);
        continue;
      }
      for (std::size_t k = 0; k < chances.size(); ++k) {
        const Term& term = chances[k].second->terms[i];
        add(k == 0 ? term.name : "", chances[k].first->letter, term.value, term.about);
      }
    }
    for (std::size_t k = 0; k < chances.size(); ++k) {
      const Chance& c = *chances[k].second;
      add(k == 0 ? "all together" : "", chances[k].first->letter, c.sum(), "");
    }
    table(rows);
    if (!idle.empty()) out_ += wrapped("without effect: " + idle, kWidth, 2, 4);
  }

  using AllSides = std::vector<const Side*>;

  /// The same people beside each other under both plans; in different worlds one list a plan.
  void neighbours() {
    const auto same = [](const Neighbour& a, const Neighbour& b) { return a.id == b.id && a.who == b.who; };
    const std::vector<Neighbour>& first = sides_.front().person->neighbours;
    AllSides all;
    bool shared = true;
    for (const Side& s : sides_) {
      const std::vector<Neighbour>& these = s.person->neighbours;
      shared = shared && std::equal(first.begin(), first.end(), these.begin(), these.end(), same);
      all.push_back(&s);
    }
    if (shared) {
      neighbours(all, "");
    } else {
      for (const Side& s : sides_) neighbours({&s}, under(s));
    }
  }

  void neighbours(const AllSides& sides, const std::string& of_plan) {
    const bool teacher = sides.front()->person->id.kind == EntityKind::Teacher;
    const std::vector<Neighbour>& all = sides.front()->person->neighbours;
    if (all.empty()) {
      heading(fmt::format("{}{}.", teacher ? "They ask no colleague for advice" : "They name no friend",
                          of_plan));
      return;
    }
    heading(fmt::format("{}{}:", teacher ? "Colleagues they ask for advice" : "Friends they name", of_plan));
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
    table(rows);
    if (all.size() > kMostNeighbours) {
      std::string more = fmt::format("  and {} more", all.size() - kMostNeighbours);
      for (const Side* s : sides) {
        const auto& these = s->person->neighbours;
        const auto n = std::count_if(these.begin() + kMostNeighbours, these.end(),
                                     [](const Neighbour& x) { return x.counts; });
        more += fmt::format("{}{} of whom use AI",
                            sides.size() > 1 ? fmt::format(", under {} ", s->letter) : ", ", n);
      }
      out_ += more + '\n';
    }
  }

  void guidance() {
    out_ += '\n';
    for (const Side& s : sides_) {
      std::vector<std::string> parts;
      for (const GuidanceKnown& g : s.person->guidance) {
        const std::string_view part = guideline_part_words(g.part);
        if (g.published_week < 0 && g.clarity <= 0)
          parts.push_back(fmt::format("{} not published", part));
        else
          parts.push_back(fmt::format("{} {} ({:.2f} of it still clear)", part,
                                      g.reached ? "known" : "not reached", g.clarity));
      }
      line(of_side("Rules", s), fmt::format("{}", fmt::join(parts, "; ")));
    }
  }

  void tools() {
    for (const Side& s : sides_) {
      std::vector<std::string> parts;
      for (const ToolWithin& tool : s.person->tools)
        parts.push_back(fmt::format("{} {} (quality {:.2f})", tool.id, tool.access, tool.quality));
      line(of_side("Tools", s), fmt::format("{}", fmt::join(parts, "; ")));
    }
  }

  void school() {
    const SchoolExplanation& first = *sides_.front().school;
    line("Who", first.who);
    other_world();
    for (const Side& s : sides_) {
      line(of_side("Phase", s), fmt::format("{}; {}", s.school->phase, s.school->change));
      line(of_side("Stands", s), s.school->standing);
    }
    for (const Side& s : sides_) {
      const std::string plan = twins() ? fmt::format(" under {}", s.letter) : "";
      heading(fmt::format("Tools{} (seats as last week closed):", plan));
      TextTable rows({"tool", "this week", "because", "student seats", "used", "teacher seats"},
                     {true, true, true, false, false, false});
      for (const SchoolTool& tool : s.school->tools) {
        const bool said = tool.why.find(tool.review) != std::string::npos;
        rows.add({tool.id, tool.opens ? "open" : "closed",
                  said ? tool.why : fmt::format("{}; {}", tool.why, tool.review),
                  std::to_string(tool.student_seats), std::to_string(tool.seats_used),
                  std::to_string(tool.teacher_seats)});
      }
      table(rows);
      levers(*s.school, plan);
      story(*s.school, plan);
    }
  }

  void levers(const SchoolExplanation& e, const std::string& plan) {
    heading(e.levers.empty() ? fmt::format("The plan{} has no interventions.", plan)
                             : fmt::format("Interventions{}:", plan));
    for (const LeverStanding& l : e.levers) {
      std::string text = l.name.empty() ? l.label : fmt::format("{} `{}`", l.label, l.name);
      if (l.started < 0) {
        text += ": not begun";
      } else if (l.ended >= 0) {
        text += fmt::format(": ended on {}", day(l.ended));
      } else {
        text += fmt::format(": since {}{}", day(l.started), l.here ? "" : ", not about this school");
      }
      if (!l.text.empty()) text += "; " + l.text;
      out_ += wrapped(text, kWidth, 2, 4);
    }
  }

  void story(const SchoolExplanation& e, const std::string& plan) {
    if (e.story.empty()) return;
    const std::size_t from = e.story.size() > kMostEvents ? e.story.size() - kMostEvents : 0;
    heading(fmt::format("What happened here so far{}{}:", plan,
                        from > 0 ? fmt::format(" ({} earlier events left out)", from) : std::string()));
    for (std::size_t i = from; i < e.story.size(); ++i) {
      const EventRecord& event = e.story[i];
      out_ += wrapped(fmt::format("{} {}{}: {}", day(event.week), event.kind,
                                  event.school.empty() ? " (district)" : "", event.detail),
                      kWidth, 2, 4);
    }
  }

  void part(const Parting& p) {
    if (!p.week && !p.followed) {
      heading("Whoever is here under A is never anywhere under B: there is nothing to follow.");
      return;
    }
    if (!p.week) {
      heading(fmt::format("From {} to {} nothing of theirs differs between A and B.",
                          p.followed_from < 0 ? std::string("the start") : day(p.followed_from),
                          day(std::max(0, p.followed_to))));
      return;
    }
    heading(*p.week < 0 ? std::string("A and B differ from the start of the run:")
                        : fmt::format("A and B first part in the week of {}:", day(*p.week)));
    const std::size_t n = std::min(p.differences.size(), kMostDifferences);
    for (std::size_t i = 0; i < n; ++i) {
      const Difference& d = p.differences[i];
      out_ += fmt::format("  {}: {} under A, {} under B\n", d.what, d.first_words, d.second_words);
    }
    if (p.differences.size() > n) out_ += fmt::format("  and {} more\n", p.differences.size() - n);
  }

  const ExplanationSource& source_;
  std::vector<Side> sides_;
  bool same_world_;
  std::string out_;
};

Side side_of(std::string letter, const Answer& answer) {
  return {std::move(letter), std::get_if<PersonExplanation>(&answer.explanation),
          std::get_if<SchoolExplanation>(&answer.explanation), answer.afterwards};
}

}  // namespace

std::string explanation_text(const ExplanationSource& source, const Answer& answer) {
  return Page(source, {side_of("", answer)}).text(nullptr);
}

std::string explanation_text(const ExplanationSource& source, const TwinAnswer& answer) {
  return Page(source, {side_of("A", answer.first), side_of("B", answer.second)}, answer.same_world)
      .text(&answer.parting);
}

std::string roster_text(std::span<const RosterLine> lines) {
  TextTable table({"id", "who", "state"}, {true, true, true});
  for (const RosterLine& line : lines) table.add({line.id, line.who, line.state});
  std::string out;
  for (const std::string& line : table.lines(kWidth)) out += line;
  return out;
}

}  // namespace pilotwave
