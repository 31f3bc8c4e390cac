#include "viz/scene/inspector.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/text_width.hpp"
#include "explain/words.hpp"
#include "scenario/words.hpp"
#include "viz/scene/phase.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Role;

std::string of_100(double p) {
  const double percent = 100 * p;
  if (percent <= 0) return "none";
  if (percent < 0.1) return "under 1 in 1,000";
  if (percent < 1) return fmt::format("{:.0f} in 1,000", 10 * percent);
  return fmt::format("{:.0f} in 100", percent);
}

/// "peers (3 of 4 colleagues they ask use AI)".
std::string term_words(const Term& term) {
  return term.about.empty() ? term.name : fmt::format("{} ({})", term.name, term.about);
}

const Term* strongest(const Chance& chance, bool upward) {
  const Term* best = nullptr;
  constexpr double kWorthAWord = 0.05;
  for (const Term& t : chance.terms) {
    if (!std::isfinite(t.value) || (upward ? t.value < kWorthAWord : t.value > -kWorthAWord)) continue;
    if (best == nullptr || std::abs(t.value) > std::abs(best->value)) best = &t;
  }
  return best;
}

/// Lines of the drawer, from top to bottom; those that lie outside of what is seen of it are left out.
class Drawer {
 public:
  /// @param seen  what is seen of it     @param from  how far it is moved up, px
  Drawer(Sheet& sheet, const Box& seen, double from)
      : sheet_(sheet), seen_(seen), from_(from), y_(seen.y + 1.7 * sheet.em - from) {}

  void title(const std::string& text) {
    put(text, {.size = 1.2, .weight = draw::Weight::Bold});
    y_ += 0.1 * sheet_.em;
  }
  void plan(const Frame& frame, std::size_t p) {
    if (!frame.paired()) return;
    y_ += 0.3 * sheet_.em;
    const Words words{.role = draw::words_of(draw::plan_hue(p)), .weight = draw::Weight::Bold};
    constexpr double kSign = 1.2;  // em
    if (sees(y_ - sheet_.em, y_))
      sheet_.add(draw::plan_symbol(p, {left() + 0.45 * sheet_.em, y_ - 0.35 * sheet_.em}, 0.4 * sheet_.em));
    line(kSign * sheet_.em,
         sheet_.fitted(plan_letter(p) + "  " + frame.plans[p].scenario->name, width() - kSign * sheet_.em,
                       words),
         words);
  }
  void put(const std::string& text, const Words& words = {}) {
    if (text.empty()) return;
    for (const std::string& part :
         draw::broken(with_date_words(text), words.size * sheet_.em, width(), words.weight))
      line(0, part, words);
  }
  /// The share of weekly users here, week by week, a line for each plan with its sign at the end.
  void trail(const Frame& frame, std::uint32_t school) {
    put("Teachers using approved AI weekly", {.role = Role::Soft});
    const double em = sheet_.em, height = 3 * em;
    const std::string all = "100%", none = "0%";
    const double axis = sheet_.width_of(all) + 0.4 * em;
    const Box plot{left() + axis, y_ - 0.4 * em, width() - axis - 0.4 * em, height};
    y_ = plot.bottom() + 1.4 * em;
    if (!sees(plot.y - 0.5 * em, plot.bottom() + 0.5 * em)) return;
    for (const auto& [y, words] : {std::pair(plot.y, all), std::pair(plot.bottom(), none)}) {
      sheet_.line({{plot.x, y}, {plot.right(), y}}, {y == plot.y ? Role::Grid : Role::Rule, 0.06 * em});
      sheet_.text({plot.x - 0.4 * em, y + draw::middle_to_base(em)}, words,
                  {.role = Role::Soft, .anchor = draw::Anchor::End});
    }
    for (std::size_t p = 0; p < frame.plans.size(); ++p) {
      std::vector<draw::Point> points;
      for (int week = 0; week <= std::min(frame.week(), frame.plans[p].history->last_week()); ++week) {
        const auto share = static_cast<double>(frame.plans[p].history->at(week, school).weekly_share);
        points.push_back({plot.x + plot.width * week / frame.n_weeks(), plot.bottom() - share * plot.height});
      }
      const draw::Point end = points.back();
      sheet_.line(std::move(points), draw::plan_stroke(p, 0.14 * em));
      sheet_.add(draw::plan_symbol(p, end, 0.25 * em));
    }
  }
  /// How high all lines are, px.
  [[nodiscard]] double height() const { return y_ + from_ - seen_.y - 0.8 * sheet_.em; }

