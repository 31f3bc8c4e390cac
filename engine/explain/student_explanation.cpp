#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "explain/person_explanation.hpp"
#include "explain/words.hpp"
#include "model/student_use.hpp"

namespace pilotwave {
namespace {

std::string_view band_words(Band band) {
  constexpr std::array<std::string_view, 3> kWords = {"elementary", "middle", "high"};
  return kWords[static_cast<std::size_t>(band)];
}

/// A factor of a product as a term of a sum.
double log_factor(double factor) {
  return factor > 0 ? det_log(factor) : -std::numeric_limits<double>::infinity();
}

std::string friends_words(const StudentColumns& students, std::uint32_t seat, unsigned n_friends) {
  return fmt::format("{} of {} friends they name use AI alone", students.friends_using[seat], n_friends);
}

std::string trust_words(const StudentSituation& x) {
  return fmt::format("trust that AI is used fairly {:.2f}", x.trust);
}

std::string rules_words(const StudentSituation& x) {
  return x.rules > 0 ? fmt::format("knows the rules for ethical use, {:.2f} of them still clear", x.rules)
                     : "knows no rules for ethical use";
}

Chance starting(const StudentSituation& x, const std::string& friends, const Params& p) {
  const std::array<std::string, kStartTerms> about = {
      friends,
      fmt::format("readiness to use AI {:.2f} from least (0) to most (1)", x.leaning),
      x.home ? "a device and a line at home" : "no device and line at home",
      x.exams ? "exam time" : "no exams",
      rules_words(x),
      x.low_income ? "family with a low income" : "family without a low income",
      x.guided > 0 ? "worked with AI in class last week" : "did not work with AI in class last week",
      fmt::format("AI literacy {:.2f}", x.literacy),
      trust_words(x)};
  Chance c = chance_of("start to use AI alone", LuckSide::Low, start_unguided(x, p), about);
  c.rate_about = fmt::format("starting in {} school", band_words(x.band));
  if (x.ban > 0)
    c.rate_about += fmt::format(", times {:.2f} left by a ban", ban_factor(x.ban, x.home_filter, p));
  if (!x.in_session)
    c.rate_about += fmt::format(", times {:.2f} while school is out", p[P::student_use_summer]);
  return c;
}

Chance stopping(const StudentSituation& x, const std::string& friends, const Params& p) {
  const std::array<std::string, kStopTerms> about = {
      fmt::format("AI literacy {:.2f}; {}", x.literacy, rules_words(x)),
      x.detector > 0 ? fmt::format("{:.0f}% of work is checked by detectors", 100 * x.detector)
                     : "no detectors",
      x.ban > 0 ? fmt::format("a ban enforced at {:.2f}", x.ban) : "no ban", friends, trust_words(x)};
  Chance c = chance_of("stop using AI alone", LuckSide::High, stop_unguided(x, p), about);
  c.rate_about = "stopping, for a middling light user";
  return c;
}

Chance deepening(const StudentSituation& x, const Params& p) {
  Chance c;
  c.move = "come to depend on AI";
  c.form = ChanceForm::Product;
  c.rate = x.in_session ? p[P::student_use_heavy_rate] : 0;
  c.rate_about =
      x.in_session ? "at full habit and leaning" : "nobody comes to depend on AI while school is out";
  c.terms = {{"habit", log_factor(x.habit), fmt::format("habit {:.2f} from none (0) to full (1)", x.habit)},
             {"leaning, squared", log_factor(x.leaning * x.leaning),
              fmt::format("readiness to use AI {:.2f} from least (0) to most (1)", x.leaning)}};
  c.probability = deepen_chance(x, p);
  return c;
}

Chance recovering(const StudentSituation& x, const Params& p) {
  Chance c;
  c.move = "go back to light use";
  c.side = LuckSide::High;
  c.form = ChanceForm::Product;
  c.rate = p[P::student_use_recover_rate];
  c.rate_about = "for a middling heavy user";
  c.terms = {
      {"literacy", log_factor(std::max(0.0, 1 + p[P::student_use_recover_literacy] * (x.literacy - 0.5))),
       fmt::format("AI literacy {:.2f}", x.literacy)},
      {"holidays", x.in_session ? 0 : log_factor(p[P::student_use_recover_break]),
       x.in_session ? "school is in session" : "school is out"}};
  c.probability = recover_chance(x, p);
  return c;
}

std::vector<Neighbour> named_friends(const WeekContext& ctx, const StudentColumns& students,
                                     std::uint32_t seat) {
  const World& world = ctx.world;
  const EntityId id = student_at(seat, world);
  const YearFrame& year = world.years[static_cast<std::size_t>(world.calendar.school_year(ctx.week))];
  const std::uint32_t first = world.schools.first_student[id.school];
  std::vector<Neighbour> named;
  // Kept the other way round: who watches a seat. Friends are those whose watchers hold this one.
  for (std::uint32_t k = first; k < world.schools.first_student[id.school + 1]; ++k) {
    const auto watchers = year.friends.watchers_of(k);
    if (std::find(watchers.begin(), watchers.end(), static_cast<std::uint16_t>(seat - first)) ==
        watchers.end())
      continue;
    named.push_back({student_id(k, world),
                     fmt::format("grade {}", grade_name(world.sections.grade[section_of(world, k)])),
                     std::string(student_use_words(students.use[k])), students.use[k] != StudentUse::None,
                     false});
  }
  return named;
}

std::vector<ToolWithin> student_tools(const WeekContext& ctx, const ClassOffer& offer, const EntityId& id,
                                      bool opted_out) {
  const SchoolState& school = ctx.before.schools[id.school];
  std::vector<ToolWithin> all;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const bool open = (school.open & tool_bit(t)) != 0, seat = id.number <= school.student_seats[t];
    ToolWithin tool{ctx.tools[t].id, "not open here", false, ctx.quality[t]};
    if (ctx.tools[t].kind == ToolKind::Planning) {
      tool.access = "for teachers";
    } else if (open && t == offer.tool) {
      tool.access = opted_out ? "used in class, but the family has withdrawn consent"
                    : !seat   ? "used in class, but no seat is left"
                              : "used in class, with a seat";
      tool.in_reach = seat && !opted_out;
    } else if (open) {
      tool.access = "open here, but class works with another";
    }
    if (ctx.tools[t].kind == ToolKind::GeneralChat && !tool.in_reach) {
      tool.access += "; in everybody's pocket";
      tool.in_reach = true;
    }
    all.push_back(std::move(tool));
  }
  return all;
}

}  // namespace

