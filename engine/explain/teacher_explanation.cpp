#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "explain/person_explanation.hpp"
#include "explain/words.hpp"
#include "model/guidelines.hpp"
#include "model/teacher_use.hpp"
#include "model/turnover.hpp"

namespace pilotwave {
namespace {

/// Luck at which the likeliest to move on do, and at which the likeliest to fall back do: beyond all chances.
constexpr double kBestLuck = 0, kWorstLuck = 1;

std::string step_on(UseLevel from, UseLevel to) {
  if (from == UseLevel::Refuses) return "give up refusing";
  if (from == UseLevel::Lapsed) return "try again";
  switch (to) {
    case UseLevel::Aware:
      return "hear of AI tools";
    case UseLevel::Tried:
      return "try a tool";
    case UseLevel::Monthly:
      return "move on to monthly use";
    case UseLevel::Weekly:
      return "move on to weekly use";
    case UseLevel::Integrated:
      return "begin to use AI with students";
    default:
      return "move on";
  }
}

std::string step_back(UseLevel to) {
  switch (to) {
    case UseLevel::Weekly:
      return "stop using AI with students";
    case UseLevel::Monthly:
      return "fall back to monthly use";
    case UseLevel::Lapsed:
      return "give AI up";
    case UseLevel::Refuses:
      return "come to refuse AI";
    default:
      return "fall back";
  }
}

std::string base_rate_words(UseLevel from, const TeacherSituation& x) {
  const bool needs_access = from != UseLevel::Refuses && from != UseLevel::Unaware;
  if (from == UseLevel::Integrated) return "there is no further level";
  if (from == UseLevel::Weekly && !x.can_integrate) return "no student tool in reach";
  if (needs_access && !x.access) return "no tool in reach";
  return "for a middling teacher at this level";
}

std::array<std::string, kUpTerms> words_on(const WeekContext& ctx, std::uint32_t t, const TeacherSituation& x,
                                           std::uint32_t n_asked) {
  const TeacherColumns& old = ctx.before.teachers;
  const std::uint32_t s = ctx.world.posts.school[t];
  const double coached = static_cast<double>(old.coached[t]),
               pilot = static_cast<double>(ctx.effects.schools[s].pilot_support);
  std::string help = "nobody near";
  if (x.help > 0) {
    help = coached >= pilot && coached >= x.help
               ? fmt::format("contact with a coach, {:.2f} of full help", x.help)
           : pilot >= x.help ? fmt::format("support in the pilot, {:.2f} of full help", x.help)
                             : fmt::format("{} of {} colleagues they ask can help: {:.2f} of full help",
                                           old.peers_skilled[t], n_asked, x.help);
  }
  return {fmt::format("the best tool in reach is worth {:.2f} of a perfect one to them", x.usefulness),
          fmt::format("{:.2f} from hard (0) to effortless (1)", x.ease),
          fmt::format("{} of {} colleagues they ask use AI monthly or more", old.peers_using[t], n_asked),
          help,
          fmt::format("{:.2f} of the best access, devices, principal and guidance", x.conditions),
          fmt::format("trust in the district's course {:.2f}", x.trust),
          fmt::format("{:+.1f} standard deviations", x.innovativeness),
          experience_words(x.experience),
          std::string(subject_name(x.subject)),
          x.demand > 0 ? fmt::format("wish for tools that the school waits for {:.2f}", x.demand)
                       : "the school waits for nothing"};
}

std::array<std::string, kDownTerms> words_back(const WeekContext& ctx, std::uint32_t t,
                                               const TeacherSituation& x, std::uint32_t n_asked) {
  const TeacherColumns& old = ctx.before.teachers;
  const SchoolState& school = ctx.before.schools[ctx.world.posts.school[t]];
  return {fmt::format("the best tool in reach is worth {:.2f} of a perfect one to them", x.usefulness),
          fmt::format("{} of {} colleagues they ask use AI monthly or more", old.peers_using[t], n_asked),
          x.bad_experience ? fmt::format("stings for {} more weeks", old.bad_weeks[t]) : "none lately",
          fmt::format("{} weeks of use without support", old.unsupported[t]),
          school.severity_found > 0 ? fmt::format("incidents of severity {:g} came to light here",
                                                  static_cast<double>(school.severity_found))
                                    : "none came to light here",
          x.overload > 0 ? "exam time" : "no exams",
          x.access ? "a tool is in reach" : "no tool is left in reach"};
}

std::string tool_words(const WeekContext& ctx, std::uint32_t s, std::size_t tool, ToolAccess access) {
  const SchoolState& school = ctx.before.schools[s];
  if (access == ToolAccess::Approved) return "approved, open here, with a seat";
  const bool open = (school.open & tool_bit(tool)) != 0;
  const std::string here = open ? "open here, but no seat for this post" : "not open here";
  return access == ToolAccess::Unapproved ? "unapproved; " + here : here;
}

}  // namespace

std::string holiday_words(const Calendar& calendar, int week) {
  int before = week, next = week;
  while (before >= 0 && !calendar.in_session(before)) --before;
  while (next < calendar.n_weeks() && !calendar.in_session(next)) ++next;
  std::string text = fmt::format("school is out in the week of {}", date_text(calendar.monday(week)));
  if (before >= 0)
    text += fmt::format("; the last school week before is that of {}", date_text(calendar.monday(before)));
  if (next < calendar.n_weeks())
    text += fmt::format("{} next one is that of {}", before >= 0 ? ", the" : "; the",
                        date_text(calendar.monday(next)));
  return text;
}

std::vector<GuidanceKnown> guidance_known(const WeekContext& ctx, std::uint8_t reached) {
  std::vector<GuidanceKnown> all;
  for (std::size_t i = 0; i < kGuidelineParts; ++i) {
    const auto part = static_cast<GuidelinePart>(i);
    all.push_back(
        {part, ctx.before.district.guidelines[i].published_week, (reached & (1U << i)) != 0, ctx.clarity[i]});
  }
  return all;
}

PersonExplanation explain_teacher(const WeekContext& ctx, std::uint32_t t) {
  const World& world = ctx.world;
  const TeacherColumns& old = ctx.before.teachers;
  const std::uint32_t s = world.posts.school[t], ordinal = t - world.schools.first_teacher[s];
  const YearFrame& year = world.years[static_cast<std::size_t>(world.calendar.school_year(ctx.week))];
  PersonExplanation e;
  e.id = teacher_at(t, world);
  e.id_text = teacher_id(t, world);
  e.person = old.person[t];
  const Subject subject = world.posts.subject[t];
  e.who =
      fmt::format("{}{}{}, {}, at {}",
                  subject == Subject::Other ? std::string("teacher of another subject")
                                            : fmt::format("{} teacher", subject_name(subject)),
                  world.posts.is_lead[t] ? ", a lead" : "", old.is_champion[t] ? ", a champion" : "",
                  experience_words(static_cast<double>(old.experience[t])), world.district.schools[s].name);
  e.standing = fmt::format(
      "skill {:.2f}, ethics literacy {:.2f}, training sessions attended {}, trust {:.2f}; uses {}",
      static_cast<double>(old.skill[t]), static_cast<double>(old.ethics[t]), old.sessions[t],
      static_cast<double>(old.trust[t]), channel_words(old.channel[t]));
  const UseLevel level = old.level[t];
  e.state_before = e.state_after = static_cast<int>(level);
  e.before = e.after = std::string(use_level_words(level));
  for (const std::uint32_t j : year.advice.neighbours(t))
    e.neighbours.push_back({teacher_id(j, world), std::string(subject_name(world.posts.subject[j])),
                            std::string(use_level_words(old.level[j])), uses_monthly(old.level[j]),
                            is_helpful(old, j, ctx.params)});
  e.guidance = guidance_known(ctx, old.guidance[t]);
  for (std::size_t tool = 0; tool < ctx.tools.size(); ++tool) {
    const ToolAccess access = tool_access(ctx, s, ordinal, tool);
    e.tools.push_back({ctx.tools[tool].id, tool_words(ctx, s, tool, access), access != ToolAccess::None,
                       ctx.quality[tool]});
  }
  if (!ctx.in_session()) {
    e.no_decision = "no teacher changes a habit while " + holiday_words(world.calendar, ctx.week);
    return e;
  }
  const Params& p = ctx.params;
  const TeacherSituation x = teacher_situation(ctx, t);
  const std::uint32_t n_asked = year.advice.degree(t);
  e.luck = Luck::to_unit32(teacher_use_words(ctx, t)[0]);
  const UseLevel after = level_after(x, e.luck, p);
  e.state_after = static_cast<int>(after);
  e.after = std::string(use_level_words(after));
  if (after != next_level(x, e.luck, p))
    e.note = "No student tool is left in reach: whoever worked with students goes back to weekly use.";
  const auto on = further(x, p);
  Chance up = chance_of(on.rate > 0 ? step_on(level, next_level(x, kBestLuck, p)) : "move on", LuckSide::Low,
                        on, words_on(ctx, t, x, n_asked));
  up.rate_about = base_rate_words(level, x);
  const auto off = back(x, p);
  Chance down = chance_of(off.rate > 0 ? step_back(next_level(x, kWorstLuck, p)) : "fall back",
                          LuckSide::High, off, words_back(ctx, t, x, n_asked));
  down.rate_about = down.rate > 0 ? "for a middling teacher" : "nothing to fall back from";
  down.probability = std::min(down.probability, 1 - up.probability);
  e.chances = {std::move(up), std::move(down)};
  return e;
}

}  // namespace pilotwave
