#include "model/teacher_use.hpp"

#include <algorithm>
#include <array>

#include "model/guidelines.hpp"
#include "model/level_bounds.hpp"
#include "model/technology.hpp"
#include "spread/choice.hpp"

namespace pilotwave {
namespace {

/// Approved, unapproved or both: utilities with one lasting shock for each person and alternative, so that
/// making one better never drives anyone away from it.
std::uint8_t choose_channel(const WeekContext& ctx, std::uint32_t t, const ToolReach& reach, double demand,
                            double ban) {
  if (reach.approved <= 0) return reach.unapproved > 0 ? kUnapproved : 0;
  if (reach.unapproved <= 0) return kApproved;
  const Params& p = ctx.params;
  const auto privacy = static_cast<std::size_t>(GuidelinePart::Privacy);
  const double norm =
      guidance_on(ctx.before.teachers.guidance[t], GuidelinePart::Privacy, ctx.clarity[privacy]);
  const double lean = static_cast<double>(ctx.before.teachers.channel_lean[t]);
  const std::array<double, 2> utilities{
      p[P::teacher_use_quality_weight] * reach.approved + p[P::teacher_use_convenience],
      p[P::teacher_use_quality_weight] * reach.unapproved - p[P::teacher_use_norm] * (norm + ban) +
          p[P::teacher_use_demand_pull] * demand + p[P::teacher_use_channel_spread] * lean};
  const Choice choice = choose(utilities);
  if (choice.lead < p[P::teacher_use_both_margin]) return kApproved | kUnapproved;
  return choice.best == 0 ? kApproved : kUnapproved;
}

}  // namespace

ToolAccess tool_access(const WeekContext& ctx, std::uint32_t school, std::uint32_t ordinal,
                       std::size_t tool) {
  const SchoolState& s = ctx.before.schools[school];
  if ((s.open & tool_bit(tool)) && ordinal < s.teacher_seats[tool]) return ToolAccess::Approved;
  return ctx.tools[tool].kind == ToolKind::GeneralChat ? ToolAccess::Unapproved : ToolAccess::None;
}

ToolReach tools_in_reach(const WeekContext& ctx, std::uint32_t school, std::uint32_t ordinal) {
  ToolReach r;
  const SchoolState& s = ctx.before.schools[school];
  const double saved = ctx.effects.platform ? 1 - ctx.params[P::rollout_platform_ease] : 1;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const ToolDef& def = ctx.tools[t];
    const double quality = ctx.quality[t];
    const ToolAccess access = tool_access(ctx, school, ordinal, t);
    if (access == ToolAccess::Approved) {
      if (quality > r.approved) r.approved = quality, r.effort = def.integration_effort * saved;
      r.student_tool = r.student_tool || (is_for_students(def.kind) && s.student_seats[t] > 0);
    } else if (access == ToolAccess::Unapproved) {
      if (quality > r.unapproved) r.unapproved = quality, r.unapproved_effort = def.integration_effort;
    }
  }
  return r;
}

float channel_lean(std::uint32_t person, const Luck& luck) {
  const PhiloxCounter w = luck.words(Stream::TeacherChannel, person, 0, 0);
  return static_cast<float>(gumbel_shock(Luck::to_unit32(w[1])) - gumbel_shock(Luck::to_unit32(w[0])));
}

namespace {

/// The first post after this one, at most `n`, that has other tools in reach: where somebody's seats end.
std::uint32_t same_reach_until(const WeekContext& ctx, std::uint32_t school, std::uint32_t ordinal,
                               std::uint32_t n) {
  std::uint32_t until = n;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const std::uint32_t seats = ctx.before.schools[school].teacher_seats[t];
    if (seats > ordinal) until = std::min(until, seats);
  }
  return until;
}

/// What a week holds for everybody who teaches at a school.
struct StaffWeek {
  const WeekContext& ctx;
  const YearFrame& year;
  double open_to_all, pilot_support, devices, principal, incident, overload, demand;
  std::array<double, std::size_t{1} << kGuidelineParts> guided{};  ///< by the parts that have reached one

  StaffWeek(const WeekContext& context, std::uint32_t s)
      : ctx(context),
        year(ctx.world.years[static_cast<std::size_t>(ctx.world.calendar.school_year(ctx.week))]),
        open_to_all(1 - static_cast<double>(ctx.effects.schools[s].ban_teachers)),
        pilot_support(static_cast<double>(ctx.effects.schools[s].pilot_support)),
        devices(std::min(1.0, ctx.world.schools.devices_per_student[s])),
        principal(ctx.world.schools.principal_support[s]),
        incident(std::min(1.0, static_cast<double>(ctx.before.schools[s].severity_found) /
                                   ctx.params[P::teacher_use_incident_scale])),
        overload(ctx.world.calendar.is_exam_time(ctx.week) ? 1.0 : 0.0),
        demand(static_cast<double>(ctx.before.schools[s].demand)) {
    for (std::size_t reached = 0; reached < guided.size(); ++reached) {
      for (std::size_t part = 0; part < kGuidelineParts; ++part) {
        guided[reached] += guidance_on(static_cast<std::uint8_t>(reached), static_cast<GuidelinePart>(part),
                                       ctx.clarity[part]) /
                           kGuidelineParts;
      }
    }
  }