PersonExplanation explain_student(const WeekContext& ctx, const StudentColumns& students,
                                  std::uint32_t seat) {
  const World& world = ctx.world;
  const Params& p = ctx.params;
  const std::uint32_t section = section_of(world, seat), s = world.sections.school[section];
  const int grade = world.sections.grade[section];
  const YearFrame& year = world.years[static_cast<std::size_t>(world.calendar.school_year(ctx.week))];
  const std::uint8_t flags = students.flags[seat], traits = students.traits[seat];
  const ClassOffer offer = class_offers(ctx, s)[section - world.schools.first_section[s]];
  PersonExplanation e;
  e.id = student_at(seat, world);
  e.id_text = student_id(seat, world);
  e.person = students.person[seat];
  e.who = fmt::format("student in grade {} at {}{}{}{}", grade_name(grade), world.district.schools[s].name,
                      traits & kEnglishLearner ? ", English learner" : "",
                      traits & kLowIncome ? ", low-income family" : "",
                      traits & kHomeAccess ? "" : ", no device and line at home");
  e.standing = fmt::format(
      "habit {:.2f}, AI literacy {:.2f}, trust {:.2f}; class offers {:.0f} guided minutes a week; "
      "family {}{}",
      static_cast<double>(students.habit[seat]), static_cast<double>(students.literacy[seat]),
      static_cast<double>(students.trust[seat]), offer.minutes,
      flags & kInformed ? "informed" : "not informed", flags & kOptedOut ? ", consent withdrawn" : "");
  const StudentUse use = students.use[seat];
  e.state_before = static_cast<int>(use);
  e.before = std::string(student_use_words(use));
  e.neighbours = named_friends(ctx, students, seat);
  e.guidance = guidance_known(ctx, flags);
  e.tools = student_tools(ctx, offer, e.id, (flags & kOptedOut) != 0);
  StudentUse after = StudentUse::None;
  if (may_use_alone(grade, p)) {
    const StudentSituation x = student_situation(ctx, students, 0, seat);
    e.luck = student_use_luck(ctx, seat);
    after = next_use(use, e.luck, x, p);
    const std::string friends = friends_words(students, seat, year.friends.n_friends[seat]);
    if (use == StudentUse::None) e.chances = {starting(x, friends, p)};
    if (use == StudentUse::Light) e.chances = {deepening(x, p), stopping(x, friends, p)};
    if (use == StudentUse::Heavy) e.chances = {recovering(x, p)};
  } else {
    e.no_decision = fmt::format("students use AI alone from grade {:.0f} on", p[P::student_use_first_grade]);
  }
  e.state_after = static_cast<int>(after);
  e.after = std::string(student_use_words(after));
  return e;
}

}  // namespace pilotwave