 private:
  [[nodiscard]] double left() const { return seen_.x + 0.9 * sheet_.em; }
  [[nodiscard]] double width() const { return seen_.width - 1.8 * sheet_.em; }
  [[nodiscard]] bool sees(double top, double bottom) const {
    return top >= seen_.y && bottom + 0.25 * sheet_.em <= seen_.bottom();
  }
  void line(double indent, const std::string& text, const Words& words) {
    if (sees(y_ - words.size * sheet_.em, y_)) sheet_.text({left() + indent, y_}, text, words);
    y_ += sheet_.line_height(words.size);
  }

  Sheet& sheet_;
  Box seen_;
  double from_, y_;
};

void school_lines(Drawer& drawer, const Frame& frame, const View& view, const EntityId& id) {
  const SchoolDef& def = frame.world().district.schools[id.school];
  drawer.put(fmt::format("{}, {}, {}, {:.0f}% in poverty", capitalised(std::string(level_name(def.level))),
                         counted(static_cast<std::size_t>(def.students), "student", "students"),
                         counted(static_cast<std::size_t>(def.teachers), "teacher", "teachers"),
                         100 * def.poverty_share),
             {.role = Role::Soft});
  drawer.trail(frame, id.school);
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    const PlanFrame& plan = frame.plans[p];
    const SchoolState& now = plan.state->schools[id.school];
    drawer.plan(frame, p);
    const auto* school = plan.why ? std::get_if<SchoolExplanation>(&plan.why->explanation) : nullptr;
    drawer.put(school != nullptr ? capitalised(school->phase) + "."
                                 : capitalised(std::string(phase_words(phase_of(now)))) + ".");
    const auto share = static_cast<double>(plan.history->at(frame.week(), id.school).weekly_share);
    drawer.put(fmt::format("{:.0f} of {} teachers weekly; {:.0f} trained; {}.", share * def.teachers,
                           def.teachers, static_cast<double>(now.trained_share) * def.teachers,
                           counted(now.incidents_total, "incident so far", "incidents so far")));
    if (school == nullptr || !view.why) continue;
    for (const SchoolTool& tool : school->tools)
      drawer.put(fmt::format("{}: {}.", capitalised(key_words(tool.id)), tool.why), {.role = Role::Soft});
    for (const LeverStanding& lever : school->levers) {
      if (lever.here && !lever.text.empty())
        drawer.put(fmt::format("{}: {}.", lever.label, lever.text), {.role = Role::Soft});
    }
  }
}

const PersonExplanation* person_of(const PlanFrame& plan) {
  return plan.why ? std::get_if<PersonExplanation>(&plan.why->explanation) : nullptr;
}

/// What decided, influence by influence, the strongest first.
void influence_lines(Drawer& drawer, const PersonExplanation& person) {
  constexpr double kSaid = 0.005;  // less is said as x1.00, which is no influence
  for (const Chance& chance : person.chances) {
    drawer.put(fmt::format("To {}: {} a week.", chance.move, of_100(chance.probability)),
               {.weight = draw::Weight::Bold});
    std::vector<Term> terms = chance.terms;
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term& a, const Term& b) { return std::abs(a.value) > std::abs(b.value); });
    for (const Term& term : terms) {
      if (std::abs(term.value) < kSaid) continue;
      drawer.put(fmt::format("{} x{:.2f}: {}", term.name, std::exp(term.value), term.about),
                 {.role = Role::Soft});
    }
  }
}