  [[nodiscard]] double help(std::uint32_t t) const {
    const TeacherColumns& old = ctx.before.teachers;
    const double degree = std::max(1U, year.advice.degree(t));
    return std::max({static_cast<double>(old.coached[t]), pilot_support,
                     ctx.params[P::teacher_use_peer_help] * std::min(1.0, old.peers_skilled[t] / degree)});
  }
  /// Of the situation of somebody with so much skill and guidance, what the staff shares.
  [[nodiscard]] TeacherSituation surroundings(const ToolReach& reach, double skill, double guidance) const;
  [[nodiscard]] TeacherSituation situation(const ToolReach& reach, std::uint32_t t) const;
  /// The same for all with these tools in reach, as slopes.
  [[nodiscard]] LevelBounds bounds(const ToolReach& reach) const;
};

TeacherSituation StaffWeek::surroundings(const ToolReach& reach, double skill, double guidance) const {
  const Params& p = ctx.params;
  const double unapproved = reach.unapproved * open_to_all;
  const double effort = reach.approved >= unapproved ? reach.effort : reach.unapproved_effort;
  TeacherSituation x;
  x.usefulness = std::max(reach.approved, unapproved) * (1 - p[P::teacher_use_skill_span] * (1 - skill));
  x.ease = p[P::teacher_use_ease_skill] * skill + (1 - p[P::teacher_use_ease_skill]) * (1 - effort);
  x.conditions = p[P::teacher_use_conditions_access] * (reach.approved > 0 ? 1.0 : 0.0) +
                 p[P::teacher_use_conditions_devices] * devices +
                 p[P::teacher_use_conditions_principal] * principal +
                 p[P::teacher_use_conditions_guidance] * guidance;
  x.incident = incident;
  x.overload = overload;
  x.demand = demand;
  x.access = reach.approved > 0 || unapproved > 0;
  x.can_integrate = reach.student_tool;
  return x;
}

TeacherSituation StaffWeek::situation(const ToolReach& reach, std::uint32_t t) const {
  const TeacherColumns& old = ctx.before.teachers;
  const double degree = std::max(1U, year.advice.degree(t));
  TeacherSituation x = surroundings(reach, static_cast<double>(old.skill[t]), guided[old.guidance[t]]);
  x.level = old.level[t];
  x.peers = std::min(1.0, old.peers_using[t] / degree);
  x.help = help(t);
  x.trust = static_cast<double>(old.trust[t]);
  x.innovativeness = static_cast<double>(old.innovativeness[t]);
  x.experience = static_cast<double>(old.experience[t]);
  x.subject = ctx.world.posts.subject[t];
  x.refuser = old.refuser[t] != 0;
  x.bad_experience = old.bad_weeks[t] > 0;
  x.unsupported = std::min(1.0, old.unsupported[t] / ctx.params[P::teacher_use_unsupported_weeks]);
  return x;
}

}  // namespace

TeacherSituation teacher_situation(const WeekContext& ctx, std::uint32_t t) {
  const std::uint32_t s = ctx.world.posts.school[t];
  return StaffWeek(ctx, s).situation(tools_in_reach(ctx, s, t - ctx.world.schools.first_teacher[s]), t);
}

namespace {

LevelBounds StaffWeek::bounds(const ToolReach& reach) const {
  const Params& p = ctx.params;
  // Somebody without skill, colleagues, help or guidance: the slopes say what each of these adds.
  TeacherSituation x = surroundings(reach, 0, 0);
  const TeacherSituation skilled = surroundings(reach, 1, 0);
  const double up_base = further(x, p).sum(), down_base = back(x, p).sum();
  const auto number = [](double value) { return static_cast<float>(value); };
  LevelBounds b;
  b.up.base = number(up_base);
  b.up.skill = number(further(skilled, p).sum() - up_base);
  b.up.peers = number(p[P::teacher_use_w_peers]);
  b.up.help = number(p[P::teacher_use_w_help]);
  b.up.trust = number(p[P::teacher_use_w_trust]);
  b.up.innovativeness = number(p[P::teacher_use_w_innovativeness]);
  b.up.experience = number(experience_term(1, p) - experience_term(0, p));
  b.down.base = number(down_base);
  b.down.skill = number(back(skilled, p).sum() - down_base);
  b.down.peers = number(-p[P::teacher_use_hold] * p[P::teacher_use_w_peers]);
  b.down.bad_experience = number(p[P::teacher_use_w_bad]);
  b.down.unsupported = number(p[P::teacher_use_w_unsupported]);
  for (std::size_t reached = 0; reached < guided.size(); ++reached) {
    b.up.guidance[reached] =
        number(p[P::teacher_use_w_conditions] * p[P::teacher_use_conditions_guidance] * guided[reached]);
  }
  for (std::size_t subject = 0; subject < kSubjects; ++subject)
    b.up.subject[subject] =
        number(subject_term(static_cast<Subject>(subject), p) - subject_term(x.subject, p));
  for (std::size_t standing = 0; standing < 2 * kUseLevels; ++standing) {
    x.level = static_cast<UseLevel>(standing % kUseLevels);
    x.refuser = standing >= kUseLevels;
    b.up.rate[standing] = number(rate_up(x, p));
    b.down.rate[standing] = number(rate_down(x, p));
    b.down.level[standing] = number(access_lost_term(x, p));
  }
  b.pilot_support = number(pilot_support);
  b.peer_help = number(p[P::teacher_use_peer_help]);
  b.per_unsupported_week = number(1 / p[P::teacher_use_unsupported_weeks]);
  return b;
}

}  // namespace

