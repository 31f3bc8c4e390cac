#include "model/class_offer.hpp"

#include <algorithm>

#include "model/technology.hpp"
#include "model/week.hpp"

namespace pilotwave {
namespace {

/// The tool a class works with: of the open ones with student seats here, the best (general chat if opened).
/// kMaxTools where there is none.
std::size_t class_tool(const WeekContext& ctx, std::uint32_t school) {
  const SchoolState& s = ctx.before.schools[school];
  std::size_t best = kMaxTools;
  double best_quality = -1;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    if (!(s.open & tool_bit(t)) || s.student_seats[t] == 0 || ctx.tools[t].kind == ToolKind::Planning)
      continue;
    const double q = ctx.quality[t];
    if (q > best_quality) best = t, best_quality = q;
  }
  return best;
}

/// What one teacher adds to the offer of a section: minutes, and skill and support weighted by them.
struct TeacherOffer {
  double minutes = 0, skill = 0, support = 0, ethics = 0;
};

TeacherOffer teacher_offer(const WeekContext& ctx, const SchoolEffects& effects, bool guides,
                           std::uint32_t t) {
  const Params& p = ctx.params;
  const TeacherColumns& old = ctx.before.teachers;
  TeacherOffer o;
  o.ethics = static_cast<double>(old.ethics[t]);
  const UseLevel level = old.level[t];
  if (!guides || !uses_weekly(level) || !(old.channel[t] & kApproved)) return o;
  const double each =
      level == UseLevel::Integrated ? p[P::student_use_minutes_integrated] : p[P::student_use_minutes_weekly];
  const double support =
      std::max(static_cast<double>(old.coached[t]), static_cast<double>(effects.pilot_support));
  o.minutes = each * (1 + p[P::student_use_support_boost] * support);
  o.skill = o.minutes * static_cast<double>(old.skill[t]);
  o.support = o.minutes * support;
  return o;
}

}  // namespace

void class_offers(const WeekContext& ctx, std::uint32_t school, std::vector<ClassOffer>& offers) {
  const Params& p = ctx.params;
  const auto& sections = ctx.world.sections;
  const std::uint32_t first = ctx.world.schools.first_section[school],
                      last = ctx.world.schools.first_section[school + 1];
  offers.assign(last - first, {});
  const SchoolEffects& effects = ctx.effects.schools[school];
  const std::size_t tool = class_tool(ctx, school);
  const bool guides = tool < kMaxTools && ctx.in_session();
  const double lessons = ctx.in_session() ? static_cast<double>(effects.lessons) : 0;
  for (ClassOffer& o : offers) o.tool = tool;
  if (!guides && lessons <= 0) return;
  // What each teacher brings, then section by section.
  const std::uint32_t first_teacher = ctx.world.schools.first_teacher[school];
  thread_local std::vector<TeacherOffer> staff;
  staff.clear();
  for (std::uint32_t t = first_teacher; t < ctx.world.schools.first_teacher[school + 1]; ++t)
    staff.push_back(teacher_offer(ctx, effects, guides, t));
  for (std::uint32_t c = first; c < last; ++c) {
    ClassOffer& o = offers[c - first];
    const auto teachers = sections.teachers_of(c);
    TeacherOffer all;
    for (const std::uint32_t t : teachers) {
      const TeacherOffer& one = staff[t - first_teacher];
      all.minutes += one.minutes, all.skill += one.skill, all.support += one.support,
          all.ethics += one.ethics;
    }
    const double homeroom = teachers.size() == 1 ? p[P::student_use_homeroom_factor] : 1.0;
    o.minutes = all.minutes * homeroom;
    if (all.minutes > 0) o.skill = all.skill / all.minutes, o.support = all.support / all.minutes;
    o.literacy_lesson = lessons * all.ethics / static_cast<double>(teachers.size());
    if (!guides) continue;
    o.quality = ctx.quality[tool];
    o.guardrails = guardrails(ctx.tools[tool], ctx.before.district.tools[tool]);
    o.bias = ctx.tools[tool].bias;
  }
}

std::vector<ClassOffer> class_offers(const WeekContext& ctx, std::uint32_t school) {
  std::vector<ClassOffer> offers;
  class_offers(ctx, school, offers);
  return offers;
}

double guided_minutes(const ClassOffer& offer, double trait, bool has_seat, bool opted_out, double devices,
                      const Params& p) {
  if (!has_seat || opted_out) return 0;
  return std::min(p[P::student_use_most_minutes], offer.minutes * trait * devices);
}

}  // namespace pilotwave