/// Both plans' sentences first, so that the twins stand beside each other; then what decided under each.
void person_lines(Drawer& drawer, const Frame& frame, const View& view) {
  bool told = false;
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    const PersonExplanation* person = person_of(frame.plans[p]);
    if (person == nullptr) continue;
    if (!told) drawer.put(capitalised(person->who) + ".", {.role = Role::Soft});
    told = true;
    drawer.plan(frame, p);
    drawer.put(capitalised(person->after) + ".", {.weight = draw::Weight::Bold});
    drawer.put(why_sentence(*person));
    const auto using_ai = std::count_if(person->neighbours.begin(), person->neighbours.end(),
                                        [](const Neighbour& n) { return n.counts; });
    if (!person->neighbours.empty())
      drawer.put(
          fmt::format("{} of {} use AI.", using_ai,
                      person->id.kind == EntityKind::Teacher
                          ? counted(person->neighbours.size(), "colleague they ask", "colleagues they ask")
                          : counted(person->neighbours.size(), "friend they name", "friends they name")));
  }
  if (!told) drawer.put("Nothing has been decided yet: step on a week.", {.role = Role::Soft});
  for (std::size_t p = 0; p < frame.plans.size() && view.why; ++p) {
    const PersonExplanation* person = person_of(frame.plans[p]);
    if (person == nullptr || person->chances.empty()) continue;
    drawer.plan(frame, p);
    influence_lines(drawer, *person);
  }
}

}  // namespace

std::string entity_title(const World& world, const EntityId& id) {
  const std::string& school = world.district.schools[id.school].name;
  if (id.kind == EntityKind::School) return school;
  return fmt::format("{} {} at {}", id.kind == EntityKind::Teacher ? "Teacher" : "Student", id.number,
                     school);
}

std::string why_sentence(const PersonExplanation& e) {
  if (!e.no_decision.empty()) return capitalised(e.no_decision) + ".";
  const Chance* chance = nullptr;
  for (const Chance& c : e.chances) {
    if (chance == nullptr ||
        (e.state_before != e.state_after ? c.probability > chance->probability : c.side == LuckSide::Low))
      chance = &c;
  }
  if (chance == nullptr)
    return e.note.empty() ? "Nothing could change this week." : capitalised(e.note) + ".";
  if (chance->rate <= 0) return fmt::format("They cannot {}: {}.", chance->move, chance->rate_about);
  const bool happened = e.state_before != e.state_after;
  std::string text =
      happened
          ? fmt::format("This week it happened: {}, a chance of {}.", e.after, of_100(chance->probability))
          : fmt::format("The chance to {} was {}; this week's luck left things as they are.", chance->move,
                        of_100(chance->probability));
  if (const Term* up = strongest(*chance, true)) text += fmt::format(" Most for it: {}.", term_words(*up));
  if (const Term* down = strongest(*chance, false))
    text += fmt::format(" Most against: {}.", term_words(*down));
  return text;
}

namespace {

/// @return how high they are
double all_lines(Sheet& sheet, const Frame& frame, const View& view, const Box& seen, double from) {
  Drawer drawer(sheet, seen, from);
  if (!view.selected) {
    drawer.title("Inspector");
    drawer.put("Choose a school with the arrows or the mouse.", {.role = Role::Soft});
    return drawer.height();
  }
  drawer.title(entity_title(frame.world(), *view.selected));
  if (view.selected->kind == EntityKind::School)
    school_lines(drawer, frame, view, *view.selected);
  else
    person_lines(drawer, frame, view);
  if (!view.why) drawer.put("W: every influence", {.role = Role::Soft});
  return drawer.height();
}

}  // namespace

double inspector(Sheet& sheet, const Frame& frame, const View& view, const Box& box) {
  const double em = sheet.em;
  sheet.rect(box, draw::Fill{Role::Panel}, draw::Stroke{Role::Rule, 0.06 * em});
  Sheet measured(em);
  Box seen = box;
  const double height = all_lines(measured, frame, view, box, 0);
  if (height > box.height) seen.height -= 1.5 * em;  // a line that says how to see the rest
  const double most = height > box.height ? height - seen.height : 0;
  const double from = std::min(view.inspector_from * em, most);
  Sheet inner(em);
  all_lines(inner, frame, view, seen, from);
  if (most > 0) {
    sheet.line({{box.x + 0.9 * em, seen.bottom()}, {box.right() - 0.9 * em, seen.bottom()}},
               {Role::Rule, 0.06 * em});
    sheet.text({box.right() - 0.9 * em, box.bottom() - 0.4 * em},
               from <= 0     ? "PgDn: more"
               : from < most ? "PgUp, PgDn: more"
                             : "PgUp: back",
               {.role = Role::Soft, .anchor = draw::Anchor::End});
  }
  sheet.add({draw::Group{"inspector", box, std::move(inner.items)}});
  return most / em;
}

}  // namespace pilotwave::viz