PhiloxCounter teacher_use_words(const WeekContext& ctx, std::uint32_t t) {
  const std::uint32_t s = ctx.world.posts.school[t];
  return ctx.luck().words(Stream::TeacherUse, ctx.world.schools.key[s], ctx.week_word(),
                          t - ctx.world.schools.first_teacher[s]);
}

void step_teacher_use(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now) {
  const SchoolColumns& schools = ctx.world.schools;
  const TeacherColumns& old = ctx.before.teachers;
  const Params& p = ctx.params;
  const SchoolEffects& effects = ctx.effects.schools[school];
  // Holidays: nobody changes a habit of teaching in weeks without school.
  if (!ctx.in_session()) {
    for (std::uint32_t t = schools.first_teacher[school]; t < schools.first_teacher[school + 1]; ++t) {
      now.bad_weeks[t] =
          old.bad_weeks[t] > 0 ? static_cast<std::uint8_t>(old.bad_weeks[t] - 1) : std::uint8_t{0};
    }
    return;
  }
  std::vector<std::uint32_t>& words = seat_scratch().words;  // as teacher_use_words
  fill_call_words(ctx.luck(), Stream::TeacherUse, schools.key[school], ctx.week_word(),
                  schools.n_teachers(school), words);
  const auto sting = static_cast<std::uint8_t>(p[P::teacher_use_bad_weeks]);
  const StaffWeek staff(ctx, school);
  const std::uint32_t first = schools.first_teacher[school], n = schools.n_teachers(school);
  thread_local std::vector<std::uint8_t> may_move;
  may_move.resize(n);
  for (std::uint32_t from = 0, until = 0; from < n; from = until) {
    until = same_reach_until(ctx, school, from, n);
    const ToolReach reach = tools_in_reach(ctx, school, from);
    const auto part = [&](const auto& column) {
      return std::span(column).subspan(first + from, until - from);
    };
    find_movable(
        staff.bounds(reach),
        {part(old.level), part(ctx.world.posts.subject), part(old.refuser), part(old.guidance),
         part(old.bad_weeks), part(old.unsupported), part(old.peers_using), part(old.peers_skilled),
         std::span(staff.year.advice.offsets).subspan(first + from, until - from + 1), part(old.skill),
         part(old.coached), part(old.trust), part(old.innovativeness), part(old.experience)},
        std::span<const std::uint32_t>(words).subspan(kCallWords * from),
        std::span(may_move).subspan(from, until - from));
    const double quality = std::max(reach.approved, reach.unapproved);
    for (std::uint32_t k = from; k < until; ++k) {
      const std::uint32_t t = first + k;
      const std::uint32_t* w = words.data() + kCallWords * k;
      const UseLevel was = old.level[t];
      UseLevel level = was;
      if (may_move[k]) level = next_level(staff.situation(reach, t), Luck::to_unit32(w[0]), p);
      level = within_reach(level, reach.student_tool);
      now.level[t] = level;
      const bool uses = uses_any(level);
      now.channel[t] =
          uses ? choose_channel(ctx, t, reach, staff.demand, static_cast<double>(effects.ban_teachers))
               : std::uint8_t{0};
      const bool stung = uses_monthly(was) &&
                         Luck::to_unit32(w[1]) < p[P::teacher_use_bad_experience] * (1 - quality) *
                                                     (1 - p[P::teacher_use_bad_skill_span] *
                                                              (static_cast<double>(old.skill[t]) - 0.5));
      now.bad_weeks[t] = stung                  ? sting
                         : old.bad_weeks[t] > 0 ? static_cast<std::uint8_t>(old.bad_weeks[t] - 1)
                                                : std::uint8_t{0};
      const bool supported = !uses || staff.help(t) > p[P::teacher_use_support_level];
      now.unsupported[t] =
          supported ? std::uint8_t{0} : static_cast<std::uint8_t>(std::min(255, old.unsupported[t] + 1));
    }
  }
}

}  // namespace pilotwave
